import { BucketNotification } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { after } from "../support/after";
import { refusal, warn } from "../support/refuse";
import { readBucketRules } from "./bucket-rules";
import { queueEntry, topicEntry } from "./external-rules";
import { problemOfExclusive, warningOfExclusive, warningOfReplaces } from "./notification-checks";
import type { NotificationParts } from "./notification-settings";

/** The whole notification document of the bucket, with our rule alone; refused while it holds what others put there. */
export function exclusiveNotification(
  component: pulumi.ComponentResource,
  name: string,
  { args, own, destination, replaces, options }: NotificationParts,
): pulumi.Output<string> {
  const { bucket, region } = args;
  const agreed = pulumi
    .all([readBucketRules(component, name, args), own, replaces])
    .apply(([now, { id }, old]) => {
      const warning = warningOfReplaces(now, id, old) ?? warningOfExclusive(now, id);
      if (warning !== undefined) warn(component, name, warning);
      const problem = problemOfExclusive(now, id, old);
      if (problem !== undefined) throw refusal(component, name, problem);
      return true;
    });
  const rule = pulumi.all([own, destination]);
  new BucketNotification(
    name,
    {
      bucket: after(bucket, agreed),
      queues: rule.apply(([ours, { queueArn }]) =>
        queueArn === undefined ? [] : [queueEntry(ours, queueArn)],
      ),
      topics: rule.apply(([ours, { topicArn }]) =>
        topicArn === undefined ? [] : [topicEntry(ours, topicArn)],
      ),
      region,
    },
    // A bucket has one document: to remove the old one last would empty the new one.
    { ...options, deleteBeforeReplace: true },
  );
  return own.apply(({ id }) => id);
}
