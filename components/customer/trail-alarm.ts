import { LogMetricFilter, MetricAlarm } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { checkAlarms } from "../../contract/alarm-settings";
import * as formats from "../../contract/formats";
import { ALARM_DESCRIPTION_MAX_LENGTH, ALARM_NAME_MAX_LENGTH } from "../../contract/limits";
import { problemsOf } from "../../contract/validate";
import { after } from "../support/after";
import { arnOfPlace } from "../support/arn-of-place";
import { isPlain } from "../support/derive";
import { FIXED_NAME } from "../support/fixed-name";
import { givenRegion, placeOf, type Place } from "../support/place";
import { refuseOtherKeys, type KeysOf } from "../support/known-keys";
import { checked, refusal, warn } from "../support/refuse";
import { nameInStack, shortName } from "../support/stack-name";
import { problemOfPattern, problemOfValue, warningOfPattern } from "./filter-pattern";

export interface TrailAlarmArgs {
  /** Name of the log group that CloudTrail writes to, in the component's region. */
  logGroupName: pulumi.Input<string>;
  /** ARN of the topic that hears of ALARM and OK, in the component's region. */
  topicArn: pulumi.Input<string>;
  /**
   * CloudWatch Logs filter pattern, at most 1,024 characters. CloudTrail's log is JSON, so it should be in selector
   * form, `{ ($.eventName = StopLogging) }`; any other form is a warning.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   */
  pattern: pulumi.Input<string>;
  /** Name of the metric, at most 255 characters without `:`, `*` and `$`. */
  metricName: pulumi.Input<string>;
  /** Namespace of the metric, at most 255 characters without `:`, `*` and `$`. */
  metricNamespace: pulumi.Input<string>;
  /** What each match adds: a number, or a token that the pattern can define, such as `$.size`. Defaults to "1". */
  metricValue?: pulumi.Input<string>;
  /** Unit of the metric, such as `Count` or `Bytes`. Defaults to none. */
  unit?: pulumi.Input<string>;
  /** What is reported while log entries arrive and none matches. Defaults to 0, so that OK comes soon. */
  defaultValue?: pulumi.Input<number>;
  /** What the statistic is compared with. Defaults to 1. */
  threshold?: pulumi.Input<number>;
  /** Comparison operator of CloudWatch. Defaults to "GreaterThanOrEqualToThreshold". */
  comparison?: pulumi.Input<string>;
  /** Statistic of CloudWatch. Defaults to "Sum". */
  statistic?: pulumi.Input<string>;
  /** Seconds: 10, 20, 30 or a multiple of 60. Defaults to 300. */
  period?: pulumi.Input<number>;
  /**
   * Periods that are looked at. Defaults to 12: with the default period the alarm lasts for an hour after the last
   * hit, and sees the points that CloudTrail delivers late.
   */
  evaluationPeriods?: pulumi.Input<number>;
  /** Periods among them that must breach. Defaults to 1. */
  datapointsToAlarm?: pulumi.Input<number>;
  /** Tell the topic of OK too, so that the incident is resolved. Defaults to true. */
  autoResolve?: pulumi.Input<boolean>;
  /** Text of the alarm, at most 1,024 characters. Defaults to a sentence that names alarm and log group. */
  description?: pulumi.Input<string>;
  /** Region of log group, filter and alarm. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of the alarm. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A pattern in CloudTrail's log group that opens an incident, and resolves it again: a metric filter, and an alarm
 * that tells a topic of ALARM and of OK. Missing data is not breaching, so that silence resolves too. The topic never
 * hears of INSUFFICIENT_DATA: it would open an incident that nothing resolves.
 *
 * @example
 * new TrailAlarm("logging-stopped", {
 *   logGroupName: "cloudtrail",
 *   topicArn: topic.topicArn,
 *   pattern: "{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) }",
 *   metricName: "LoggingStopped",
 *   metricNamespace: "CloudTrail",
 * });
 */
export class TrailAlarm extends pulumi.ComponentResource {
  /** ARN of the alarm. */
  public readonly alarmArn: pulumi.Output<string>;
  /**
   * Name of the alarm: project, stack and the component's name, since CloudWatch overwrites an alarm of the same name,
   * with account and region, since PagerDuty groups incidents by it.
   */
  public readonly alarmName: pulumi.Output<string>;

