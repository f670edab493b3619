import * as pulumi from "@pulumi/pulumi";
import { after } from "../support/after";
import { isPlain } from "../support/derive";
import { refuseOtherKeys, type KeysOf } from "../support/known-keys";
import { refusal } from "../support/refuse";
import { problemOfAlarmNames, problemOfAlarms } from "./alarm-list";
import { AlarmTopic } from "./alarm-topic";
import { CisAlarms } from "./cis-alarms";
import { problemOfRegexPatterns } from "./filter-pattern";
import { TrailAlarm } from "./trail-alarm";

/** One alarm of your own over CloudTrail's log group. See TrailAlarm for the limits. */
export interface CustomerAlarm {
  /** Name of the alarm, unique among these. */
  name: string;
  /** CloudWatch Logs filter pattern, at most 1,024 characters. */
  pattern: pulumi.Input<string>;
  /** Name of the metric. */
  metricName: pulumi.Input<string>;
  /** Namespace of the metric. */
  metricNamespace: pulumi.Input<string>;
  /** What each match adds: a number, or a token such as `$.size`. Defaults to "1". */
  metricValue?: pulumi.Input<string>;
  /** Unit of the metric. Defaults to none. */
  unit?: pulumi.Input<string>;
  /** What is reported while nothing matches. Defaults to 0. */
  defaultValue?: pulumi.Input<number>;
  /** What the statistic is compared with. Defaults to 1. */
  threshold?: pulumi.Input<number>;
  /** Comparison operator of CloudWatch. Defaults to "GreaterThanOrEqualToThreshold". */
  comparison?: pulumi.Input<string>;
  /** Statistic of CloudWatch. Defaults to "Sum". */
  statistic?: pulumi.Input<string>;
  /** Seconds: 10, 20, 30 or a multiple of 60. Defaults to 300. */
  period?: pulumi.Input<number>;
  /** Periods that are looked at. Defaults to 12. */
  evaluationPeriods?: pulumi.Input<number>;
  /** Periods among them that must breach. Defaults to 1. */
  datapointsToAlarm?: pulumi.Input<number>;
  /** Tell of OK too, so that the incident is resolved. Defaults to true. */
  autoResolve?: pulumi.Input<boolean>;
}

/** Alarms on CloudTrail's log group, told to PagerDuty or another HTTPS endpoint. */
export interface CustomerAlarmsArgs {
  /** HTTPS endpoint that hears of alarms; a secret. */
  integrationUrl: pulumi.Input<string>;
  /** Name of the log group that CloudTrail writes to. */
  logGroupName: pulumi.Input<string>;
  /** Alarms of your own. Defaults to none. */
  alarms?: CustomerAlarm[];
  /** Names of alarms of the CIS AWS Foundations Benchmark, or `all`. Defaults to none. */
  cisAlarms?: string[];
  /** ARN of a customer-managed KMS key for the topic. Defaults to none. */
  keyArn?: pulumi.Input<string>;
  /** Region of the log group, and so of all of this. Defaults to the provider's region, whatever the bucket's is. */
  region?: pulumi.Input<string>;
}

/** The topic and its alarms. */
export function customerAlarms(
  component: pulumi.ComponentResource,
  name: string,
  args: CustomerAlarmsArgs,
  tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined,
): AlarmTopic {
  const { integrationUrl, logGroupName, alarms = [], cisAlarms = [], keyArn, region } = args;
  refuseOtherKeys(component, name, args, KEYS, "alarms");
  alarms.forEach((alarm, index) => {
    refuseOtherKeys(component, name, alarm, ALARM_KEYS, `alarms.alarms[${index}]`);
  });
  const problem =
    problemOfAlarmNames(alarms.map((alarm) => alarm.name)) ?? problemOfAlarms(alarms.length, cisAlarms);
  if (problem !== undefined) throw refusal(component, name, problem);
  const patterns = checkedPatterns(component, name, alarms);
  const options = { parent: component };
  const topic = new AlarmTopic(`${name}-alarms`, { integrationUrl, keyArn, region, tags }, options);
  const common = { logGroupName, topicArn: topic.topicArn, region, tags };
  alarms.forEach(({ name: alarm, ...settings }, index) => {
    const pattern = patterns[index] ?? settings.pattern;
    new TrailAlarm(`${name}-${alarm}`, { ...settings, pattern, ...common }, options);
  });
  if (cisAlarms.length > 0) new CisAlarms(`${name}-cis`, { names: cisAlarms, ...common }, options);
  return topic;
}

/** The patterns, known to be possible together on one log group: at once when all are plain. */
function checkedPatterns(
  component: pulumi.ComponentResource,
  name: string,
  alarms: CustomerAlarm[],
): pulumi.Input<string>[] {
  const patterns = alarms.map(({ pattern }) => pattern);
  const check = (known: string[]) => {
    const problem = problemOfRegexPatterns(known);
    if (problem !== undefined) throw refusal(component, name, `alarms.alarms ${problem}`);
    return known;
  };
  if (isPlain(patterns)) return check(patterns as string[]);
  const together = pulumi.all(patterns).apply(check);
  return patterns.map((pattern) => after(pattern, together));
}

const KEYS: KeysOf<CustomerAlarmsArgs> = {
  ...{ integrationUrl: true, logGroupName: true, alarms: true, cisAlarms: true, keyArn: true, region: true },
};

const ALARM_KEYS: KeysOf<CustomerAlarm> = {
  ...{ name: true, pattern: true, metricName: true, metricNamespace: true, metricValue: true, unit: true },
  ...{ defaultValue: true, threshold: true, comparison: true, statistic: true, period: true },
  ...{ evaluationPeriods: true, datapointsToAlarm: true, autoResolve: true },
};
