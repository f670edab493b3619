import { LogMetricFilter, MetricAlarm } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { LOG_GROUP_MAX_METRIC_FILTERS, METRIC_NAME_MAX_LENGTH } from "../../contract/limits";
import { trailFilesPattern } from "../../contract/log-lines";
import { METRIC_NAMESPACE } from "../../contract/metrics";
import { derived } from "../support/derive";
import { placeOf } from "../support/place";
import { checked, refusal, warn } from "../support/refuse";
import { nameInStack, safeName } from "../support/stack-name";
import { alertTopicsByRegion, type AlertTopics } from "./alert-topics";
import * as alarms from "./ingestion-alarms";

/** A trail queue that is watched. */
export interface MonitoredQueueArgs {
  /** Part of its alarms' names, such as the region. */
  name: string;
  /** Name of the queue. */
  queueName: pulumi.Input<string>;
  /** Name of its dead-letter queue. */
  parkedQueueName: pulumi.Input<string>;
}

/** A processor that is watched, with its trail queues. */
export interface MonitoredProcessorArgs {
  /** Part of its alarms' names, such as the region. */
  name: string;
  /** Region of function and queues. Defaults to the component's region. */
  region?: pulumi.Input<string>;
  /** Name of the function. */
  functionName: pulumi.Input<string>;
  /** Its trail queues. */
  queues: MonitoredQueueArgs[];
}

/** A publisher that is watched, in the component's region. */
export interface MonitoredPublisherArgs {
  /** Name of the function. */
  functionName: pulumi.Input<string>;
  /** Name of the queue of parked changes. */
  parkedQueueName: pulumi.Input<string>;
}

/** A destination that is watched, in the component's region. */
export interface MonitoredDestinationArgs {
  /** Name of the destination. */
  name: string;
  /** Name of its change queue. */
  queueName: pulumi.Input<string>;
  /** Name of that queue's dead-letter queue. */
  deadLetterQueueName: pulumi.Input<string>;
}

/** A registered trail that is to be missed when it falls silent. */
export interface SilentTrailArgs {
  /** Name of the registration. */
  name: string;
  /** Name of the log group of the processor that reads it. */
  logGroupName: pulumi.Input<string>;
  /** Region of that processor. Defaults to the component's region. */
  region?: pulumi.Input<string>;
  /** Hours without a file, 1 to 168. Defaults to 24. */
  hours?: pulumi.Input<number>;
}

export interface IngestionMonitoringArgs {
  /** Processors to watch. Defaults to none. */
  processors?: MonitoredProcessorArgs[];
  /** Publisher to watch. Defaults to none. */
  publisher?: MonitoredPublisherArgs;
  /** Destinations to watch. Defaults to none. */
  destinations?: MonitoredDestinationArgs[];
  /** Trails whose silence is an alarm; each costs a metric of its own. Defaults to none. */
  silentTrails?: SilentTrailArgs[];
  /** Topics that hear of ALARM and OK, at most one a region. Defaults to none: alarms that tell nobody. */
  alertTopicArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Seconds that a notice or a change may wait, 60 to 1,209,600. Defaults to 3600. */
  maximumAgeSeconds?: pulumi.Input<number>;
  /** Region of publisher and destinations. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of the alarms. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The alarms that tell when changes stop arriving: the oldest notice and the oldest change wait too long; a notice
 * that old is given back once more; notices or changes were parked; a function fails or is throttled; a destination's
 * weekly budget is used to 80 %, it is on hold, or changes were given up. Each tells the topic of its region.
 *
 * @example
 * new IngestionMonitoring("acme", {
 *   publisher: { functionName: publisher.functionName, parkedQueueName: publisher.parkedQueueName },
 *   alertTopicArns: ["arn:aws:sns:eu-west-1:444455556666:on-call"],
 * });
 */
export class IngestionMonitoring extends pulumi.ComponentResource {
  /** ARNs of the alarms, by the end of their names. */
  public readonly alarmArns: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: IngestionMonitoringArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:IngestionMonitoring", name, args, opts);
    const topics = derived(this, name, args.alertTopicArns ?? [], alertTopicsByRegion);
    const home = placeOf(this, args.region).region;
    const maximumAge = checked(this, name, args.maximumAgeSeconds ?? 3_600, problemOfAge);

    const regions = [args.region, ...(args.processors ?? []).map((processor) => processor.region)];
    pulumi
      .all([topics, pulumi.all(regions.map((region) => region ?? home))])
      .apply(([known, used]) => warnOfSilentRegions(this, name, known, used));

