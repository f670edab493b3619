import * as pulumi from "@pulumi/pulumi";
import * as formats from "../../contract/formats";
import { parseArn, partitionOfRegion } from "../../contract/partition";
import { ContractError } from "../../contract/problems";
import { also, list, refuse, validated } from "../../contract/validate";
import { object, optional, required } from "../../contract/validate-object";
import { derived, inWordsOf, refusing } from "../support/derive";
import type { Place } from "../support/place";

/** Where the trail files of a customer are, made regular. */
export interface TrailSource {
  bucket: string;
  /** `""` or text that ends with `/`. */
  keyPrefix: string;
  /** Given ones, else the bucket's account, none with an organisation. */
  accountIds: string[];
  organizationId?: string;
  trailKeyArn?: string;
}

export interface GivenSource {
  bucket: string;
  keyPrefix?: string;
  accountIds?: string[];
  organizationId?: string;
  trailKeyArn?: string;
}

/** The arguments of a component that say where trail files are, checked: at once when they are plain. */
export function sourceOf(
  component: pulumi.ComponentResource,
  name: string,
  args: { [K in keyof GivenSource]?: unknown },
  { accountId, region }: Place,
): pulumi.Output<TrailSource> {
  const { bucket, keyPrefix, accountIds, organizationId, trailKeyArn } = args;
  const given = { bucket, keyPrefix, accountIds, organizationId, trailKeyArn };
  const source = derived(
    component,
    name,
    given,
    (known) => validated(givenSource, known, "args"),
    inWordsOf("args"),
  );
  return pulumi
    .all([source, accountId, region])
    .apply(([known, account, at]) =>
      refusing(component, name, () => placed(known, { accountId: account, region: at })),
    );
}

/** With the defaults that follow from the bucket's place. Throws a `ContractError`. */
export function placed(given: GivenSource, place: { accountId: string; region: string }): TrailSource {
  const problem = given.trailKeyArn === undefined ? undefined : problemOfKey(given.trailKeyArn, place.region);
  if (problem !== undefined) throw new ContractError([`trailKeyArn ${problem}`]);
  const own = given.organizationId === undefined ? [place.accountId] : [];
  return { ...given, keyPrefix: given.keyPrefix ?? "", accountIds: [...new Set(given.accountIds ?? own)] };
}

const givenSource = also(
  object<GivenSource>(
    {
      bucket: required(formats.bucketName, "the bucket CloudTrail writes to"),
      keyPrefix: optional(formats.keyPrefix),
      accountIds: optional(list(formats.accountId)),
      organizationId: optional(formats.organizationId),
      trailKeyArn: optional(formats.keyArn),
    },
    { emptyIsAbsent: true },
  ),
  ({ accountIds, organizationId }, place) => {
    if (accountIds !== undefined && organizationId !== undefined) {
      refuse(place, "has both accountIds and organizationId; give one of them.");
    }
  },
);

/** S3 encrypts objects with a key of the bucket's region only; a multi-Region key has an ARN in each. */
function problemOfKey(keyArn: string, region: string): string | undefined {
  const arn = parseArn(keyArn);
  const partition = partitionOfRegion(region).name;
  if (arn === undefined) return undefined;
  if (arn.partition !== partition) {
    return `is in partition ${arn.partition}, but the bucket's region ${region} is in ${partition}.`;
  }
  return arn.region === region ? undefined : `is in region ${arn.region}, but the bucket is in ${region}.`;
}
