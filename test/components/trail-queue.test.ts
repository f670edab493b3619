import * as pulumi from "@pulumi/pulumi";
import { TrailQueue, type TrailQueueArgs } from "../../components/vendor/trail-queue";
import { policyOfSources } from "../../components/vendor/trail-queue-sources";
import { partitionOfRegion } from "../../contract/partition";
import { record, UNKNOWN } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";
import { valueOf } from "../support/components/values";
import { sendersOf, type TrailQueueSources } from "../../components/vendor/trail-queue-sources";

const KEY_ARN = "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/0f0f";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const buckets = [{ bucket: "acme-trails", accountId: "444455556666" }];
const topics = [{ name: "globex", topicArn: "arn:aws:sns:us-east-1:777788889999:trails" }];
const QUEUE = "aws:sqs/queue:Queue";
const POLICY = "aws:sqs/queuePolicy:QueuePolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

const run = (args: TrailQueueArgs, options?: Parameters<typeof record>[1]) =>
  record(() => new TrailQueue("acme", args), options);

test("asks for these children", async () => {
  const { resources } = await run({ buckets, topics });
  expect(childrenOf(resources)).toEqual([
    "aws:sns/topicSubscription:TopicSubscription acme-globex < acme",
    "aws:sqs/queue:Queue acme < acme",
    "aws:sqs/queue:Queue acme-dlq < acme",
    "aws:sqs/queuePolicy:QueuePolicy acme < acme",
    "aws:sqs/queuePolicy:QueuePolicy acme-dlq < acme",
    "cloudtrail-changes:index:TrailQueue acme < ",
  ]);
});

test("the queue keeps four days and gives a reader half an hour; its dead-letter queue keeps two weeks", async () => {
  const { resources } = await run({ buckets });
  expect(find(resources, QUEUE, "acme").inputs).toEqual({
    name: "acme-trails",
    messageRetentionSeconds: 345_600,
    visibilityTimeoutSeconds: 1_800,
    sqsManagedSseEnabled: true,
    redrivePolicy:
      '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:acme-trails-dlq","maxReceiveCount":100}',
  });
  expect(find(resources, QUEUE, "acme-dlq").inputs).toEqual({
    name: "acme-trails-dlq",
    messageRetentionSeconds: 1_209_600,
    sqsManagedSseEnabled: true,
    redriveAllowPolicy:
      '{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-west-1:111122223333:acme-trails"]}',
  });
});

test("the policy lets exactly its sources in, and is known at the first preview", async () => {
  const ruleArns = ["arn:aws:events:eu-west-1:111122223333:rule/acme"];
  const { resources } = await run({ buckets, topics, ruleArns }, { preview: true });
  const expected = policyOfSources(
    { buckets, topics, ruleArns },
    {
      partition: partitionOfRegion("eu-west-1"),
      queueArn: "arn:aws:sqs:eu-west-1:111122223333:acme-trails",
    },
  );
  expect(JSON.parse(String(find(resources, POLICY, "acme").inputs.policy))).toEqual(expected);
  expect(expected.Statement.map(({ Sid: sid }) => sid)).toEqual([
    "BucketsSendNotices",
    "TopicsSendNotices",
    "RulesSendNotices",
    "DenyWithoutTls",
  ]);
  expect(JSON.parse(String(find(resources, POLICY, "acme-dlq").inputs.policy))).toMatchObject({
    Statement: [{ Sid: "DenyWithoutTls", Resource: "arn:aws:sqs:eu-west-1:111122223333:acme-trails-dlq" }],
  });
});

test("without sources it lets nobody in", async () => {
  const { resources } = await record(() => new TrailQueue("acme"));
  const policy = JSON.parse(String(find(resources, POLICY, "acme").inputs.policy)) as {
    Statement: unknown[];
  };
  expect(policy.Statement).toMatchObject([{ Effect: "Deny" }]);
});

