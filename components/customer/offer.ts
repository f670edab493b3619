import * as pulumi from "@pulumi/pulumi";
import { shown } from "../../contract/problems";
import type { Place } from "../support/place";
import { refusal } from "../support/refuse";
import type { TrailSource } from "./trail-source";
import { vendorPart, type VendorArgs, type OfferTerms } from "./vendor";

/** The bucket, once it is known that the offer is for it. By hand a vendor names none. */
export function offeredBucket(
  component: pulumi.ComponentResource,
  name: string,
  vendor: pulumi.Input<VendorArgs>,
  source: pulumi.Output<TrailSource>,
  { region }: Place,
): pulumi.Output<string> {
  const offer = vendorPart(component, name, vendor, "offer");
  return pulumi.all([offer, source, region]).apply(([offered, { bucket }, at]) => {
    const problem = problemOfOffer(offered, { bucket, region: at });
    if (problem !== undefined) throw refusal(component, name, problem);
    return bucket;
  });
}

/** An offer for another bucket or region would be half right: a role that nobody assumes, notices that nobody takes. */
export function problemOfOffer(
  { bucket, region }: OfferTerms,
  ours: { bucket: string; region: string },
): string | undefined {
  if (bucket !== undefined && bucket !== ours.bucket) {
    return `vendor.bucket is ${shown(bucket)}, but bucket is ${shown(ours.bucket)}: the offer is for another bucket. Take the offer that names this one.`;
  }
  if (region !== undefined && region !== ours.region) {
    return `vendor.region is ${region}, but the bucket's region is ${ours.region}. Set region to that of the bucket, or ask the vendor for an offer there.`;
  }
  return undefined;
}
