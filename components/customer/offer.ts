import * as pulumi from "@pulumi/pulumi";
import { shown } from "../../contract/problems";
import type { Place } from "../support/place";
import { isPlain } from "../support/derive";
import { refusal } from "../support/refuse";
import type { TrailSource } from "./trail-source";
import { vendorPart, type VendorArgs, type OfferTerms } from "./vendor";

/**
 * The bucket, once it is known that the offer is for it: at once as far as the arguments are plain, for the provider's
 * region when AWS has told it. By hand a vendor names no bucket.
 */
export function offeredBucket(
  component: pulumi.ComponentResource,
  name: string,
  vendor: pulumi.Input<VendorArgs>,
  ours: { source: pulumi.Output<TrailSource>; region: Place["region"]; roleName?: pulumi.Input<string> },
  { bucket: given, region: givenRegion }: { bucket?: pulumi.Input<string>; region?: pulumi.Input<string> },
): pulumi.Output<string> {
  refusePlainMisfit(component, name, vendor, { bucket: given, region: givenRegion, roleName: ours.roleName });
  const offer = vendorPart(component, name, vendor, "offer");
  return pulumi.all([offer, ours]).apply(
    ([
      offered,
      {
        source: { bucket },
        region,
        roleName,
      },
    ]) => {
      const problem = problemOfOffer(offered, { bucket, region, roleName });
      if (problem !== undefined) throw refusal(component, name, problem);
      return bucket;
    },
  );
}

function refusePlainMisfit(
  component: pulumi.ComponentResource,
  name: string,
  vendor: pulumi.Input<VendorArgs>,
  given: { bucket?: pulumi.Input<string>; region?: pulumi.Input<string>; roleName?: pulumi.Input<string> },
): void {
  if (!isPlain([vendor, given])) return;
  const offered = withoutEmpty(vendor as OfferTerms);
  const ours = withoutEmpty(given as { bucket: string; region?: string; roleName?: string });
  const problem = problemOfOffer(offered, { ...ours, region: ours.region ?? offered.region ?? "" });
  if (problem !== undefined) throw refusal(component, name, problem);
}

/** In stack configuration `""` stands for a missing value. */
function withoutEmpty<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")) as T;
}

/** An offer for another bucket or region would be half right: a role that nobody assumes, notices that nobody takes. */
export function problemOfOffer(
  { bucket, region, roleName }: OfferTerms,
  ours: { bucket: string; region: string; roleName?: string },
): string | undefined {
  if (bucket !== undefined && bucket !== ours.bucket) {
    return `vendor.bucket is ${shown(bucket)}, but bucket is ${shown(ours.bucket)}: the offer is for another bucket. Take the offer that names this one.`;
  }
  if (region !== undefined && region !== ours.region) {
    return `vendor.region is ${region}, but the bucket's region is ${ours.region}. Set region to that of the bucket, or ask the vendor for an offer there.`;
  }
  if (roleName !== undefined && ours.roleName !== undefined && roleName !== ours.roleName) {
    return `vendor.roleName is ${shown(roleName)}, but roleName is ${shown(ours.roleName)}: the vendor would assume a role that is not there. Leave roleName out, or have the vendor register this one.`;
  }
  return undefined;
}