test("a topic is subscribed in its own region, in its envelope, when the queue lets it in", async () => {
  const { resources } = await run({ topics, region: "eu-central-1" });
  const subscription = find(resources, SUBSCRIPTION);
  expect(subscription.inputs).toEqual({
    topic: topics[0]?.topicArn,
    protocol: "sqs",
    endpoint: "arn:aws:sqs:eu-central-1:111122223333:acme-trails",
    rawMessageDelivery: false,
    region: "us-east-1",
  });
  expect(dependenciesOf(subscription)).toContain("aws:sqs/queuePolicy:QueuePolicy acme");
});

test("who takes its ARN waits for its policy", async () => {
  const { resources } = await record(() => {
    const queue = new TrailQueue("acme", { buckets });
    new TrailQueue("behind", { tags: { after: queue.queueArn } });
  });
  expect(dependenciesOf(find(resources, QUEUE, "behind"))).toContain("aws:sqs/queuePolicy:QueuePolicy acme");
});

test("region, tags and a customer-managed key reach every child that takes them", async () => {
  const { resources } = await run({
    buckets,
    region: "us-gov-west-1",
    tags: { team: "ops" },
    keyArn: KEY_ARN,
  });
  const children = resources.filter(({ custom }) => custom);
  expect(children.map(({ inputs }) => inputs.region)).toEqual(children.map(() => "us-gov-west-1"));
  for (const name of ["acme", "acme-dlq"]) {
    const { inputs } = find(resources, QUEUE, name);
    expect(inputs).toMatchObject({ tags: { team: "ops" }, kmsMasterKeyId: KEY_ARN });
    expect(inputs).not.toHaveProperty("sqsManagedSseEnabled");
  }
  expect(String(find(resources, POLICY, "acme").inputs.policy)).toContain(
    '"aws:SourceArn":"arn:aws-us-gov:s3:::acme-trails"',
  );
});

test("outputs as arguments, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new TrailQueue("first").queueUrl;
      const list = later.apply((url) => [url]);
      new TrailQueue("second", {
        buckets: [{ bucket: later, accountId: later }],
        topics: [{ name: "t", topicArn: later }],
        ruleArns: list,
        region: later,
        tags: { url: later },
      });
    },
    { preview: true },
  );
  expect(find(resources, QUEUE, "second").inputs).toEqual({
    name: "second-trails",
    messageRetentionSeconds: 345_600,
    visibilityTimeoutSeconds: 1_800,
    sqsManagedSseEnabled: true,
    redrivePolicy: UNKNOWN,
    region: UNKNOWN,
    tags: { url: UNKNOWN },
  });
  expect(find(resources, POLICY, "second").inputs).toEqual({
    policy: UNKNOWN,
    queueUrl: UNKNOWN,
    region: UNKNOWN,
  });
  expect(find(resources, "aws:sns/topicSubscription:TopicSubscription", "second-t").inputs).toEqual({
    topic: UNKNOWN,
    endpoint: UNKNOWN,
    protocol: "sqs",
    rawMessageDelivery: false,
    region: UNKNOWN,
  });
});

test("gives its names and addresses out", async () => {
  const { result } = await run({ buckets });
  expect(await valueOf(pulumi.output({ ...outputsOf(result) }))).toEqual({
    queueArn: "arn:aws:sqs:eu-west-1:111122223333:acme-trails",
    queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-trails",
    queueName: "acme-trails",
    parkedQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-trails-dlq",
    parkedQueueName: "acme-trails-dlq",
  });
});

function outputsOf({ queueArn, queueUrl, queueName, parkedQueueUrl, parkedQueueName }: TrailQueue) {
  return { queueArn, queueUrl, queueName, parkedQueueUrl, parkedQueueName };
}