  constructor(name: string, args: TrailAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:TrailAlarm", name, args, opts);
    refuseOtherKeys(this, name, args, KEYS);
    const { tags } = args;
    const region = givenRegion(args.region);
    const place = placeOf(this, region);
    const logGroupName = checked(this, name, args.logGroupName, problemOfLogGroupName);
    const topicArn = arnOfPlace(this, name, args.topicArn, {
      argument: "topicArn",
      format: formats.topicArn,
      region: place.region,
    });
    const settings = alarmSettings(this, name, args);

    const filter = new LogMetricFilter(
      name,
      {
        logGroupName,
        pattern: settings.pattern,
        metricTransformation: {
          name: settings.metricName,
          namespace: settings.metricNamespace,
          value: settings.metricValue,
          defaultValue: pulumi.output(settings.defaultValue).apply(String),
          unit: args.unit,
        },
        region,
      },
      { parent: this },
    );

    const alarm = new MetricAlarm(
      name,
      {
        name: alarmNameOf(name, place),
        alarmDescription: descriptionOf(this, name, args),
        namespace: settings.metricNamespace,
        metricName: settings.metricName,
        unit: args.unit,
        statistic: settings.statistic,
        comparisonOperator: settings.comparison,
        threshold: settings.threshold,
        period: settings.period,
        evaluationPeriods: settings.evaluationPeriods,
        datapointsToAlarm: settings.datapointsToAlarm,
        treatMissingData: "notBreaching",
        alarmActions: [topicArn],
        okActions: pulumi.output(args.autoResolve ?? true).apply((resolve) => (resolve ? [topicArn] : [])),
        region,
        tags,
      },
      { parent: this, dependsOn: [filter], ...FIXED_NAME },
    );

    this.alarmArn = alarm.arn;
    this.alarmName = alarm.name;
    this.registerOutputs({ alarmArn: this.alarmArn, alarmName: this.alarmName });
  }
}

const KEYS: KeysOf<TrailAlarmArgs> = {
  ...{ logGroupName: true, topicArn: true, pattern: true, metricName: true, metricNamespace: true },
  ...{
    metricValue: true,
    unit: true,
    defaultValue: true,
    threshold: true,
    comparison: true,
    statistic: true,
  },
  ...{ period: true, evaluationPeriods: true, datapointsToAlarm: true, autoResolve: true },
  ...{ description: true, region: true, tags: true },
};

function alarmNameOf(name: string, { accountId, region }: Place): pulumi.Output<string> {
  return pulumi.all([accountId, region]).apply((place) => {
    const end = `-${place.join("-")}`;
    return `${shortName(nameInStack(name), ALARM_NAME_MAX_LENGTH - end.length)}${end}`;
  });
}

function descriptionOf(alarm: TrailAlarm, name: string, args: TrailAlarmArgs): pulumi.Output<string> {
  const byDefault = pulumi.interpolate`CloudTrail's log group ${args.logGroupName} had entries that match the pattern of ${name}.`;
  return checked(alarm, name, args.description ?? byDefault, problemOfDescription);
}

function problemOfDescription(description: string): string | undefined {
  const [length, max] = [[...description].length, ALARM_DESCRIPTION_MAX_LENGTH];
  if (length <= max) return undefined;
  return `description must be at most ${String(max)} characters long, got ${String(length)}.`;
}

function problemOfLogGroupName(logGroupName: string): string | undefined {
  return problemsOf(formats.logGroupName, logGroupName, "logGroupName")[0];
}

/** The settings with their defaults. What is plain is checked at once, and together with the rest once that is known. */
function alarmSettings(alarm: TrailAlarm, name: string, args: TrailAlarmArgs) {
  const given = {
    pattern: args.pattern,
    metricName: args.metricName,
    metricNamespace: args.metricNamespace,
    metricValue: args.metricValue ?? "1",
    unit: args.unit ?? "None",
    defaultValue: args.defaultValue ?? 0,
    threshold: args.threshold ?? 1,
    comparison: args.comparison ?? "GreaterThanOrEqualToThreshold",
    statistic: args.statistic ?? "Sum",
    period: args.period ?? 300,
    evaluationPeriods: args.evaluationPeriods ?? 12,
    datapointsToAlarm: args.datapointsToAlarm ?? 1,
  };
  const check = (settings: pulumi.Unwrap<typeof given>) => {
    const [problem] = problemsOfAlarm(settings);
    if (problem !== undefined) throw refusal(alarm, name, problem);
    const warning = warningOfPattern(settings.pattern);
    if (warning !== undefined) warn(alarm, name, warning);
    return settings;
  };
  if (isPlain(given)) {
    check(given as pulumi.Unwrap<typeof given>);
    return given;
  }
  // Alarm and filter wait for the pattern, and so for the check; what is known beside it stays known.
  return { ...given, pattern: after(given.pattern, pulumi.output(given).apply(check)) };
}

/** Everything that is wrong with an alarm's settings, each as the rest of a sentence. */
export function problemsOfAlarm(settings: { pattern: string; metricValue: string }): string[] {
  const contract = checkAlarms([{ name: "alarm", ...settings }], "alarms").map((problem) =>
    problem.replace(/^alarms\[0\]\.?/, "").trimStart(),
  );
  // The grammar is that of a text, which the contract has found or refused.
  if (contract.length > 0) return contract;
  const grammar = [
    problemOfPattern(settings.pattern),
    problemOfValue(settings.metricValue, settings.pattern),
  ];
  return grammar.filter((problem) => problem !== undefined);
}
