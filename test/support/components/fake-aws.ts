import type { MockCallArgs, MockResourceArgs } from "@pulumi/pulumi/runtime";
import { partitionOfRegion } from "../../../contract/partition";
import type { RunOptions } from "./monitor";

/** What Pulumi sends in the place of a value that is not known at preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What AWS would return of a new resource: its inputs, and the ARN, URL and name that it would have. */
export function stateOf(resource: MockResourceArgs, options: RunOptions): Record<string, unknown> {
  const { type, name } = resource;
  const inputs = resource.inputs as Record<string, unknown>;
  const region = textOf(inputs.region) ?? options.region ?? "eu-west-1";
  const place: Where = {
    region,
    accountId: options.accountId ?? "111122223333",
    partition: partitionOfRegion(region).name,
    dnsSuffix: partitionOfRegion(region).dnsSuffix,
    name: textOf(inputs.name) ?? textOf(inputs.bucket) ?? `${name}-a1b2c3d`,
    inputs,
  };
  return { ...inputs, name: place.name, ...(OUTPUTS[type]?.(place) ?? {}) };
}

/** What AWS would answer to a question. An unknown one is an error: a test must say what it expects. */
export function answerCall({ token }: MockCallArgs, options: RunOptions): Record<string, unknown> {
  const region = options.region ?? "eu-west-1";
  const accountId = options.accountId ?? "111122223333";
  if (token === "aws:index/getCallerIdentity:getCallerIdentity") {
    return { accountId, arn: `arn:aws:iam::${accountId}:user/deployer`, userId: "AIDA", id: accountId };
  }
  if (token === "aws:index/getRegion:getRegion") return { region, id: region, name: region };
  throw new Error(`The fake AWS has no answer to ${token}; give one in options.calls.`);
}

interface Where {
  region: string;
  accountId: string;
  partition: string;
  dnsSuffix: string;
  name: string;
  inputs: Record<string, unknown>;
}

const arn = (service: string, resource: (where: Where) => string) => (where: Where) => ({
  arn: `arn:${where.partition}:${service}:${where.region}:${where.accountId}:${resource(where)}`,
});

const OUTPUTS: Record<string, ((where: Where) => Record<string, unknown>) | undefined> = {
  "aws:sqs/queue:Queue": (where) => ({
    ...arn("sqs", ({ name }) => name)(where),
    url: `https://sqs.${where.region}.${where.dnsSuffix}/${where.accountId}/${where.name}`,
  }),
  "aws:sns/topic:Topic": arn("sns", ({ name }) => name),
  "aws:sns/topicSubscription:TopicSubscription": arn("sns", ({ name }) => `topic:${name}`),
  "aws:lambda/function:Function": arn("lambda", ({ name }) => `function:${name}`),
  "aws:cloudwatch/logGroup:LogGroup": arn("logs", ({ name }) => `log-group:${name}`),
  "aws:cloudwatch/metricAlarm:MetricAlarm": arn("cloudwatch", ({ name }) => `alarm:${name}`),
  "aws:cloudwatch/eventRule:EventRule": arn("events", ({ name }) => `rule/${name}`),
  "aws:dynamodb/table:Table": arn("dynamodb", ({ name }) => `table/${name}`),
  "aws:ssm/parameter:Parameter": arn("ssm", ({ name }) => `parameter${name}`),
  "aws:iam/role:Role": ({ partition, accountId, name, inputs }) => ({
    arn: `arn:${partition}:iam::${accountId}:role${textOf(inputs.path) ?? "/"}${name}`,
    uniqueId: "AROAEXAMPLE",
  }),
  "aws:s3/bucket:Bucket": ({ partition, name }) => ({ arn: `arn:${partition}:s3:::${name}`, bucket: name }),
};

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== UNKNOWN ? value : undefined;
}
