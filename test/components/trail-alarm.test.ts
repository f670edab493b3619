import * as pulumi from "@pulumi/pulumi";
import { AlarmTopic } from "../../components/customer/alarm-topic";
import { TrailAlarm, type TrailAlarmArgs } from "../../components/customer/trail-alarm";
import { record, UNKNOWN } from "../support/components/monitor";
import { childrenOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const KEY = "0123456789abcdef0123456789abcdef";
const url = `https://events.pagerduty.com/integration/${KEY}/enqueue`;

const alarm: TrailAlarmArgs = {
  logGroupName: "cloudtrail",
  topicArn: "arn:aws:sns:eu-west-1:111122223333:alarms",
  pattern: "{ ($.eventName = StopLogging) }",
  metricName: "LoggingStopped",
  metricNamespace: "CloudTrail",
};

describe("TrailAlarm", () => {
  test("asks for a metric filter and an alarm that opens and resolves", async () => {
    const { resources } = await record(() => {
      new TrailAlarm("stopped", alarm);
    });
    expect(childrenOf(resources)).toEqual([
      "aws:cloudwatch/logMetricFilter:LogMetricFilter stopped < stopped",
      "aws:cloudwatch/metricAlarm:MetricAlarm stopped < stopped",
      "cloudtrail-changes:index:TrailAlarm stopped < ",
    ]);
    expect(find(resources, "aws:cloudwatch/logMetricFilter:LogMetricFilter").inputs).toEqual({
      logGroupName: "cloudtrail",
      pattern: "{ ($.eventName = StopLogging) }",
      metricTransformation: {
        name: "LoggingStopped",
        namespace: "CloudTrail",
        value: "1",
        defaultValue: "0",
      },
    });
    expect(find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).toMatchObject({
      name: "cloudtrail-changes-test-stopped-111122223333-eu-west-1",
      alarmActions: [alarm.topicArn],
      okActions: [alarm.topicArn],
      treatMissingData: "notBreaching",
      statistic: "Sum",
      threshold: 1,
      period: 300,
      evaluationPeriods: 12,
      datapointsToAlarm: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
    });
    expect(find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).not.toHaveProperty(
      "insufficientDataActions",
    );
  });

  test("in another stack it is another alarm, of a name that CloudWatch takes", async () => {
    const nameIn = async (stack: string, name = "stopped") => {
      const { resources } = await record(
        () => {
          new TrailAlarm(name, alarm);
        },
        { project: "app", stack },
      );
      return find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs.name;
    };
    expect(await nameIn("dev")).toBe("app-dev-stopped-111122223333-eu-west-1");
    expect(await nameIn("prod")).toBe("app-prod-stopped-111122223333-eu-west-1");
    const long = String(await nameIn("dev", "n".repeat(255)));
    expect(long).toHaveLength(255);
    expect(long).toMatch(/^app-dev-n+-[0-9a-f]{6}-111122223333-eu-west-1$/);
  });

  test("takes a token as value, a unit, and no resolving", async () => {
    const { resources } = await record(() => {
      new TrailAlarm("size", {
        ...alarm,
        metricValue: "$.size",
        unit: "Bytes",
        defaultValue: 2,
        autoResolve: false,
      });
    });
    expect(
      find(resources, "aws:cloudwatch/logMetricFilter:LogMetricFilter").inputs.metricTransformation,
    ).toMatchObject({
      value: "$.size",
      unit: "Bytes",
      defaultValue: "2",
    });
    expect(find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).toMatchObject({
      okActions: [],
      unit: "Bytes",
    });
  });

  test("takes outputs for everything, also unknown ones at preview", async () => {
    const unknowns = { preview: true };
    const { resources } = await record(() => {
      const topic = new AlarmTopic("alarms", { integrationUrl: url });
      const later = topic.undeliveredQueueUrl;
      new TrailAlarm("a", {
        ...alarm,
        topicArn: topic.topicArn,
        pattern: later,
        period: later.apply(Number),
        tags: { x: later },
      });
    }, unknowns);
    // Only what hangs on the unknown is unknown.
    expect(find(resources, "aws:cloudwatch/logMetricFilter:LogMetricFilter").inputs).toEqual({
      logGroupName: "cloudtrail",
      pattern: UNKNOWN,
      metricTransformation: {
        name: alarm.metricName,
        namespace: alarm.metricNamespace,
        value: "1",
        defaultValue: "0",
      },
    });
    expect(find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).toEqual({
      name: "cloudtrail-changes-test-a-111122223333-eu-west-1",
      alarmDescription: "CloudTrail's log group cloudtrail had entries that match the pattern of a.",
      metricName: alarm.metricName,
      namespace: alarm.metricNamespace,
      statistic: "Sum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: UNKNOWN,
      evaluationPeriods: 12,
      datapointsToAlarm: 1,
      treatMissingData: "notBreaching",
      alarmActions: [UNKNOWN],
      okActions: [UNKNOWN],
      tags: { x: UNKNOWN },
    });
  });

  const refused: [Partial<TrailAlarmArgs>, string][] = [
    [{ pattern: "" }, "pattern is required: the filter pattern."],
    [
      { pattern: `{ $.a = "${"x".repeat(1_020)}" }` },
      "pattern must be at most 1024 characters long, got 1032.",
    ],
    [{ pattern: "{ ($.a = 1 }" }, "pattern has unequal numbers of ( and ): { ($.a = 1 }"],
    [{ pattern: '{ $.a = "x }' }, 'pattern has a quote that is not closed: { $.a = "x }'],
    [{ pattern: "{ $.a IS NOT NULL }" }, "pattern uses IS NOT, which CloudWatch Logs does not know"],
    [{ pattern: "{ $.a EXISTS }" }, "pattern uses EXISTS, which CloudWatch Logs knows only as NOT EXISTS"],
    [
      { metricValue: "$size" },
      "metricValue $size is not defined by the pattern; for a JSON pattern write $.size",
    ],
    [
      { metricValue: "$.size", pattern: "[a, size]" },
      "metricValue $.size is a selector of JSON, which the pattern cannot define: [a, size]",
    ],
    [{ metricValue: "many" }, 'metricValue must be a number or a token such as $.size, got "many".'],
    [
      { metricName: "a:b" },
      'metricName must be a metric name of 1 to 255 characters without : * $, got "a:b".',
    ],
    [{ unit: "Meters" }, "unit must be one of Seconds"],
    [{ period: 45 }, "period must be 10, 20, 30 or a multiple of 60 seconds up to 86400, got 45."],
    [
      { period: 3_600, evaluationPeriods: 200 },
      "looks back 720000 seconds (period 3600 times evaluationPeriods 200); at most 604800 are allowed.",
    ],
    [{ datapointsToAlarm: 13 }, "has datapointsToAlarm 13, more than its evaluationPeriods 12."],
    [
      { pattern: "{ $.a = %b% || $.c = %d% || $.e = %f% }" },
      "pattern must have at most 2 regexes, got 3: { $.a = %b% || $.c = %d% || $.e = %f% }",
    ],
    [
      { pattern: "{ $.a = %(b|c)% }" },
      "pattern has parentheses in its regex %(b|c)%, which CloudWatch Logs does not know there: { $.a = %(b|c)% }",
    ],
    [
      { logGroupName: "arn:aws:logs:eu-west-1:111122223333:log-group:cloudtrail:*" },
      "logGroupName must be the name of a log group (not its ARN) of 1 to 512 letters, digits and . - _ / #",
    ],
    [{ topicArn: "alarms" }, "topicArn must be the ARN of a standard SNS topic"],
    [{ description: "d".repeat(1_025) }, "description must be at most 1024 characters long, got 1025."],
    [
      JSON.parse('{ "pattern": null }') as Partial<TrailAlarmArgs>,
      "pattern is required: the filter pattern.",
    ],
    [
      JSON.parse('{ "treshold": 3 }') as Partial<TrailAlarmArgs>,
      'has an unknown key "treshold". Did you mean "threshold"?',
    ],
    [{ comparison: "More" }, "comparison must be one of GreaterThanOrEqualToThreshold"],
  ];
  test.each(refused)("refuses %#", async (args, message) => {
    const run = record(() => {
      new TrailAlarm("bad", { ...alarm, ...args });
    });
    await expect(run).rejects.toThrow(`TrailAlarm "bad": ${message}`);
  });

  test("a pattern that is not in JSON selector form is a warning", async () => {
    const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    await record(() => {
      new TrailAlarm("text", { ...alarm, pattern: "StopLogging" });
    });
    expect(warn.mock.calls.map(([text]) => text)).toEqual([
      expect.stringContaining("not in JSON selector form"),
    ]);
    warn.mockRestore();
  });
});

test("aliases of a component reach its children", async () => {
  const { resources } = await record(() => {
    new TrailAlarm("new-name", alarm, { aliases: [{ name: "old-name" }] });
  });
  expect(find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").aliases.join()).toContain("old-name");
});
