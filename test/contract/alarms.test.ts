import { checkAlarms, validateAlarms } from "../../contract";

const alarm = {
  name: "root-used",
  pattern: '{ $.userIdentity.type = "Root" }',
  metricName: "RootUsed",
  metricNamespace: "Trail",
};
const regular = {
  ...alarm,
  metricValue: "1",
  defaultValue: 0,
  threshold: 1,
  comparison: "GreaterThanOrEqualToThreshold",
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 12,
  datapointsToAlarm: 1,
  autoResolve: true,
};

test.each<[object, object]>([
  [{}, {}],
  [{ metricValue: 1 }, {}],
  [
    { metricValue: "$.size", unit: "Bytes" },
    { metricValue: "$.size", unit: "Bytes" },
  ],
  [{ metricValue: "$size" }, { metricValue: "$size" }],
  [
    { metricValue: "$.requestParameters.items[0].count" },
    { metricValue: "$.requestParameters.items[0].count" },
  ],
  [{ metricValue: "-1.5e3" }, { metricValue: "-1.5e3" }],
  [
    { autoResolve: false, threshold: 0, defaultValue: 2 },
    { autoResolve: false, threshold: 0, defaultValue: 2 },
  ],
  [
    { period: 3600, evaluationPeriods: 168 },
    { period: 3600, evaluationPeriods: 168 },
  ],
  [{ pattern: "é".repeat(1_024) }, { pattern: "é".repeat(1_024) }],
])("right: %j", (given, expected) => {
  expect(validateAlarms([{ ...alarm, ...given }])).toEqual([{ ...regular, ...expected }]);
});

const metricValue = "alarms[0].metricValue must be a number or a token such as $.size";
const period = "alarms[0].period must be 10, 20, 30 or a multiple of 60 seconds up to 86400";
test.each<[object, string]>([
  [{ name: undefined }, "alarms[0].name is required: the name of the alarm."],
  [{ name: "a:b" }, 'alarms[0].name must be a name of 1 to 255 characters without : *, got "a:b".'],
  [{ pattern: "" }, "alarms[0].pattern is required: the filter pattern."],
  [{ pattern: "  " }, 'alarms[0].pattern must not be blank: it would match every record, got "  ".'],
  [{ pattern: "x".repeat(1_025) }, "alarms[0].pattern must be at most 1024 characters long, got 1025."],
  [
    { metricName: "a$" },
    'alarms[0].metricName must be a metric name of 1 to 255 characters without : * $, got "a$".',
  ],
  [
    { metricNamespace: "a*" },
    'alarms[0].metricNamespace must be a namespace of 1 to 255 characters without : * $, got "a*".',
  ],
  [{ metricValue: "size" }, `${metricValue}, got "size".`],
  [{ metricValue: true }, `${metricValue}, got true.`],
  [
    { metricValue: `$.${"x".repeat(99)}` },
    "alarms[0].metricValue must be at most 100 characters long, got 101.",
  ],
  [
    { unit: "Byte" },
    'alarms[0].unit must be one of Seconds, Microseconds, Milliseconds, Bytes, Kilobytes, Megabytes, Gigabytes, Terabytes, Bits, Kilobits, Megabits, Gigabits, Terabits, Percent, Count, Bytes/Second, Kilobytes/Second, Megabytes/Second, Gigabytes/Second, Terabytes/Second, Bits/Second, Kilobits/Second, Megabits/Second, Gigabits/Second, Terabits/Second, Count/Second, None, got "Byte". Did you mean "Bytes"?',
  ],
  [{ threshold: "1" }, 'alarms[0].threshold must be a number, got "1".'],
  [{ defaultValue: "0" }, 'alarms[0].defaultValue must be a number, got "0".'],
  [
    { comparison: ">" },
    'alarms[0].comparison must be one of GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold, got ">".',
  ],
  [
    { statistic: "p99" },
    'alarms[0].statistic must be one of Sum, SampleCount, Average, Minimum, Maximum, got "p99".',
  ],
  [{ period: 0 }, `${period}, got 0.`],
  [{ period: 45 }, `${period}, got 45.`],
  [{ period: "300" }, `${period}, got "300".`],
  [
    { evaluationPeriods: 0 },
    "alarms[0].evaluationPeriods must be a whole number of periods from 1 to 10080, got 0.",
  ],
  [{ datapointsToAlarm: 13 }, "alarms[0] has datapointsToAlarm 13, more than its evaluationPeriods 12."],
  [
    { evaluationPeriods: 289 },
    "alarms[0] looks back 86700 seconds (period 300 times evaluationPeriods 289); at most 86400 are allowed.",
  ],
  [
    { period: 3600, evaluationPeriods: 169 },
    "alarms[0] looks back 608400 seconds (period 3600 times evaluationPeriods 169); at most 604800 are allowed.",
  ],
  [{ autoResolve: "no" }, 'alarms[0].autoResolve must be true or false, got "no".'],
  [{ treshold: 1 }, 'alarms[0] has an unknown key "treshold". Did you mean "threshold"?'],
])("wrong: %j", (given, problem) => {
  expect(checkAlarms([{ ...alarm, ...given }])).toEqual([problem]);
});

test("one alarm a name", () => {
  expect(checkAlarms([alarm, alarm])).toEqual([
    'alarms[1].name is "root-used", which alarms[0] has already.',
  ]);
});
