import { LogMetricFilter } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { FILTER_PATTERN_MAX_LENGTH } from "../../contract/limits";
import { nearest } from "../../contract/problems";
import { refuseOtherKeys, type KeysOf } from "../support/known-keys";
import { refusal } from "../support/refuse";
import { patternsWithout, problemOfExclusions } from "./cis-exclusions";
import { CIS_ALARM_NAMES, CIS_PATTERNS, type CisAlarmName } from "./cis-patterns";
import { TrailAlarm } from "./trail-alarm";

export interface CisAlarmsArgs {
  /** Name of the log group that CloudTrail writes to, in the component's region. */
  logGroupName: pulumi.Input<string>;
  /** ARN of the topic that hears of ALARM and OK, in the component's region. */
  topicArn: pulumi.Input<string>;
  /** Names of the alarms, such as `root-account-usage`; `all` is every one. Defaults to all. */
  names?: string[];
  /** Users whose calls are left out, by name. Defaults to none. */
  excludeUsers?: string[];
  /** Roles whose sessions are left out, by ARN. Defaults to none. */
  excludeRoleArns?: string[];
  /** AWS services whose calls on someone's behalf are left out, such as `config.amazonaws.com`. Defaults to none. */
  excludeInvokedBy?: string[];
  /** Hits in a period that raise an alarm. Defaults to 1. */
  threshold?: pulumi.Input<number>;
  /** Seconds: 10, 20, 30 or a multiple of 60. Defaults to 300. */
  period?: pulumi.Input<number>;
  /** Namespace of the metrics. Defaults to "CISBenchmark". */
  metricNamespace?: pulumi.Input<string>;
  /** Tell the topic of OK too, so that incidents are resolved. Defaults to true. */
  autoResolve?: pulumi.Input<boolean>;
  /** Region of log group, filters and alarms. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of the alarms. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The alarms of the CIS AWS Foundations Benchmark (version 6.0.0, section 5) on one topic, with its patterns to the
 * letter. Exclusions are added behind them; where a pattern would become too long, it is split over several filters
 * on one metric.
 *
 * @example
 * new CisAlarms("cis", { logGroupName: "cloudtrail", topicArn: topic.topicArn, names: ["root-account-usage"] });
 */
export class CisAlarms extends pulumi.ComponentResource {
  /** ARNs of the alarms, by name. */
  public readonly alarmArns: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: CisAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:CisAlarms", name, args, opts);
    refuseOtherKeys(this, name, args, KEYS);
    const namespace = args.metricNamespace ?? "CISBenchmark";
    const exclusions = {
      users: args.excludeUsers ?? [],
      roleArns: args.excludeRoleArns ?? [],
      invokedBy: args.excludeInvokedBy ?? [],
    };

    const quoted = problemOfExclusions(exclusions);
    if (quoted !== undefined) throw refusal(this, name, quoted);
    const chosen = chosenNames(this, name, args.names ?? ["all"]).map((alarmName) => {
      const patterns = patternsWithout(CIS_PATTERNS[alarmName].pattern, exclusions);
      refuseOverlong(this, name, alarmName, patterns);
      return { alarmName, patterns };
    });
    const arns = chosen.map(({ alarmName, patterns }) => {
      const { control, title, metricName, pattern } = CIS_PATTERNS[alarmName];
      const [first = pattern, ...others] = patterns;
      const alarm = new TrailAlarm(
        `${name}-${alarmName}`,
        {
          logGroupName: args.logGroupName,
          topicArn: args.topicArn,
          pattern: first,
          metricName,
          metricNamespace: namespace,
          threshold: args.threshold,
          period: args.period,
          autoResolve: args.autoResolve,
          description: `CIS AWS Foundations Benchmark ${control}: ${title}.`,
          region: args.region,
          tags: args.tags,
        },
        { parent: this },
      );
      others.forEach((further, place) => {
        new LogMetricFilter(
          `${name}-${alarmName}-${String(place + 2)}`,
          {
            logGroupName: args.logGroupName,
            pattern: further,
            metricTransformation: { name: metricName, namespace, value: "1", defaultValue: "0" },
            region: args.region,
          },
          { parent: this },
        );
      });
      return [alarmName, alarm.alarmArn] as const;
    });

    this.alarmArns = pulumi.output(Object.fromEntries(arns));
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}

const KEYS: KeysOf<CisAlarmsArgs> = {
  ...{
    logGroupName: true,
    topicArn: true,
    names: true,
    threshold: true,
    period: true,
    metricNamespace: true,
  },
  ...{ excludeUsers: true, excludeRoleArns: true, excludeInvokedBy: true, autoResolve: true },
  ...{ region: true, tags: true },
};

/** The names that are asked for, each once, in the benchmark's order. */
function chosenNames(component: CisAlarms, name: string, names: string[]): CisAlarmName[] {
  const unknown = names.find((one) => one !== "all" && !(one in CIS_PATTERNS));
  if (unknown !== undefined) throw refusal(component, name, problemOfCisName(unknown));
  return CIS_ALARM_NAMES.filter((one) => names.includes("all") || names.includes(one));
}

/** What is wrong with a name that is no CIS alarm, as the rest of a sentence. */
export function problemOfCisName(unknown: string): string {
  const near = nearest(unknown, CIS_ALARM_NAMES);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  return `names must be all or some of ${CIS_ALARM_NAMES.join(", ")}, got "${unknown}".${hint}`;
}

/** A single alternative with all exclusions can be too long by itself; then only fewer exclusions help. */
function refuseOverlong(component: CisAlarms, name: string, alarmName: string, patterns: string[]): void {
  const longest = Math.max(...patterns.map((pattern) => [...pattern].length));
  if (longest <= FILTER_PATTERN_MAX_LENGTH) return;
  throw refusal(
    component,
    name,
    `the exclusions make a pattern of ${alarmName} ${String(longest)} characters long; at most ${String(FILTER_PATTERN_MAX_LENGTH)} are allowed. Exclude fewer users, roles or services.`,
  );
}
