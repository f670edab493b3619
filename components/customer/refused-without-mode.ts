import * as pulumi from "@pulumi/pulumi";
import { refusal } from "../support/refuse";
import { readBucketRules } from "./bucket-rules";
import { problemOfNoMode } from "./notification-checks";
import type { NotificationParts } from "./notification-settings";

/** Fails the preview, and says what the bucket has and what would fit. */
export function refusedWithoutMode(
  component: pulumi.ComponentResource,
  name: string,
  { args, own }: NotificationParts,
): pulumi.Output<string> {
  return pulumi.all([readBucketRules(component, name, args), own]).apply(([now, ours]) => {
    throw refusal(component, name, problemOfNoMode(now, ours));
  });
}
