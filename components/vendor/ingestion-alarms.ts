import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { BUDGET_ALARM_PERCENT } from "../../contract/limits";
import { METRIC_NAMESPACE, type MetricName } from "../../contract/metrics";

/** What an alarm watches and when it is raised: all of it but its actions, its place and its tags. */
export type Watch = Pick<
  MetricAlarmArgs,
  | "alarmDescription"
  | "namespace"
  | "metricName"
  | "dimensions"
  | "metricQueries"
  | "statistic"
  | "period"
  | "comparisonOperator"
  | "threshold"
  | "evaluationPeriods"
  | "datapointsToAlarm"
  | "treatMissingData"
>;

/** Something has waited in a queue for longer than it should, for a quarter of an hour. */
export function oldestMessage(
  queueName: pulumi.Input<string>,
  maximumAgeSeconds: pulumi.Input<number>,
  means: string,
): Watch {
  return {
    alarmDescription: pulumi.interpolate`The oldest ${means} in ${queueName} has waited for more than ${maximumAgeSeconds} seconds.`,
    ...ofQueue("ApproximateAgeOfOldestMessage", queueName),
    comparisonOperator: "GreaterThanThreshold",
    threshold: maximumAgeSeconds,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
  };
}

/**
 * A notice has been given back for longer than it should wait. A standard queue leaves a message that was received
 * three times out of the age of its oldest message, so the queue alone would not tell:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function noticesGivenBack(
  functionName: pulumi.Input<string>,
  maximumAgeSeconds: pulumi.Input<number>,
): Watch {
  return {
    alarmDescription: pulumi.interpolate`The function ${functionName} gives a notice back that is older than ${maximumAgeSeconds} seconds: a role, a key, a registration or a service keeps refusing.`,
    namespace: METRIC_NAMESPACE,
    metricName: "NoticeAge" satisfies MetricName,
    dimensions: { service: "processor" },
    statistic: "Maximum",
    period: 300,
    comparisonOperator: "GreaterThanThreshold",
    threshold: maximumAgeSeconds,
    // A trail that refuses is tried every 65 minutes or sooner; the alarm stays between two tries.
    evaluationPeriods: 18,
    datapointsToAlarm: 1,
    treatMissingData: "notBreaching",
  };
}

/** A queue that should be empty is not. */
export function anyMessage(queueName: pulumi.Input<string>, means: string): Watch {
  return {
    alarmDescription: pulumi.interpolate`${queueName} holds ${means}.`,
    ...ofQueue("ApproximateNumberOfMessagesVisible", queueName),
    ...atLeast(1),
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
  };
}

/** A function has failed, run out of time or memory, or was not allowed to run. */
export function functionFails(functionName: pulumi.Input<string>): Watch {
  const metric = (id: string, metricName: string) => ({
    id,
    metric: {
      namespace: "AWS/Lambda",
      metricName,
      dimensions: { FunctionName: functionName },
      stat: "Sum",
      period: 300,
    },
  });
  return {
    alarmDescription: pulumi.interpolate`The function ${functionName} fails, or is throttled.`,
    metricQueries: [
      {
        id: "failures",
        expression: "FILL(errors, 0) + FILL(throttles, 0)",
        label: "failures",
        returnData: true,
      },
      metric("errors", "Errors"),
      metric("throttles", "Throttles"),
    ],
    ...atLeast(1),
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: "notBreaching",
  };
}

export function budgetRunsOut(destination: string): Watch {
  return {
    alarmDescription: `The weekly budget of destination ${destination} is used to ${BUDGET_ALARM_PERCENT} % or more. At 100 % its changes wait.`,
    ...ofPublisher("BudgetUsedPercent", destination, "Maximum"),
    ...atLeast(BUDGET_ALARM_PERCENT),
  };
}

export function destinationHeld(destination: string): Watch {
  return {
    alarmDescription: `Destination ${destination} refuses key, permission or address. Its changes wait until that is mended, for two weeks at most.`,
    ...ofPublisher("DestinationHeld", destination, "Sum"),
    ...atLeast(1),
  };
}

export function changesShed(destination: string): Watch {
  return {
    alarmDescription: `Changes for destination ${destination} have waited for budget too long and were given up. The bucket still has them.`,
    ...ofPublisher("ChangesShed", destination, "Sum"),
    ...atLeast(1),
  };
}

/** No trail file was read in that many hours: CloudTrail is off, or the notices do not come. */
export function trailSilent(trailName: string, metricName: string, hours: pulumi.Input<number>): Watch {
  return {
    alarmDescription: pulumi.interpolate`No trail file of ${trailName} was read for ${hours} hours.`,
    namespace: METRIC_NAMESPACE,
    metricName,
    statistic: "Sum",
    period: 3_600,
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: hours,
    datapointsToAlarm: hours,
    treatMissingData: "breaching",
  };
}

function ofQueue(metricName: string, queueName: pulumi.Input<string>) {
  return {
    namespace: "AWS/SQS",
    metricName,
    dimensions: { QueueName: queueName },
    statistic: "Maximum",
    period: 300,
    treatMissingData: "notBreaching",
  };
}

/** Raised within minutes, and for an hour after the last point: a destination on hold is tried every half hour. */
function ofPublisher(metricName: MetricName, destination: string, statistic: string) {
  return {
    namespace: METRIC_NAMESPACE,
    metricName,
    dimensions: { service: "publisher", destination },
    statistic,
    period: 300,
    evaluationPeriods: 12,
    datapointsToAlarm: 1,
    treatMissingData: "notBreaching",
  };
}

function atLeast(threshold: number) {
  return { comparisonOperator: "GreaterThanOrEqualToThreshold", threshold };
}
