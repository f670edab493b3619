import { parseArn, partitionOfRegion } from "../../contract/partition";
import { shown } from "../../contract/problems";
import type { TrailNotificationMode } from "./notification-mode";
import type { VendorDestination } from "./vendor";

/** Where a bucket is. */
export interface BucketAt {
  bucket: string;
  region: string;
  accountId: string;
}

/**
 * Why notices cannot go from a bucket to where the vendor wants them, as the rest of a sentence.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
 */
export function problemOfDestination(
  mode: TrailNotificationMode,
  { queueArn, topicArn }: VendorDestination,
  at: BucketAt,
): string | undefined {
  // In mode topic the queue's owner subscribes: the customer need not know the queue.
  if (mode === "topic") return undefined;
  if (mode === "eventbridge" && topicArn !== undefined) {
    return `mode eventbridge sends to a queue, got vendor.topicArn ${shown(topicArn)}. Use exclusive or merge.`;
  }
  const [key, given] = topicArn === undefined ? ["queueArn", queueArn] : ["topicArn", topicArn];
  const arn = parseArn(given ?? "");
  if (given === undefined || arn === undefined) return "vendor needs queueArn or topicArn, got neither.";
  const partition = partitionOfRegion(at.region).name;
  if (arn.partition !== partition) {
    return `vendor.${key} is in partition ${arn.partition}, but bucket ${shown(at.bucket)} is in ${partition} (${at.region}); nothing crosses partitions.`;
  }
  if (arn.region !== at.region) {
    return `vendor.${key} is in region ${arn.region}, but bucket ${shown(at.bucket)} is in ${at.region}; notices go to the bucket's own region only. Ask the vendor for one there.`;
  }
  if (mode === "eventbridge" && arn.accountId !== at.accountId) {
    return `mode eventbridge sends to a queue of the same account only: vendor.queueArn is in account ${arn.accountId}, the bucket's events are in ${at.accountId}. Use exclusive, merge or topic.`;
  }
  return undefined;
}

/** Why a topic cannot be the one that carries the notices. */
export function problemOfTopic(topicArn: string, at: BucketAt): string | undefined {
  const partition = partitionOfRegion(at.region).name;
  const arn = parseArn(topicArn);
  if (arn === undefined || arn.partition === partition) return undefined;
  return `topicArn is in partition ${arn.partition}, but bucket ${shown(at.bucket)} is in ${partition} (${at.region}); nothing crosses partitions.`;
}

/** CloudTrail publishes in the trail's home region, S3 only in the bucket's. */
export function warningOfTopic(topicArn: string, at: BucketAt): string | undefined {
  const region = parseArn(topicArn)?.region;
  if (region === undefined || region === at.region) return undefined;
  return `topicArn is in region ${region}, but bucket ${shown(at.bucket)} is in ${at.region}: right if CloudTrail itself publishes to the topic, since S3 sends to topics of the bucket's own region only.`;
}
