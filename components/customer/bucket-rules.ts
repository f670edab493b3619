import { getBucketNotificationOutput } from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { shownRule, type NotificationRule } from "../../contract/notification-rule";

/** What a bucket's notification document holds now. */
export interface BucketRules {
  bucket: string;
  rules: NotificationRule[];
  /** True when all events go to EventBridge. */
  eventbridge: boolean;
}

/** Reads a bucket's notification document, at preview too. Unknown while the bucket is not there yet. */
export function readBucketRules(
  component: pulumi.Resource,
  bucket: pulumi.Input<string>,
  region: pulumi.Input<string> | undefined,
): pulumi.Output<BucketRules> {
  return getBucketNotificationOutput({ bucket, region }, { parent: component }).apply((found) => ({
    bucket: found.bucket,
    rules: [
      ...found.queues.map((rule) => regular(rule, rule.queueArn)),
      ...found.topics.map((rule) => regular(rule, rule.topicArn)),
      ...found.lambdaFunctions.map((rule) => regular(rule, rule.lambdaFunctionArn)),
    ],
    eventbridge: found.eventbridge,
  }));
}

/** What is in a document, each in a phrase. */
export function shownRules({ rules, eventbridge }: BucketRules): string[] {
  return [...rules.map(shownRule), ...(eventbridge ? ["delivery to EventBridge"] : [])];
}

interface FoundRule {
  id: string;
  events: string[];
  filterPrefix: string;
  filterSuffix: string;
}

function regular(rule: FoundRule, destinationArn: string): NotificationRule {
  const { id, events, filterPrefix: prefix, filterSuffix: suffix } = rule;
  return { id, destinationArn, events, prefix, suffix };
}
