import * as pulumi from "@pulumi/pulumi";
import {
  IngestionMonitoring,
  type IngestionMonitoringArgs,
} from "../../components/vendor/ingestion-monitoring";
import { TrailQueue } from "../../components/vendor/trail-queue";
import { TRAIL_FILE_READ } from "../../contract/log-lines";
import { METRICS } from "../../contract/metrics";
import { record, type RecordedResource, UNKNOWN } from "../support/components/monitor";
import { childrenOf, find } from "../support/components/queries";
import { valueOf } from "../support/components/values";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

const everything: IngestionMonitoringArgs = {
  processors: [
    {
      name: "us-east-1",
      region: "us-east-1",
      functionName: "processor",
      queues: [{ name: "us-east-1", queueName: "trails", parkedQueueName: "trails-dlq" }],
    },
  ],
  publisher: { functionName: "publisher", parkedQueueName: "parked" },
  destinations: [{ name: "default", queueName: "changes.fifo", deadLetterQueueName: "changes-dlq.fifo" }],
  silentTrails: [
    { name: "acme", logGroupName: "/cloudtrail-changes/processor", region: "us-east-1", hours: 6 },
  ],
};
const topics = ["arn:aws:sns:us-east-1:111122223333:on-call", "arn:aws:sns:eu-west-1:111122223333:on-call"];
const run = (args: IngestionMonitoringArgs = everything, options?: Parameters<typeof record>[1]) =>
  record(() => new IngestionMonitoring("acme", args), options);

/** What an alarm watches, in one line. */
function watchOf({ inputs }: RecordedResource): string {
  const { metricName, dimensions, statistic, comparisonOperator, threshold } = inputs;
  const { period, datapointsToAlarm, evaluationPeriods, treatMissingData, metricQueries } = inputs;
  const operator = String(comparisonOperator).startsWith("GreaterThanOrEqual")
    ? ">="
    : String(comparisonOperator).startsWith("Greater")
      ? ">"
      : "<";
  const what =
    metricQueries === undefined
      ? `${String(statistic)} ${String(metricName)} of ${Object.values(dimensions ?? {})
          .sort()
          .join("/")}`
      : (metricQueries as { expression?: string }[])[0]?.expression;
  return `${what} ${operator} ${String(threshold)}, ${String(datapointsToAlarm)} of ${String(evaluationPeriods)} of ${String(Number(period ?? 300))} s, missing ${String(treatMissingData)}`;
}

test("watches all that can stop changes from arriving", async () => {
  const { resources } = await run();
  const alarms = resources.filter(({ type }) => type === ALARM);
  expect(Object.fromEntries(alarms.map((alarm) => [alarm.name, watchOf(alarm)]))).toEqual({
    "acme-us-east-1-processor":
      "FILL(errors, 0) + FILL(throttles, 0) >= 1, 1 of 1 of 300 s, missing notBreaching",
    "acme-us-east-1-returned":
      "Maximum NoticeAge of processor > 3600, 1 of 18 of 300 s, missing notBreaching",
    "acme-us-east-1-notices":
      "Maximum ApproximateAgeOfOldestMessage of trails > 3600, 3 of 3 of 300 s, missing notBreaching",
    "acme-us-east-1-parked":
      "Maximum ApproximateNumberOfMessagesVisible of trails-dlq >= 1, 1 of 1 of 300 s, missing notBreaching",
    "acme-publisher": "FILL(errors, 0) + FILL(throttles, 0) >= 1, 1 of 1 of 300 s, missing notBreaching",
    "acme-parked":
      "Maximum ApproximateNumberOfMessagesVisible of parked >= 1, 1 of 1 of 300 s, missing notBreaching",
    "acme-to-default-changes":
      "Maximum ApproximateAgeOfOldestMessage of changes.fifo > 3600, 3 of 3 of 300 s, missing notBreaching",
    "acme-to-default-crashed":
      "Maximum ApproximateNumberOfMessagesVisible of changes-dlq.fifo >= 1, 1 of 1 of 300 s, missing notBreaching",
    "acme-to-default-budget":
      "Maximum BudgetUsedPercent of default/publisher >= 80, 1 of 12 of 300 s, missing notBreaching",
    "acme-to-default-held":
      "Sum DestinationHeld of default/publisher >= 1, 1 of 12 of 300 s, missing notBreaching",
    "acme-to-default-shed":
      "Sum ChangesShed of default/publisher >= 1, 1 of 12 of 300 s, missing notBreaching",
    "acme-of-acme-silent":
      "Sum FilesOf-cloudtrail-changes-test-acme-acme of  < 1, 6 of 6 of 3600 s, missing breaching",
  });
  expect(childrenOf(resources)).toHaveLength(alarms.length + 2);
});

