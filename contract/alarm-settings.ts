import * as limits from "./limits";
import { shown } from "./problems";
import { also, finiteNumber, integer, list, oneOf, problemsOf, refuse, text, trueOrFalse } from "./validate";
import { validated, type Check, type Place } from "./validate";
import { defaulted, object, optional, required } from "./validate-object";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export const METRIC_UNITS = [
  ...["Seconds", "Microseconds", "Milliseconds"],
  ...["Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes"],
  ...["Bits", "Kilobits", "Megabits", "Gigabits", "Terabits"],
  ...["Percent", "Count"],
  ...["Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second"],
  ...["Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second"],
  ...["Count/Second", "None"],
] as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const ALARM_COMPARISONS = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
] as const;
export const ALARM_STATISTICS = ["Sum", "SampleCount", "Average", "Minimum", "Maximum"] as const;

/** A metric filter over CloudTrail's log group and the alarm on it, as users give them, made regular. */
export interface AlarmSettings {
  name: string;
  pattern: string;
  metricName: string;
  metricNamespace: string;
  /** A number or a token such as `$.size`; `1` by default, which counts. */
  metricValue: string;
  unit?: (typeof METRIC_UNITS)[number];
  /** 0 by default, so that the alarm returns to OK soon. */
  defaultValue: number;
  /** 1 by default. */
  threshold: number;
  comparison: (typeof ALARM_COMPARISONS)[number];
  statistic: (typeof ALARM_STATISTICS)[number];
  /** Seconds, 300 by default. */
  period: number;
  /** 12 by default: the alarm lasts for an hour after the last hit, and sees CloudTrail's late points. */
  evaluationPeriods: number;
  /** 1 by default. */
  datapointsToAlarm: number;
  /** Send OK too, true by default. */
  autoResolve: boolean;
}

/** The list `alarms` of the configuration. Throws a `ContractError` with every problem. */
export function validateAlarms(value: unknown, where = "alarms"): AlarmSettings[] {
  return validated(alarmsCheck, value, where);
}

/** Everything that is wrong with the list `alarms`; empty when nothing is. */
export function checkAlarms(value: unknown, where = "alarms"): string[] {
  return problemsOf(alarmsCheck, value, where);
}

const metricText = (noun: string) =>
  text({
    what: `a ${noun} of 1 to ${limits.METRIC_NAME_MAX_LENGTH} characters without : * $`,
    pattern: /^[^:*$]{1,255}$/,
  });

const metricValueText = text({
  what: "a number or a token such as $.size",
  pattern: /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|\$\.?[A-Za-z0-9_][\w.[\]-]*)$/,
});

/** A number is taken as well, since stack configuration turns a bare 1 into one. */
const metricValue: Check<string> = also(
  (value, place) => metricValueText(typeof value === "number" ? String(value) : value, place),
  (value, place) => {
    const max = limits.METRIC_VALUE_MAX_LENGTH;
    if (value.length > max) refuse(place, `must be at most ${max} characters long, got ${value.length}.`);
  },
);

const pattern: Check<string> = also(text({ what: "a filter pattern" }), (value, place) => {
  const [length, max] = [[...value].length, limits.FILTER_PATTERN_MAX_LENGTH];
  if (length > max) refuse(place, `must be at most ${max} characters long, got ${length}.`);
  if (value.trim() === "")
    refuse(place, `must not be blank: it would match every record, got ${shown(value)}.`);
});

const period: Check<number> = (value, place) => {
  const fits = typeof value === "number" && ([10, 20, 30].includes(value) || value % 60 === 0);
  if (fits && value > 0 && value <= limits.ALARM_WINDOW_MAX_SECONDS) return value;
  return refuse(place, `must be 10, 20, 30 or a multiple of 60 seconds up to 86400, got ${shown(value)}.`);
};

const periods = integer({ min: 1, max: 10_080, unit: "periods" });

const alarmCheck: Check<AlarmSettings> = also(
  object<AlarmSettings>(
    {
      name: required(
        text({ what: "a name of 1 to 255 characters without : *", pattern: /^[^:*]{1,255}$/ }),
        "the name of the alarm",
      ),
      pattern: required(pattern, "the filter pattern"),
      metricName: required(metricText("metric name"), "the name of the metric"),
      metricNamespace: required(metricText("namespace"), "the namespace of the metric"),
      metricValue: defaulted(metricValue, "1"),
      unit: optional(oneOf(METRIC_UNITS)),
      defaultValue: defaulted(finiteNumber, 0),
      threshold: defaulted(finiteNumber, 1),
      comparison: defaulted(oneOf(ALARM_COMPARISONS), "GreaterThanOrEqualToThreshold"),
      statistic: defaulted(oneOf(ALARM_STATISTICS), "Sum"),
      period: defaulted(period, 300),
      evaluationPeriods: defaulted(periods, 12),
      datapointsToAlarm: defaulted(periods, 1),
      autoResolve: defaulted(trueOrFalse, true),
    },
    { emptyIsAbsent: true },
  ),
  refuseImpossibleWindow,
);

const alarmsCheck: Check<AlarmSettings[]> = also(list(alarmCheck), (alarms, place) => {
  alarms.forEach(({ name }, index) => {
    const earlier = alarms.findIndex((alarm) => alarm.name === name);
    if (earlier === index) return;
    const path = `${place.path}[${index}].name`;
    refuse({ ...place, path }, `is ${shown(name)}, which ${place.path}[${earlier}] has already.`);
  });
});

function refuseImpossibleWindow(alarm: AlarmSettings, place: Place): void {
  const { period: seconds, evaluationPeriods, datapointsToAlarm } = alarm;
  if (datapointsToAlarm > evaluationPeriods) {
    refuse(
      place,
      `has datapointsToAlarm ${datapointsToAlarm}, more than its evaluationPeriods ${evaluationPeriods}.`,
    );
  }
  const max = seconds >= 3_600 ? limits.ALARM_LONG_WINDOW_MAX_SECONDS : limits.ALARM_WINDOW_MAX_SECONDS;
  const window = seconds * evaluationPeriods;
  if (window > max) {
    refuse(
      place,
      `looks back ${window} seconds (period ${seconds} times evaluationPeriods ${evaluationPeriods}); at most ${max} are allowed.`,
    );
  }
}
