import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand, DescribeMetricFiltersCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { ListPoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { ListEventSourceMappingsCommand, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListSubscriptionsCommand, ListTopicsCommand } from "@aws-sdk/client-sns";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { DescribeParametersCommand } from "@aws-sdk/client-ssm";
import type { Clients } from "./clients";

/** Names of what an account has, by service, sorted. Buckets are the accounts' own business. */
export async function leftOf(clients: Clients): Promise<Record<string, string[]>> {
  const { alarms, events, functions, iam, logs, parameters, queues, tables, topics } = clients;
  const lists = {
    alarms: (await alarms.send(new DescribeAlarmsCommand({}))).MetricAlarms?.map((one) => one.AlarmName),
    eventSourceMappings: (
      await functions.send(new ListEventSourceMappingsCommand({}))
    ).EventSourceMappings?.map((one) => one.EventSourceArn),
    functions: (await functions.send(new ListFunctionsCommand({}))).Functions?.map((one) => one.FunctionName),
    logGroups: (await logs.send(new DescribeLogGroupsCommand({}))).logGroups?.map((one) => one.logGroupName),
    metricFilters: (await logs.send(new DescribeMetricFiltersCommand({}))).metricFilters?.map(
      (one) => one.filterName,
    ),
    parameters: (await parameters.send(new DescribeParametersCommand({}))).Parameters?.map((one) => one.Name),
    policies: (await iam.send(new ListPoliciesCommand({ Scope: "Local" }))).Policies?.map(
      (one) => one.PolicyName,
    ),
    queues: (await queues.send(new ListQueuesCommand({}))).QueueUrls?.map(lastPart),
    roles: (await iam.send(new ListRolesCommand({}))).Roles?.map((one) => one.RoleName),
    rules: (await events.send(new ListRulesCommand({}))).Rules?.map((one) => one.Name),
    subscriptions: (await topics.send(new ListSubscriptionsCommand({}))).Subscriptions?.map(
      (one) => one.SubscriptionArn,
    ),
    tables: (await tables.send(new ListTablesCommand({}))).TableNames,
    topics: (await topics.send(new ListTopicsCommand({}))).Topics?.map((one) => lastPart(one.TopicArn)),
  };
  return Object.fromEntries(
    Object.entries(lists).map(([name, found = []]) => [name, found.map((one) => one ?? "").sort()]),
  );
}

const lastPart = (text = "") => text.split(/[:/]/).at(-1) ?? "";
