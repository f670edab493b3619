import {
  getBucketNotification,
  getBucketNotificationOutput,
  type GetBucketNotificationResult,
} from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { shown } from "../../contract/problems";
import { refusal } from "../support/refuse";
import { isLater } from "./vendor";
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
  component: pulumi.ComponentResource,
  name: string,
  { bucket, region }: { bucket: pulumi.Input<string>; region?: pulumi.Input<string> },
): pulumi.Output<BucketRules> {
  return notificationOf(component, name, bucket, region).apply((found) => ({
    bucket: found.bucket,
    rules: [
      ...found.queues.map((rule) => regular(rule, rule.queueArn)),
      ...found.topics.map((rule) => regular(rule, rule.topicArn)),
      ...found.lambdaFunctions.map((rule) => regular(rule, rule.lambdaFunctionArn)),
    ],
    eventbridge: found.eventbridge,
  }));
}

/** For a bucket that another part of the program makes, Pulumi waits; one that is named must be there. */
function notificationOf(
  component: pulumi.ComponentResource,
  name: string,
  bucket: pulumi.Input<string>,
  region: pulumi.Input<string> | undefined,
): pulumi.Output<GetBucketNotificationResult> {
  const parent = { parent: component };
  if (isLater(bucket) || isLater(region)) {
    // Asked only once they are there: of an output that fails, the SDK would tell as a fault of the question.
    return pulumi.all([bucket, region]).apply(() => getBucketNotificationOutput({ bucket, region }, parent));
  }
  const found = getBucketNotification({ bucket, region }, parent).catch((error: unknown) => {
    throw refusal(component, name, problemOfReading(bucket, region, error));
  });
  return pulumi.output(found);
}

/** AWS answers 404 for no such bucket, 301 for one in another region, 403 without the permission. */
export function problemOfReading(bucket: string, region: string | undefined, error: unknown): string {
  const where = region === undefined ? "the provider's region" : `region ${region}`;
  const [said = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `the notification document of bucket ${shown(bucket)} cannot be read in ${where}. The bucket must exist there (bucketRegion of the program, or region of the component, says where it is) and s3:GetBucketNotification on it be allowed. AWS answered: ${said}`;
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
