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

/** A region as it was given; `""` stands for none, as in stack configuration. */
export function givenRegion(region: pulumi.Input<string> | undefined): pulumi.Input<string> | undefined {
  return region === "" ? undefined : region;
}

/**
 * The place of a component: the account of its provider, and the region it is given or else its provider's. The
 * questions are asked through the component, so that they go to the provider that its resources use.
 */
export function placeOf(component: pulumi.Resource, wanted?: pulumi.Input<string>): Place {
  const ask = { parent: component };
  const region =
    wanted === undefined || wanted === ""
      ? getRegionOutput({}, ask).apply((found) => found.region)
      : pulumi.output(wanted);
  return {
    accountId: getCallerIdentityOutput({}, ask).apply((found) => found.accountId),
    region,
    partition: region.apply(partitionOfRegion),
  };
}
