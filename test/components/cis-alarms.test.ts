import { CisAlarms, type CisAlarmsArgs } from "../../components/customer/cis-alarms";
import { patternsWithout } from "../../components/customer/cis-exclusions";
import { CIS_ALARM_NAMES, CIS_PATTERNS } from "../../components/customer/cis-patterns";
import { FILTER_PATTERN_MAX_LENGTH, LOG_GROUP_MAX_METRIC_FILTERS } from "../../contract/limits";
import { record } from "../support/components/monitor";
import { childrenOf } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const logGroupName = "cloudtrail";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";

describe("CisAlarms", () => {
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

  test("whatever is left out, all of them fit one log group", () => {
    const filtersWith = (length: number) =>
      CIS_ALARM_NAMES.flatMap((name) =>
        patternsWithout(CIS_PATTERNS[name].pattern, {
          users: ["u".repeat(length)],
          roleArns: [],
          invokedBy: [],
        }),
      );
    const possible = Array.from({ length: 1_000 }, (_, place) => filtersWith(place + 1)).filter((patterns) =>
      patterns.every((pattern) => pattern.length <= FILTER_PATTERN_MAX_LENGTH),
    );
    const most = Math.max(...possible.map((patterns) => patterns.length));
    expect(most).toBeGreaterThan(CIS_ALARM_NAMES.length);
    expect(most).toBeLessThanOrEqual(LOG_GROUP_MAX_METRIC_FILTERS);
  });

  const refused: [Partial<CisAlarmsArgs>, string][] = [
    [{ names: ["root-usage"] }, 'got "root-usage".'],
    [
      { excludeUsers: ["ci", 'a") || ($.a = "b'] },
      'CisAlarms "cis": excludeUsers[1] must be a name without " and \\, got "a\\") || ($.a = \\"b".',
    ],
    [{ excludeInvokedBy: [""] }, 'excludeInvokedBy[0] must be a name without " and \\, got "".'],
    [
      JSON.parse('{ "excludeUser": ["ci"] }') as Partial<CisAlarmsArgs>,
      'CisAlarms "cis": has an unknown key "excludeUser". Did you mean "excludeUsers"?',
    ],
    [
      JSON.parse('{ "sinks": [] }') as Partial<CisAlarmsArgs>,
      'CisAlarms "cis": has an unknown key "sinks". Known keys: logGroupName, topicArn, names, threshold, period, metricNamespace, excludeUsers, excludeRoleArns, excludeInvokedBy, autoResolve, region, tags.',
    ],
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
