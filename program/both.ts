import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegion } from "@pulumi/aws/getRegion";
import * as pulumi from "@pulumi/pulumi";
import { CustomerIntegration } from "../components/customer/customer-integration";
import { ownRuleId } from "../components/customer/own-rule-id";
import type { VendorTrailArgs } from "../components/vendor/vendor-args";
import { VendorIntegration } from "../components/vendor/vendor-integration";
import { partitionOfRegion } from "../contract/partition";
import type { ConfigValues } from "./config/keys";
import { customerArgs, customerOutputs } from "./customer";
import { OWN_TRAIL } from "./own-trail";
import { vendorArgs, vendorOutputs } from "./vendor";

/**
 * Both sides in one account. The trail is registered and its queue lets the bucket in before the bucket sends, and
 * on destroy the bucket stops before they go.
 */
export async function bothSides(name: string, config: ConfigValues): Promise<pulumi.Inputs> {
  const own = await ownTrail(name, config);
  const vendor = new VendorIntegration(name, vendorArgs(config, [own]));
  const offer = vendor.offers.apply((offers) => offers[OWN_TRAIL] ?? { accountId: "" });
  const customer = new CustomerIntegration(
    name,
    { ...customerArgs(config, offer), notificationId: ruleOf(name, config) },
    { dependsOn: [vendor] },
  );
  const { request: _, ...outputs } = customerOutputs(customer, config);
  return { ...vendorOutputs(vendor), ...outputs };
}

/** The stack's own trail, as a customer's request would describe it. */
async function ownTrail(name: string, config: ConfigValues): Promise<VendorTrailArgs> {
  const { bucket = "", keyPrefix, accountIds, organizationId, trailKeyArn, topicArn } = config;
  const region = config.bucketRegion ?? (await getRegion({})).region;
  const bucketAccountId = getCallerIdentityOutput({}).accountId;
  const ruleArn = pulumi.interpolate`arn:${partitionOfRegion(region).name}:events:${region}:${bucketAccountId}:rule/${ruleOf(name, config)}`;
  return {
    name: OWN_TRAIL,
    bucket,
    bucketAccountId,
    region,
    keyPrefix,
    accountIds,
    organizationId,
    // Nobody needs to be told it, so it follows from project and stack.
    externalId: name,
    trailKeyArn,
    topicArn,
    ...(config.notification === "eventbridge" ? { ruleArn } : {}),
  };
}

function ruleOf(name: string, { notification }: ConfigValues): string {
  return ownRuleId(name, notification);
}
