import * as pulumi from "@pulumi/pulumi";
import { AlarmTopic, type AlarmTopicArgs } from "../../components/customer/alarm-topic";
import { CisAlarms, type CisAlarmsArgs } from "../../components/customer/cis-alarms";
import { CIS_ALARM_NAMES, CIS_PATTERNS } from "../../components/customer/cis-patterns";
import { TrailAlarm, type TrailAlarmArgs } from "../../components/customer/trail-alarm";
import { record } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const KEY = "0123456789abcdef0123456789abcdef";
const url = `https://events.pagerduty.com/integration/${KEY}/enqueue`;

describe("AlarmTopic", () => {
  test("asks for these children, in this order of need", async () => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", { integrationUrl: url });
    });
    expect(childrenOf(resources)).toEqual([
      "aws:sns/topic:Topic alarms < alarms",
      "aws:sns/topicPolicy:TopicPolicy alarms < alarms",
      "aws:sns/topicSubscription:TopicSubscription alarms < alarms",
      "aws:sqs/queue:Queue alarms-undelivered < alarms",
      "aws:sqs/queuePolicy:QueuePolicy alarms-undelivered < alarms",
      "cloudtrail-changes:index:AlarmTopic alarms < ",
    ]);
    const subscription = find(resources, "aws:sns/topicSubscription:TopicSubscription");
    expect(dependenciesOf(subscription)).toEqual(
      expect.arrayContaining([
        "aws:sns/topicPolicy:TopicPolicy alarms",
        "aws:sqs/queuePolicy:QueuePolicy alarms-undelivered",
      ]),
    );
    expect(subscription.inputs).toEqual({
      topic: "arn:aws:sns:eu-west-1:111122223333:alarms",
      protocol: "https",
      endpoint: url,
      endpointAutoConfirms: true,
      confirmationTimeoutInMinutes: 5,
      rawMessageDelivery: false,
      deliveryPolicy: expect.stringContaining("healthyRetryPolicy") as string,
      redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:alarms-undelivered"}',
    });
    expect(subscription.secrets).toEqual(["endpoint"]);
    expect(find(resources, "aws:sns/topic:Topic").inputs).not.toHaveProperty("fifoTopic");
  });

  test("the URL is a secret of the component, too", async () => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", { integrationUrl: url });
    });
    expect(find(resources, "cloudtrail-changes:index:AlarmTopic").secrets).toEqual(["integrationUrl"]);
  });

  test("its policies are known at the first preview", async () => {
    const { resources } = await record(
      () => {
        new AlarmTopic("alarms", { integrationUrl: url, region: "us-gov-west-1" });
      },
      { preview: true },
    );
    const topicPolicy = JSON.parse(
      String(find(resources, "aws:sns/topicPolicy:TopicPolicy").inputs.policy),
    ) as unknown;
    expect(topicPolicy).toMatchObject({
      Statement: [
        {
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Resource: "arn:aws-us-gov:sns:us-gov-west-1:111122223333:alarms",
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws-us-gov:cloudwatch:us-gov-west-1:111122223333:alarm:*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
        { Effect: "Deny" },
      ],
    });
    expect(String(find(resources, "aws:sqs/queuePolicy:QueuePolicy").inputs.policy)).toContain(
      "arn:aws-us-gov:sns:us-gov-west-1:111122223333:alarms",
    );
  });

  test("region and tags reach every child that takes them", async () => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", {
        integrationUrl: url,
        region: "eu-central-1",
        tags: { team: "ops" },
        keyArn: "arn:k",
      });
    });
    const children = resources.filter(({ custom }) => custom);
    expect(children.map(({ inputs }) => inputs.region)).toEqual(children.map(() => "eu-central-1"));
    expect(find(resources, "aws:sns/topic:Topic").inputs).toMatchObject({
      tags: { team: "ops" },
      kmsMasterKeyId: "arn:k",
    });
    expect(find(resources, "aws:sqs/queue:Queue").inputs).toMatchObject({ tags: { team: "ops" } });
  });

  test.each([
    [`https://events.pagerduty.com/x-ere/${KEY}`],
    [`https://events.eu.pagerduty.com/x-ere/R${KEY.slice(1)}`],
    [`https://events.pagerduty.com/integration/${KEY}/enqueue`],
    [`https://events.eu.pagerduty.com/integration/${KEY}/enqueue`],
    ["https://alerts.example.com/hooks/aws?token=x"],
    ["http://127.0.0.1:8080/hook"],
  ])("takes %s", async (integrationUrl) => {
    const { resources } = await record(() => {
      new AlarmTopic("alarms", { integrationUrl });
    });
    const { inputs } = find(resources, "aws:sns/topicSubscription:TopicSubscription");
    expect(inputs).toMatchObject({ endpoint: integrationUrl, protocol: integrationUrl.split(":")[0] });
  });

  const refused: [AlarmTopicArgs, string][] = [
    [{ integrationUrl: "pagerduty" }, "integrationUrl must be an https:// URL; it is no URL."],
    [
      { integrationUrl: `http://events.pagerduty.com/x-ere/${KEY}` },
      'integrationUrl must be an https:// URL (http:// for loopback hosts only), got "http://events.pagerduty.com/…".',
    ],
    [
      { integrationUrl: `https://eu.pagerduty.com/x-ere/${KEY}` },
      `integrationUrl must have PagerDuty's host events.pagerduty.com or events.eu.pagerduty.com, got "eu.pagerduty.com".`,
    ],
    [
      { integrationUrl: `https://events.pagerduty.com/v2/${KEY}` },
      "integrationUrl must be https://<PagerDuty's host>/x-ere/<key> or https://<PagerDuty's host>/integration/<key>/enqueue; its path is another.",
    ],
  ];
  test.each(refused)("refuses %j without showing the key", async (args, message) => {
    const run = record(() => {
      new AlarmTopic("alarms", args);
    });
    await expect(run).rejects.toThrow(new Error(`AlarmTopic "alarms": ${message}`));
    expect(message).not.toContain(KEY);
  });
});

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
      name: "stopped-111122223333-eu-west-1",
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
    expect(find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm")).toBeDefined();
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

describe("CisAlarms", () => {
  const { logGroupName, topicArn } = alarm;

  test("all fifteen, with the benchmark's patterns to the letter", async () => {
    const { resources } = await record(() => {
      new CisAlarms("cis", { logGroupName, topicArn });
    });
    const filters = resources.filter(({ type }) => type === "aws:cloudwatch/logMetricFilter:LogMetricFilter");
    expect(filters.map(({ inputs }) => inputs.pattern)).toEqual(
      CIS_ALARM_NAMES.map((name) => CIS_PATTERNS[name].pattern),
    );
    expect(CIS_ALARM_NAMES).toHaveLength(15);
    for (const { inputs } of filters) expect(String(inputs.pattern).length).toBeLessThanOrEqual(1_024);
    const alarms = resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
    expect(
      alarms.map(({ inputs }) => [inputs.threshold, inputs.statistic, inputs.period, inputs.namespace]),
    ).toEqual(CIS_ALARM_NAMES.map(() => [1, "Sum", 300, "CISBenchmark"]));
    expect(childrenOf(resources)).toContain(
      "cloudtrail-changes:index:TrailAlarm cis-root-account-usage < cis",
    );
  });

  test("exclusions stand behind the benchmark's text, and a pattern that grows too long is split on one metric", async () => {
    const excludeRoleArns = ["deploy", "scan", "audit"].map(
      (role) => `arn:aws:iam::111122223333:role/${role}`,
    );
    const { resources } = await record(() => {
      new CisAlarms("cis", {
        logGroupName,
        topicArn,
        names: ["organizations-changes"],
        excludeRoleArns,
        excludeUsers: ["ci"],
      });
    });
    const filters = resources.filter(({ type }) => type === "aws:cloudwatch/logMetricFilter:LogMetricFilter");
    const patterns = filters.map(({ inputs }) => String(inputs.pattern));
    expect(filters.length).toBeGreaterThan(1);
    for (const pattern of patterns) {
      expect(pattern.length).toBeLessThanOrEqual(1_024);
      expect(pattern).toContain(
        '(($.userIdentity.userName NOT EXISTS) || ($.userIdentity.userName != "ci"))',
      );
      expect(pattern).toContain("$.eventSource = organizations.amazonaws.com");
    }
    const names = (text: string) => [...text.matchAll(/\$\.eventName = "(\w+)"/g)].map(([, name]) => name);
    expect(patterns.flatMap(names).sort()).toEqual(
      names(CIS_PATTERNS["organizations-changes"].pattern).sort(),
    );
    const metrics = filters.map(({ inputs }) => (inputs.metricTransformation as { name: string }).name);
    expect(new Set(metrics)).toEqual(new Set(["OrganizationsChanges"]));
    expect(resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm")).toHaveLength(1);
  });

  const refused: [Partial<CisAlarmsArgs>, string][] = [
    [{ names: ["root-usage"] }, 'got "root-usage".'],
    [{ names: ["vpc-change"] }, 'got "vpc-change". Did you mean "vpc-changes"?'],
    [
      {
        names: ["vpc-changes"],
        excludeUsers: Array.from({ length: 20 }, (_, place) => `user-${String(place)}`),
      },
      "the exclusions make a pattern of vpc-changes",
    ],
  ];
  test.each(refused)("refuses %j", async (args, message) => {
    const run = record(() => {
      new CisAlarms("cis", { logGroupName, topicArn, ...args });
    });
    await expect(run).rejects.toThrow(message);
  });
});

test("aliases of a component reach its children", async () => {
  const { resources } = await record(() => {
    new TrailAlarm("new-name", alarm, { aliases: [{ name: "old-name" }] });
  });
  expect(find(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").aliases.join()).toContain("old-name");
});
