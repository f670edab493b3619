import * as pulumi from "@pulumi/pulumi";
import { refusal } from "../support/refuse";
import type { OwnRule } from "./notification-checks";
import type { NotificationParts } from "./notification-settings";
import { isLater } from "./vendor";

/** An entry of `queues` of an `aws.s3.BucketNotification`. */
export interface QueueRule {
  /** Id of the rule. */
  id: string;
  /** ARN of the vendor's queue. */
  queueArn: string;
  /** Event types. */
  events: string[];
  /** What keys begin with. */
  filterPrefix: string;
  /** What keys end with. */
  filterSuffix: string;
}

/** An entry of `topics` of an `aws.s3.BucketNotification`. */
export interface TopicRule {
  /** Id of the rule. */
  id: string;
  /** ARN of the vendor's topic. */
  topicArn: string;
  /** Event types. */
  events: string[];
  /** What keys begin with. */
  filterPrefix: string;
  /** What keys end with. */
  filterSuffix: string;
}

export function queueEntry(own: OwnRule, queueArn: string): QueueRule {
  return { ...entry(own), queueArn };
}

export function topicEntry(own: OwnRule, topicArn: string): TopicRule {
  return { ...entry(own), topicArn };
}

/** None for a vendor with a topic. A vendor that is known only later must have a queue. */
export function queueRuleOf(
  component: pulumi.ComponentResource,
  name: string,
  { args, own, destination }: NotificationParts,
): pulumi.Output<QueueRule> | undefined {
  if (!isLater(args.vendor) && args.vendor.queueArn === undefined) return undefined;
  return pulumi.all([own, destination]).apply(([rule, { queueArn }]) => {
    if (queueArn !== undefined) return queueEntry(rule, queueArn);
    throw refusal(
      component,
      name,
      "vendor is an output that names a topic; in mode external give vendor as a plain object with topicArn.",
    );
  });
}

/** None for a vendor with a queue. */
export function topicRuleOf({
  args,
  own,
  destination,
}: NotificationParts): pulumi.Output<TopicRule> | undefined {
  if (isLater(args.vendor) || args.vendor.topicArn === undefined) return undefined;
  return pulumi.all([own, destination]).apply(([rule, { topicArn = "" }]) => topicEntry(rule, topicArn));
}

function entry({ id, events, prefix, suffix }: OwnRule) {
  return { id, events, filterPrefix: prefix, filterSuffix: suffix };
}
