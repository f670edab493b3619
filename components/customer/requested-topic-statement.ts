import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../support/place";
import { topicOf, statementText } from "./topic-statement";
import type { TrailNotificationMode } from "./notification-mode";
import { vendorPart, type VendorArgs } from "./vendor";

/**
 * In mode `topic` the vendor subscribes before it makes its offer, so the statement is wanted with the request. The
 * vendor's account is all that has to be known for it.
 */
export function requestedTopicStatement(
  component: pulumi.ComponentResource,
  name: string,
  args: {
    notification?: TrailNotificationMode;
    topicArn?: pulumi.Input<string>;
    vendor?: pulumi.Input<VendorArgs>;
  },
  { partition }: Place,
): pulumi.Output<string | undefined> | undefined {
  const { notification, topicArn, vendor } = args;
  if (notification !== "topic" || topicArn === undefined || vendor === undefined) return undefined;
  return pulumi
    .all([topicOf(component, name, topicArn), vendorPart(component, name, vendor, "destination"), partition])
    .apply(([topic, { accountId }, known]) => statementText(topic, { accountId }, known));
}
