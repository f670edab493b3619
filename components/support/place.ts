import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as pulumi from "@pulumi/pulumi";
import { partitionOfRegion, type Partition } from "../../contract/partition";

/** Where a component's resources are made: known at preview, so that policies can name what is not yet there. */
export interface Place {
  /** 12 digits. */
  accountId: pulumi.Output<string>;
  region: pulumi.Output<string>;
  partition: pulumi.Output<Partition>;
}

/**
 * The place of a component: the account of its provider, and the region it is given or else its provider's. The
 * questions are asked through the component, so that they go to the provider that its resources use.
 */
export function placeOf(component: pulumi.Resource, givenRegion?: pulumi.Input<string>): Place {
  const ask = { parent: component };
  const region =
    givenRegion === undefined
      ? getRegionOutput({}, ask).apply((found) => found.region)
      : pulumi.output(givenRegion);
  return {
    accountId: getCallerIdentityOutput({}, ask).apply((found) => found.accountId),
    region,
    partition: region.apply(partitionOfRegion),
  };
}
