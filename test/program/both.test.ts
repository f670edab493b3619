import { SMALLEST } from "../support/program/config";
import { EMPTY_BUCKET, runProgram, valuesOf } from "../support/program/run";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const run = (config = {}, options = {}) =>
  runProgram({ ...SMALLEST.both, ...config }, { calls: EMPTY_BUCKET, ...options });

/** Users' transforms and aliases rely on these lines. */
const CHILDREN = [
  "aws:cloudwatch/logGroup:LogGroup cloudtrail-changes-test-eu-west-1 < cloudtrail-changes-test-eu-west-1",
  "aws:cloudwatch/logGroup:LogGroup cloudtrail-changes-test-publisher < cloudtrail-changes-test-publisher",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-eu-west-1-notices < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-eu-west-1-parked < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-eu-west-1-processor < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-eu-west-1-returned < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-parked < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-publisher < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-to-default-budget < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-to-default-changes < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-to-default-crashed < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-to-default-held < cloudtrail-changes-test",
  "aws:cloudwatch/metricAlarm:MetricAlarm cloudtrail-changes-test-to-default-shed < cloudtrail-changes-test",
  "aws:dynamodb/table:Table cloudtrail-changes-test-publisher < cloudtrail-changes-test-publisher",
  "aws:iam/role:Role cloudtrail-changes-test < cloudtrail-changes-test",
  "aws:iam/role:Role cloudtrail-changes-test-processor < cloudtrail-changes-test-processor",
  "aws:iam/role:Role cloudtrail-changes-test-publisher < cloudtrail-changes-test-publisher",
  "aws:iam/rolePolicy:RolePolicy cloudtrail-changes-test < cloudtrail-changes-test",
  "aws:iam/rolePolicy:RolePolicy cloudtrail-changes-test-processor < cloudtrail-changes-test-processor",
  "aws:iam/rolePolicy:RolePolicy cloudtrail-changes-test-publisher < cloudtrail-changes-test-publisher",
  "aws:lambda/eventSourceMapping:EventSourceMapping cloudtrail-changes-test-eu-west-1 < cloudtrail-changes-test-eu-west-1",
  "aws:lambda/eventSourceMapping:EventSourceMapping cloudtrail-changes-test-to-default < cloudtrail-changes-test-to-default",
  "aws:lambda/function:Function cloudtrail-changes-test-eu-west-1 < cloudtrail-changes-test-eu-west-1",
  "aws:lambda/function:Function cloudtrail-changes-test-publisher < cloudtrail-changes-test-publisher",
  "aws:s3/bucketNotification:BucketNotification cloudtrail-changes-test < cloudtrail-changes-test",
  "aws:sqs/queue:Queue cloudtrail-changes-test-eu-west-1 < cloudtrail-changes-test-eu-west-1",
  "aws:sqs/queue:Queue cloudtrail-changes-test-eu-west-1-dlq < cloudtrail-changes-test-eu-west-1",
  "aws:sqs/queue:Queue cloudtrail-changes-test-publisher-parked < cloudtrail-changes-test-publisher",
  "aws:sqs/queue:Queue cloudtrail-changes-test-to-default < cloudtrail-changes-test-to-default",
  "aws:sqs/queue:Queue cloudtrail-changes-test-to-default-dlq < cloudtrail-changes-test-to-default",
  "aws:sqs/queuePolicy:QueuePolicy cloudtrail-changes-test-eu-west-1 < cloudtrail-changes-test-eu-west-1",
  "aws:sqs/queuePolicy:QueuePolicy cloudtrail-changes-test-eu-west-1-dlq < cloudtrail-changes-test-eu-west-1",
  "aws:sqs/queuePolicy:QueuePolicy cloudtrail-changes-test-publisher-parked < cloudtrail-changes-test-publisher",
  "aws:sqs/queuePolicy:QueuePolicy cloudtrail-changes-test-to-default < cloudtrail-changes-test-to-default",
  "aws:sqs/queuePolicy:QueuePolicy cloudtrail-changes-test-to-default-dlq < cloudtrail-changes-test-to-default",
  "aws:ssm/parameter:Parameter cloudtrail-changes-test-example-trail-logs < cloudtrail-changes-test-example-trail-logs",
  "aws:ssm/parameter:Parameter cloudtrail-changes-test-to-default < cloudtrail-changes-test-to-default",
  "cloudtrail-changes:index:ChangeDestination cloudtrail-changes-test-to-default < cloudtrail-changes-test",
  "cloudtrail-changes:index:ChangeProcessor cloudtrail-changes-test-eu-west-1 < cloudtrail-changes-test",
  "cloudtrail-changes:index:ChangePublisher cloudtrail-changes-test-publisher < cloudtrail-changes-test",
  "cloudtrail-changes:index:CustomerIntegration cloudtrail-changes-test < ",
  "cloudtrail-changes:index:IngestionMonitoring cloudtrail-changes-test < cloudtrail-changes-test",
  "cloudtrail-changes:index:ProcessorRole cloudtrail-changes-test-processor < cloudtrail-changes-test",
  "cloudtrail-changes:index:TrailNotification cloudtrail-changes-test < cloudtrail-changes-test",
  "cloudtrail-changes:index:TrailQueue cloudtrail-changes-test-eu-west-1 < cloudtrail-changes-test",
  "cloudtrail-changes:index:TrailReaderRole cloudtrail-changes-test < cloudtrail-changes-test",
  "cloudtrail-changes:index:TrailRegistration cloudtrail-changes-test-example-trail-logs < cloudtrail-changes-test",
  "cloudtrail-changes:index:VendorIntegration cloudtrail-changes-test < ",
];

