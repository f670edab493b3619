import type * as pulumi from "@pulumi/pulumi";
import { refusal } from "../support/refuse";
import { problemOfAlarmNames, problemOfAlarms } from "./alarm-list";
import { AlarmTopic } from "./alarm-topic";
import { CisAlarms } from "./cis-alarms";
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
  { integrationUrl, logGroupName, alarms = [], cisAlarms = [], keyArn, region }: CustomerAlarmsArgs,
  tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined,
): AlarmTopic {
  const problem =
    problemOfAlarmNames(alarms.map((alarm) => alarm.name)) ?? problemOfAlarms(alarms.length, cisAlarms);
  if (problem !== undefined) throw refusal(component, name, problem);
  const options = { parent: component };
  const topic = new AlarmTopic(`${name}-alarms`, { integrationUrl, keyArn, region, tags }, options);
  const common = { logGroupName, topicArn: topic.topicArn, region, tags };
  for (const { name: alarm, ...settings } of alarms) {
    new TrailAlarm(`${name}-${alarm}`, { ...settings, ...common }, options);
  }
  if (cisAlarms.length > 0) new CisAlarms(`${name}-cis`, { names: cisAlarms, ...common }, options);
  return topic;
}