    const arns: Record<string, pulumi.Output<string>> = {};
    const raise = (suffix: string, watch: alarms.Watch, region: pulumi.Input<string> | undefined) => {
      const actions = pulumi
        .all([topics, region ?? home])
        .apply(([known, at]) => (known[at] === undefined ? [] : [known[at]]));
      const alarm = new MetricAlarm(
        `${name}-${suffix}`,
        { ...watch, alarmActions: actions, okActions: actions, region, tags: args.tags },
        { parent: this },
      );
      arns[suffix] = alarm.arn;
    };

    for (const processor of args.processors ?? []) {
      const region = processor.region ?? args.region;
      const { functionName } = processor;
      raise(`${processor.name}-processor`, alarms.functionFails(functionName), region);
      raise(`${processor.name}-returned`, alarms.noticesGivenBack(functionName, maximumAge), region);
      for (const queue of processor.queues) {
        raise(`${queue.name}-notices`, alarms.oldestMessage(queue.queueName, maximumAge, "notice"), region);
        raise(`${queue.name}-parked`, alarms.anyMessage(queue.parkedQueueName, "parked notices"), region);
      }
    }
    if (args.publisher !== undefined) {
      raise("publisher", alarms.functionFails(args.publisher.functionName), args.region);
      raise("parked", alarms.anyMessage(args.publisher.parkedQueueName, "parked changes"), args.region);
    }
    for (const { name: destination, queueName, deadLetterQueueName } of args.destinations ?? []) {
      const watches = {
        changes: alarms.oldestMessage(queueName, maximumAge, "change"),
        crashed: alarms.anyMessage(deadLetterQueueName, "changes that crashed the publisher"),
        budget: alarms.budgetRunsOut(destination),
        held: alarms.destinationHeld(destination),
        shed: alarms.changesShed(destination),
      };
      for (const [suffix, watch] of Object.entries(watches)) {
        raise(`to-${destination}-${suffix}`, watch, args.region);
      }
    }
    const silentTrails = args.silentTrails ?? [];
    const problem = problemOfSilentTrails(silentTrails.length);
    if (problem !== undefined) throw refusal(this, name, problem);
    for (const trail of silentTrails) {
      const region = trail.region ?? args.region;
      const metricName = metricOfTrail(name, trail.name);
      new LogMetricFilter(
        `${name}-of-${trail.name}-silent`,
        {
          logGroupName: trail.logGroupName,
          pattern: trailFilesPattern(trail.name),
          metricTransformation: { name: metricName, namespace: METRIC_NAMESPACE, value: "1" },
          region,
        },
        { parent: this },
      );
      const hours = checked(this, name, trail.hours ?? 24, problemOfSilence);
      raise(`of-${trail.name}-silent`, alarms.trailSilent(trail.name, metricName, hours), region);
    }

    this.alarmArns = pulumi.output(arns);
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}

/** A metric of its own for each installation: the files of another one's trail of that name would hide the silence. */
function metricOfTrail(component: string, trail: string): string {
  return safeName(`FilesOf-${nameInStack(component)}-${trail}`, METRIC_NAME_MAX_LENGTH);
}

/** Topics were given, so someone wants to hear of alarms; where there is none, nobody will. */
function warnOfSilentRegions(
  component: IngestionMonitoring,
  name: string,
  topics: AlertTopics,
  used: string[],
): void {
  if (Object.keys(topics).length === 0) return;
  const silent = [...new Set(used)].filter((region) => topics[region] === undefined);
  if (silent.length === 0) return;
  const text = `alertTopicArns has no topic in ${silent.join(", ")}: the alarms there tell nobody, since an alarm reaches only topics of its own region.`;
  warn(component, name, text);
}

function problemOfAge(seconds: number): string | undefined {
  if (Number.isInteger(seconds) && seconds >= 60 && seconds <= 1_209_600) return undefined;
  return `maximumAgeSeconds must be a whole number of seconds from 60 to 1209600, got ${seconds}.`;
}

function problemOfSilence(hours: number): string | undefined {
  if (Number.isInteger(hours) && hours >= 1 && hours <= 168) return undefined;
  return `hours of silentTrails must be a whole number from 1 to 168, got ${hours}.`;
}

function problemOfSilentTrails(count: number): string | undefined {
  if (count <= LOG_GROUP_MAX_METRIC_FILTERS) return undefined;
  return `silentTrails must have at most ${LOG_GROUP_MAX_METRIC_FILTERS} entries, the metric filters of one log group, got ${count}.`;
}