test("the metrics it watches are those that the functions write", async () => {
  const { resources } = await run();
  const own = resources
    .filter(({ inputs }) => inputs.namespace === "CloudTrailChanges" && inputs.dimensions !== undefined)
    .map(({ inputs }) => String(inputs.metricName));
  expect(own).toHaveLength(4);
  for (const metric of own) expect(METRICS).toHaveProperty(metric);
});

test("a silent trail is known by the processor's log line", async () => {
  const { resources } = await run();
  expect(find(resources, FILTER).inputs).toEqual({
    logGroupName: "/cloudtrail-changes/processor",
    pattern: '{ ($.message = "Trail file read.") && ($.trail = "acme") }',
    metricTransformation: {
      name: "FilesOf-cloudtrail-changes-test-acme-acme",
      namespace: "CloudTrailChanges",
      value: "1",
    },
    region: "us-east-1",
  });
  expect(TRAIL_FILE_READ).toBe("Trail file read.");
});

test("every alarm tells the topic of its region of ALARM and OK", async () => {
  const { resources, result } = await run({ ...everything, alertTopicArns: topics, tags: { team: "ops" } });
  for (const { name, inputs } of resources.filter(({ type }) => type === ALARM)) {
    const there = name.includes("us-east-1") || name.includes("silent");
    const topic = topics[there ? 0 : 1];
    expect([name, inputs.region, inputs.alarmActions, inputs.okActions, inputs.tags]).toEqual([
      name,
      there ? "us-east-1" : undefined,
      [topic],
      [topic],
      { team: "ops" },
    ]);
  }
  expect(Object.keys(await valueOf(result.alarmArns))).toContain("us-east-1-notices");
});

test("without a topic the alarms tell nobody; with topics elsewhere a warning says where", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const { resources } = await run();
  expect(find(resources, ALARM, "acme-parked").inputs).toMatchObject({ alarmActions: [], okActions: [] });
  expect(warn).not.toHaveBeenCalled();
  await run({ ...everything, alertTopicArns: topics.slice(1) });
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    'IngestionMonitoring "acme": alertTopicArns has no topic in us-east-1: the alarms there tell nobody, since an alarm reaches only topics of its own region.',
  ]);
  warn.mockRestore();
});

test("the home region is that of publisher and destinations", async () => {
  const { resources } = await run({ ...everything, processors: [], silentTrails: [], region: "eu-north-1" });
  const alarms = resources.filter(({ type }) => type === ALARM);
  expect(alarms.map(({ inputs }) => inputs.region)).toEqual(alarms.map(() => "eu-north-1"));
});

test("outputs as arguments, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new TrailQueue("first").queueUrl;
      new IngestionMonitoring("acme", {
        publisher: { functionName: later, parkedQueueName: later },
        silentTrails: [{ name: "acme", logGroupName: later, hours: later.apply(Number) }],
        alertTopicArns: [later],
        maximumAgeSeconds: later.apply(Number),
      });
    },
    { preview: true },
  );
  expect(find(resources, ALARM, "acme-parked").inputs).toEqual({
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: UNKNOWN },
    statistic: "Maximum",
    period: 300,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: "notBreaching",
    alarmDescription: UNKNOWN,
    alarmActions: UNKNOWN,
    okActions: UNKNOWN,
  });
  expect(find(resources, ALARM, "acme-of-acme-silent").inputs).toMatchObject({
    treatMissingData: "breaching",
    evaluationPeriods: UNKNOWN,
    datapointsToAlarm: UNKNOWN,
  });
});

const refused: [IngestionMonitoringArgs, string][] = [
  [
    { alertTopicArns: ["on-call"] },
    'alertTopicArns[0] must be the ARN of a standard SNS topic, such as arn:aws:sns:eu-west-1:111122223333:name, got "on-call".',
  ],
  [
    { alertTopicArns: [...topics, "arn:aws:sns:us-east-1:111122223333:other"] },
    "alertTopicArns has two topics in us-east-1; give at most one a region.",
  ],
  [
    { maximumAgeSeconds: 30 },
    "maximumAgeSeconds must be a whole number of seconds from 60 to 1209600, got 30.",
  ],
  [
    { silentTrails: [{ name: "acme", logGroupName: "l", hours: 169 }] },
    "hours of silentTrails must be a whole number from 1 to 168, got 169.",
  ],
  [
    { silentTrails: Array.from({ length: 101 }, (_, at) => ({ name: `t${at}`, logGroupName: "l" })) },
    "silentTrails must have at most 100 entries, the metric filters of one log group, got 101.",
  ],
];
test.each(refused)("refuses %#", async (args, message) => {
  await expect(run(args)).rejects.toThrow(new Error(`IngestionMonitoring "acme": ${message}`));
});
