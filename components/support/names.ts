import * as pulumi from "@pulumi/pulumi";
import { shown } from "../../contract/problems";
import type { Place } from "./place";

/** ARN of what has a name of our choice, known before it is there. */
export function arnOf(place: Place, service: string, resource: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${place.partition.name}:${service}:${place.region}:${place.accountId}:${resource}`;
}

/**
 * Why a name cannot be that of a standard queue, as the rest of a sentence.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
 */
export function problemOfQueueName(queueName: string): string | undefined {
  if (queueName.endsWith(".fifo")) {
    return `queueName must not end with .fifo, since buckets cannot send to a FIFO queue, got ${shown(queueName)}.`;
  }
  if (/^[\w-]{1,76}$/.test(queueName)) return undefined;
  return `queueName must have 1 to 76 letters, digits, _ and - (its dead-letter queue gets -dlq added), got ${shown(queueName)}.`;
}