describe("side both", () => {
  test.each([false, true])("asks for these resources (preview: %s)", async (preview) => {
    const { resources } = await run({}, { preview });
    expect(childrenOf(resources)).toEqual(CHILDREN);
  });

  test("the bucket sends only when its queue lets it in and its trail is registered", async () => {
    const { resources } = await run();
    expect(dependenciesOf(find(resources, "aws:s3/bucketNotification:BucketNotification"))).toEqual(
      expect.arrayContaining([
        "aws:sqs/queuePolicy:QueuePolicy cloudtrail-changes-test-eu-west-1",
        "aws:ssm/parameter:Parameter cloudtrail-changes-test-example-trail-logs",
        "aws:iam/rolePolicy:RolePolicy cloudtrail-changes-test",
      ]),
    );
  });

  test("its two halves know of each other by name alone", async () => {
    const { resources } = await run({}, { preview: true });
    const json = (type: string, name: string, input: string) =>
      JSON.parse(String(find(resources, type, name).inputs[input])) as unknown;
    expect(json("aws:iam/role:Role", "cloudtrail-changes-test", "assumeRolePolicy")).toMatchObject({
      Statement: [
        {
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Condition: {
            StringEquals: { "sts:ExternalId": "cloudtrail-changes-test" },
            ArnEquals: {
              "aws:PrincipalArn":
                "arn:aws:iam::111122223333:role/cloudtrail-changes/cloudtrail-changes-test-processor",
            },
          },
        },
      ],
    });
    const processor = json("aws:iam/rolePolicy:RolePolicy", "cloudtrail-changes-test-processor", "policy");
    expect(JSON.stringify(processor)).toContain(
      "arn:aws:iam::111122223333:role/cloudtrail-changes/cloudtrail-changes-test-own-reader",
    );
    expect(find(resources, "aws:iam/role:Role", "cloudtrail-changes-test").inputs.name).toBe(
      "cloudtrail-changes-test-own-reader",
    );
  });

  test("its own trail is registered with what the stack says of it", async () => {
    const { resources } = await run({
      bucketRegion: "eu-central-1",
      keyPrefix: "audit",
      organizationId: "o-a1b2c3d4e5",
      trailKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/0f0f",
    });
    const stored = find(
      resources,
      "aws:ssm/parameter:Parameter",
      "cloudtrail-changes-test-example-trail-logs",
    );
    expect(JSON.parse(String(stored.inputs.insecureValue))).toEqual({
      schema: "cloudtrail-changes/trail/v1",
      name: "own",
      bucket: "example-trail-logs",
      bucketAccountId: "111122223333",
      region: "eu-central-1",
      prefixes: ["audit/"],
      accountIds: [],
      organizationId: "o-a1b2c3d4e5",
      roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/cloudtrail-changes-test-own-reader",
      externalId: "cloudtrail-changes-test",
      trailKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/0f0f",
      destination: "default",
      changeQueueUrl:
        "https://sqs.eu-west-1.amazonaws.com/111122223333/cloudtrail-changes-test-default-changes.fifo",
    });
    expect(stored.inputs.region).toBeUndefined();
    expect(find(resources, "aws:sqs/queue:Queue", "cloudtrail-changes-test-eu-central-1").inputs.region).toBe(
      "eu-central-1",
    );
  });

  test("customers' trails stand beside it", async () => {
    const { result } = await run({ trails: SMALLEST.vendor.trails });
    const { offers } = (await valuesOf(result)) as { offers: Record<string, { bucket: string }> };
    expect(Object.entries(offers).map(([name, { bucket }]) => [name, bucket])).toEqual([
      ["acme", "acme-trail-logs"],
      ["own", "example-trail-logs"],
    ]);
  });

  test("with eventbridge the queue lets in the very rule that sends", async () => {
    const { resources } = await run(
      { notification: "eventbridge" },
      {
        calls: {
          "aws:s3/getBucketNotification:getBucketNotification": () => ({
            bucket: "example-trail-logs",
            queues: [],
            topics: [],
            lambdaFunctions: [],
            eventbridge: true,
          }),
        },
      },
    );
    const rule = find(resources, "aws:cloudwatch/eventRule:EventRule").inputs.name;
    const policy = find(resources, "aws:sqs/queuePolicy:QueuePolicy", "cloudtrail-changes-test-eu-west-1");
    expect(policy.inputs.policy).toContain(`"arn:aws:events:eu-west-1:111122223333:rule/${String(rule)}"`);
  });

  test("with topic the queue subscribes", async () => {
    const topicArn = "arn:aws:sns:eu-west-1:111122223333:trail";
    const { resources, result } = await run({ notification: "topic", topicArn });
    expect(find(resources, "aws:sns/topicSubscription:TopicSubscription").inputs.topic).toBe(topicArn);
    expect(await valuesOf(result)).toMatchObject({ topicStatement: "" });
  });

  test("tells what was made, and asks nobody", async () => {
    const { result } = await run();
    const values = await valuesOf(result);
    expect(Object.keys(values)).toEqual([
      "offers",
      "queueArns",
      "processorRoleArn",
      "processorNames",
      "parkedNoticeQueueUrls",
      "changeQueueUrls",
      "parkedQueueUrl",
      "connection",
      "roleArn",
    ]);
    expect(values).toMatchObject({
      roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/cloudtrail-changes-test-own-reader",
      connection: {
        schema: "cloudtrail-changes/connection/v1",
        bucket: "example-trail-logs",
        notification: "exclusive",
        notificationId: "cloudtrail-changes-test",
      },
    });
  });
});
