import * as pulumi from "@pulumi/pulumi";
import {
  CustomerIntegration,
  type CustomerIntegrationArgs,
} from "../components/customer/customer-integration";
import type { CustomerAlarmsArgs } from "../components/customer/customer-alarms";
import type { VendorArgs } from "../components/customer/vendor";
import type { ConfigValues } from "./config/keys";
import { offerOfStack } from "./vendor-stack";

/** The customer's side. Its outputs are what the vendor, and the owners of keys and topics, are sent. */
export async function customerSide(name: string, config: ConfigValues): Promise<pulumi.Inputs> {
  const customer = new CustomerIntegration(name, customerArgs(config, await vendorOf(config)));
  return customerOutputs(customer, config);
}

export function customerArgs(
  config: ConfigValues,
  vendor: pulumi.Input<VendorArgs> | undefined,
): CustomerIntegrationArgs {
  return {
    bucket: config.bucket,
    vendor,
    notification: config.notification,
    keyPrefix: config.keyPrefix,
    accountIds: config.accountIds,
    organizationId: config.organizationId,
    trailKeyArn: config.trailKeyArn,
    allowListing: config.allowListing,
    topicArn: config.topicArn,
    replaces: config.replaces,
    alarms: alarmsOf(config),
    functionRuntime: config.functionRuntime,
    logRetentionDays: config.logRetentionDays,
    region: config.bucketRegion,
    permissionsBoundaryArn: config.permissionsBoundaryArn,
    tags: config.tags,
  };
}

/** What there is; an undefined output would be warned about on every run. */
export function customerOutputs(customer: CustomerIntegration, config: ConfigValues): pulumi.Inputs {
  const { request, connection, roleArn, queueRule, topicRule, alarmTopicArn, undeliveredQueueUrl } = customer;
  const outputs = {
    request,
    connection,
    roleArn,
    kmsKeyPolicyStatement: config.trailKeyArn && statement(customer.kmsKeyPolicyStatement),
    topicStatement: config.notification === "topic" && statement(customer.topicStatement),
    queueRule,
    topicRule,
    alarmTopicArn,
    undeliveredQueueUrl,
    alarmKeyPolicyStatement: config.alarmKeyArn && statement(customer.alarmKeyPolicyStatement),
  };
  return Object.fromEntries(Object.entries(outputs).filter(([, output]) => pulumi.Output.isInstance(output)));
}

/** `""` where none is needed, since key or topic are of this account. */
function statement(text: pulumi.Output<string | undefined>): pulumi.Output<string> {
  return text.apply((known) => known ?? "");
}

async function vendorOf({ vendor, vendorStack, bucket = "" }: ConfigValues): Promise<VendorArgs | undefined> {
  return vendorStack === undefined ? vendor : offerOfStack(vendorStack, bucket);
}

/** An endpoint is what turns alarms on. */
function alarmsOf(config: ConfigValues): CustomerAlarmsArgs | undefined {
  const { integrationUrl, logGroupName, alarms, cisAlarms } = config;
  if (integrationUrl === undefined || logGroupName === undefined) return undefined;
  if (alarms === undefined && cisAlarms === undefined) {
    void pulumi.log.warn(
      "integrationUrl is given, but neither alarms nor cisAlarms: a topic without alarms is made.",
    );
  }
  return {
    integrationUrl: pulumi.secret(integrationUrl),
    logGroupName,
    alarms,
    cisAlarms,
    keyArn: config.alarmKeyArn,
    region: config.logGroupRegion,
  };
}
