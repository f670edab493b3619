import type * as pulumi from "@pulumi/pulumi";
import { SMALLEST } from "../support/program/config";
import { childrenOf, find } from "../support/components/queries";
import { valueOf } from "../support/components/values";
import { EMPTY_BUCKET, runProgram, valuesOf } from "../support/program/run";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

beforeEach(() => {
  jest.spyOn(console, "warn").mockImplementation();
  jest.spyOn(console, "log").mockImplementation();
});

const NAME = "cloudtrail-changes-test";
const run = (config = {}, options = {}) =>
  runProgram({ ...SMALLEST.customer, ...config }, { calls: EMPTY_BUCKET, ...options });

describe("side customer", () => {
  test.each([false, true])("asks for these resources (preview: %s)", async (preview) => {
    const { resources } = await run({}, { preview });
    expect(childrenOf(resources)).toEqual([
      `aws:iam/role:Role ${NAME} < ${NAME}`,
      `aws:iam/rolePolicy:RolePolicy ${NAME} < ${NAME}`,
      `aws:s3/bucketNotification:BucketNotification ${NAME} < ${NAME}`,
      `cloudtrail-changes:index:CustomerIntegration ${NAME} < `,
      `cloudtrail-changes:index:TrailNotification ${NAME} < ${NAME}`,
      `cloudtrail-changes:index:TrailReaderRole ${NAME} < ${NAME}`,
    ]);
  });

  test("tells the vendor what was set up", async () => {
    const { result } = await run();
    expect(await valuesOf(result)).toEqual({
      request: {
        schema: "cloudtrail-changes/request/v1",
        bucket: "example-trail-logs",
        bucketAccountId: "111122223333",
        region: "eu-west-1",
      },
      connection: {
        schema: "cloudtrail-changes/connection/v1",
        bucket: "example-trail-logs",
        bucketAccountId: "111122223333",
        region: "eu-west-1",
        roleArn: `arn:aws:iam::111122223333:role/cloudtrail-changes/${NAME}-reader`,
        notification: "exclusive",
        notificationId: NAME,
      },
      roleArn: `arn:aws:iam::111122223333:role/cloudtrail-changes/${NAME}-reader`,
    });
  });

  test("before an offer it only makes the request", async () => {
    const { resources, result } = await run({ vendor: { accountId: "444455556666" }, notification: "" });
    expect(childrenOf(resources)).toEqual([`cloudtrail-changes:index:CustomerIntegration ${NAME} < `]);
    expect(Object.keys(await valuesOf(result))).toEqual(["request"]);
  });

  test("statements for others are outputs where they may be needed", async () => {
    const trailKeyArn = "arn:aws:kms:eu-west-1:777788889999:key/0f0f";
    const foreign = await valuesOf((await run({ trailKeyArn })).result);
    expect(JSON.parse(String(foreign.kmsKeyPolicyStatement))).toMatchObject({ Action: "kms:Decrypt" });
    const own = await valuesOf(
      (await run({ trailKeyArn: trailKeyArn.replace("777788889999", "111122223333") })).result,
    );
    expect(own.kmsKeyPolicyStatement).toBe("");
    const topicArn = "arn:aws:sns:eu-west-1:111122223333:trail";
    const topic = await valuesOf((await run({ notification: "topic", topicArn })).result);
    expect(String(topic.topicStatement)).toContain(topicArn);
  });

  test("external gives the rule for a notification of one's own", async () => {
    const { resources, result } = await run({ notification: "external", accountIds: ["111122223333"] });
    expect(resources.map(({ type }) => type)).not.toContain("aws:s3/bucketNotification:BucketNotification");
    expect((await valuesOf(result)).queueRule).toEqual({
      id: NAME,
      queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail",
      events: ["s3:ObjectCreated:*"],
      filterPrefix: "AWSLogs/111122223333/CloudTrail/",
      filterSuffix: ".json.gz",
    });
  });

  test("bucket and log group may be in regions of their own", async () => {
    const { resources } = await run({
      ...SMALLEST.alarms,
      bucketRegion: "eu-central-1",
      vendor: { ...SMALLEST.customer.vendor, queueArn: "arn:aws:sqs:eu-central-1:444455556666:cloudtrail" },
      logGroupRegion: "us-east-1",
      cisAlarms: ["root-account-usage"],
    });
    const regionOf = (type: string) => find(resources, type).inputs.region;
    expect(regionOf("aws:s3/bucketNotification:BucketNotification")).toBe("eu-central-1");
    expect(regionOf("aws:sns/topic:Topic")).toBe("us-east-1");
    expect(regionOf("aws:cloudwatch/metricAlarm:MetricAlarm")).toBe("us-east-1");
    expect(find(resources, "aws:iam/role:Role").inputs).not.toHaveProperty("region");
  });

  test("merge brings its function, with the settings of functions", async () => {
    const { resources } = await run({
      notification: "merge",
      replaces: "old-rule",
      functionRuntime: "nodejs22.x",
      logRetentionDays: 90,
    });
    expect(find(resources, "aws:lambda/function:Function").inputs.runtime).toBe("nodejs22.x");
    expect(find(resources, "aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays).toBe(90);
    expect(String(find(resources, "aws:lambda/invocation:Invocation").inputs.input)).toContain('"old-rule"');
  });
});

describe("side customer, alarms alone", () => {
  const { integrationUrl } = SMALLEST.alarms;
  const config = {
    ...SMALLEST.alarms,
    bucket: "",
    notification: "",
    vendor: {},
    cisAlarms: ["root-account-usage"],
    alarms: [
      {
        name: "logging-stopped",
        pattern: "{ ($.eventName = StopLogging) }",
        metricName: "LoggingStopped",
        metricNamespace: "CloudTrail",
        threshold: 2,
      },
    ],
  };

  test.each([false, true])("asks for these resources (preview: %s)", async (preview) => {
    const { resources } = await run(config, { preview });
    expect(childrenOf(resources)).toEqual([
      `aws:cloudwatch/logMetricFilter:LogMetricFilter ${NAME}-cis-root-account-usage < ${NAME}-cis-root-account-usage`,
      `aws:cloudwatch/logMetricFilter:LogMetricFilter ${NAME}-logging-stopped < ${NAME}-logging-stopped`,
      `aws:cloudwatch/metricAlarm:MetricAlarm ${NAME}-cis-root-account-usage < ${NAME}-cis-root-account-usage`,
      `aws:cloudwatch/metricAlarm:MetricAlarm ${NAME}-logging-stopped < ${NAME}-logging-stopped`,
      `aws:sns/topic:Topic ${NAME}-alarms < ${NAME}-alarms`,
      `aws:sns/topicPolicy:TopicPolicy ${NAME}-alarms < ${NAME}-alarms`,
      `aws:sns/topicSubscription:TopicSubscription ${NAME}-alarms < ${NAME}-alarms`,
      `aws:sqs/queue:Queue ${NAME}-alarms-undelivered < ${NAME}-alarms`,
      `aws:sqs/queuePolicy:QueuePolicy ${NAME}-alarms-undelivered < ${NAME}-alarms`,
      `cloudtrail-changes:index:AlarmTopic ${NAME}-alarms < ${NAME}`,
      `cloudtrail-changes:index:CisAlarms ${NAME}-cis < ${NAME}`,
      `cloudtrail-changes:index:CustomerIntegration ${NAME} < `,
      `cloudtrail-changes:index:TrailAlarm ${NAME}-cis-root-account-usage < ${NAME}-cis`,
      `cloudtrail-changes:index:TrailAlarm ${NAME}-logging-stopped < ${NAME}`,
    ]);
  });

  test("the endpoint is a secret wherever it goes", async () => {
    const { resources, result } = await run(config);
    for (const { inputs, secrets } of resources) {
      const holders = Object.entries(inputs).filter(([, value]) =>
        JSON.stringify(value)?.includes(integrationUrl),
      );
      expect(holders.map(([key]) => key).filter((key) => !secrets.includes(key))).toEqual([]);
    }
    expect(find(resources, "aws:sns/topicSubscription:TopicSubscription").secrets).toEqual(["endpoint"]);
    expect(await valuesOf(result)).toEqual({
      alarmTopicArn: `arn:aws:sns:eu-west-1:111122223333:${NAME}-alarms`,
      undeliveredQueueUrl: `https://sqs.eu-west-1.amazonaws.com/111122223333/${NAME}-alarms-undelivered`,
    });
  });

  test("a key of one's own comes with what its owner must allow, from the first preview", async () => {
    const alarmKeyArn = "arn:aws:kms:eu-west-1:777788889999:key/0f0f";
    const { resources, result } = await run({ ...config, alarmKeyArn }, { preview: true });
    expect(find(resources, "aws:sns/topic:Topic").inputs.kmsMasterKeyId).toBe(alarmKeyArn);
    const { alarmKeyPolicyStatement } = result as { alarmKeyPolicyStatement: pulumi.Output<string> };
    expect(JSON.parse(await valueOf(alarmKeyPolicyStatement))).toMatchObject({
      Sid: "AlarmsUseTheKey",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    });
  });

  test("a topic without alarms is warned about", async () => {
    await run({ ...config, cisAlarms: [], alarms: [] });
    expect(console.warn).toHaveBeenCalledWith(
      expect.stringContaining(
        "integrationUrl is given, but neither alarms nor cisAlarms: a topic without alarms is made.",
      ),
    );
  });
});
