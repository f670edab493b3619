import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { trailFilesPrefix } from "../../contract/notification-rule";
import { FIXED_NAME } from "../support/fixed-name";
import { refusal } from "../support/refuse";
import { readBucketRules } from "./bucket-rules";
import { problemOfEventBridge } from "./notification-checks";
import type { NotificationParts } from "./notification-settings";

/**
 * A rule on the default bus, where S3 delivers, that sends to the queue of the same account. Its name is fixed, since
 * the queue's policy names it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export function eventRule(
  component: pulumi.ComponentResource,
  name: string,
  { args, own, source, at, destination, options }: NotificationParts,
): pulumi.Output<string> {
  const { region, tags } = args;
  const isOn = pulumi.all([readBucketRules(component, name, args), at]).apply(([now, { accountId }]) => {
    const problem = problemOfEventBridge(now, accountId);
    if (problem !== undefined) throw refusal(component, name, problem);
    return true;
  });
  const rule = new EventRule(
    name,
    {
      name: own.apply(({ id }) => id),
      description: "CloudTrail files for cloudtrail-changes",
      eventPattern: pulumi.all([source, isOn]).apply(([files]) =>
        JSON.stringify({
          source: ["aws.s3"],
          "detail-type": ["Object Created"],
          detail: {
            bucket: { name: [files.bucket] },
            object: { key: [{ prefix: trailFilesPrefix(files) }] },
          },
        }),
      ),
      region,
      tags,
    },
    { ...options, ...FIXED_NAME },
  );
  new EventTarget(
    name,
    {
      rule: rule.name,
      targetId: "trail-queue",
      arn: destination.apply(({ queueArn = "" }) => queueArn),
      region,
    },
    options,
  );
  return rule.name;
}