test("says what the owner of its key must allow those who send", async () => {
  const { result } = await run({ buckets, region: "us-gov-west-1", keyArn: KEY_ARN });
  expect(JSON.parse(String(await valueOf(result.kmsKeyPolicyStatement)))).toMatchObject({
    Sid: "ServicesSendToTheQueue",
    Principal: { Service: "s3.amazonaws.com" },
  });
  expect(await valueOf((await run({ buckets })).result.kmsKeyPolicyStatement)).toBeUndefined();
});

test.each<[TrailQueueSources, string[]]>([
  [{ buckets: [], topics: [], ruleArns: [] }, []],
  [{ buckets: [{ bucket: "a", accountId: "1" }], topics: [], ruleArns: ["arn"] }, ["s3", "events"]],
  [{ buckets: [], topics: [{ name: "t", topicArn: "arn" }], ruleArns: [] }, ["sns"]],
])("who sends for %j", (sources, senders) => {
  expect(sendersOf(sources)).toEqual(senders);
});

test("aliases reach its children", async () => {
  const { resources } = await record(
    () => new TrailQueue("acme", { buckets }, { aliases: [{ name: "before" }] }),
  );
  expect(find(resources, QUEUE, "acme-dlq").aliases.join()).toContain("before-dlq");
});

const many = Array.from({ length: 140 }, (_, index) => ({
  bucket: `customer-${String(index).padStart(3, "0")}-cloudtrail-logs`,
  accountId: String(444_455_550_000 + index),
}));

const refused: [TrailQueueArgs, string][] = [
  [
    { keyArn: "arn:aws:kms:eu-west-1:111122223333:alias/trails" },
    'keyArn must be the ARN of a KMS key (not of an alias), such as arn:aws:kms:eu-west-1:111122223333:key/…, got "arn:aws:kms:eu-west-1:111122223333:alias/trails".',
  ],
  [
    { queueName: "trails.fifo" },
    'queueName must not end with .fifo, since buckets cannot send to a FIFO queue, got "trails.fifo".',
  ],
  [
    { queueName: "trails of acme" },
    'queueName must have 1 to 76 letters, digits, _ and - (its dead-letter queue gets -dlq added), got "trails of acme".',
  ],
  [
    { buckets: [{ bucket: "Acme", accountId: "444455556666" }] },
    'buckets[0].bucket must be a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, got "Acme".',
  ],
  [
    { buckets: [{ bucket: "acme", accountId: "4444" }] },
    'buckets[0].accountId must be an account id of 12 digits, got "4444".',
  ],
  [
    { topics: [{ name: "t", topicArn: "arn:aws:sns:us-east-1:777788889999:trails.fifo" }] },
    'topics[0].topicArn must be the ARN of a standard SNS topic, such as arn:aws:sns:eu-west-1:111122223333:name, got "arn:aws:sns:us-east-1:777788889999:trails.fifo".',
  ],
  [
    { topics, region: "cn-north-1" },
    `sends from "arn:aws:sns:us-east-1:777788889999:trails", which is of another partition than the queue's, aws-cn.`,
  ],
  [
    { buckets: many, region: "eu-west-1" },
    "the queue policy has 8746 bytes; SQS allows 8192. Move some sources to a further queue of the same processor (in trails: queue: 2); about 100 buckets fit one queue.",
  ],
];
test.each(refused)("refuses %#", async (args, message) => {
  await expect(run(args)).rejects.toThrow(new Error(`TrailQueue "acme": ${message}`));
});

test("a hundred buckets fit one queue", async () => {
  const { resources } = await run({ buckets: many.slice(0, 100), region: "eu-west-1" });
  const { Statement: statements } = JSON.parse(String(find(resources, POLICY, "acme").inputs.policy)) as {
    Statement: { Sid: string; Condition: { ArnEquals?: Record<string, string[]> } }[];
  };
  const sources = statements.find(({ Sid }) => Sid === "BucketsSendNotices")?.Condition.ArnEquals;
  expect(sources?.["aws:SourceArn"]).toHaveLength(100);
});
