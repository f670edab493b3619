import * as pulumi from "@pulumi/pulumi";
import * as formats from "../../contract/formats";
import { OFFER_SCHEMA, refuseForeignProcessor } from "../../contract/hand-over";
import { also, oneOf, refuse, trueOrFalse, validated, type Check } from "../../contract/validate";
import { object, optional, required, type Fields } from "../../contract/validate-object";
import { derived, refusing } from "../support/derive";

/**
 * The other side: the offer that the vendor sent, as it is, or what its screen shows. BigPanda's hosted service shows
 * an account, a queue (older guides: a topic) and an external id.
 */
export interface VendorArgs {
  /** The vendor's account, 12 digits. */
  accountId: pulumi.Input<string>;
  /** ARN of the vendor's queue, in the bucket's region. Defaults to none; one of queueArn and topicArn is needed. */
  queueArn?: pulumi.Input<string>;
  /** ARN of a topic of the vendor's that notices go to in the place of a queue. Defaults to none. */
  topicArn?: pulumi.Input<string>;
  /** What the vendor sends along when it assumes the reader role, 2 to 1,224 characters. Required by default. */
  externalId?: pulumi.Input<string>;
  /** Say true when the vendor has no external id; a warning says what that means. Defaults to false. */
  withoutExternalId?: pulumi.Input<boolean>;
  /** ARN of the only role of the vendor's that may read. Defaults to any that the vendor's account lets; a warning. */
  processorRoleArn?: pulumi.Input<string>;
  /** Name of the reader role that the vendor will assume. Defaults to one that follows from the component's name. */
  roleName?: pulumi.Input<string>;
  /** Schema of an offer. Defaults to none. */
  schema?: pulumi.Input<string>;
  /** The bucket that the offer is for, which must be ours. Defaults to any. */
  bucket?: pulumi.Input<string>;
  /** The region that the offer is for, which must be the bucket's. Defaults to any. */
  region?: pulumi.Input<string>;
}

/** Whom the reader role trusts. */
export interface VendorTrust {
  accountId: string;
  externalId?: string;
  withoutExternalId?: boolean;
  processorRoleArn?: string;
}

/** Where notices go, and whose it is. */
export interface VendorDestination {
  accountId: string;
  queueArn?: string;
  topicArn?: string;
}

/** What an offer says beside those. */
export interface OfferTerms {
  schema?: string;
  bucket?: string;
  region?: string;
  roleName?: string;
}

const accountId = required(formats.accountId, "the vendor's account");

const trust: Check<VendorTrust> = also(
  object<VendorTrust>(
    {
      accountId,
      externalId: optional(formats.externalId),
      withoutExternalId: optional(trueOrFalse),
      processorRoleArn: optional(formats.roleArn),
    },
    { emptyIsAbsent: true },
  ),
  ({ externalId, withoutExternalId = false, accountId: account, processorRoleArn }, place) => {
    refuseForeignProcessor({ accountId: account, processorRoleArn }, place);
    if (externalId === undefined && !withoutExternalId) {
      refuse(
        place,
        "needs externalId, which the vendor names; if it has none, say withoutExternalId: true, got neither.",
      );
    }
    if (externalId !== undefined && withoutExternalId) {
      refuse(place, "has both externalId and withoutExternalId: true; give one of them.");
    }
  },
);

const destination: Check<VendorDestination> = also(
  object<VendorDestination>(
    { accountId, queueArn: optional(formats.queueArn), topicArn: optional(formats.topicArn) },
    { emptyIsAbsent: true },
  ),
  ({ queueArn, topicArn }, place) => {
    if (queueArn !== undefined && topicArn !== undefined) {
      refuse(place, "has both queueArn and topicArn; give one of them.");
    }
  },
);

const offer: Check<OfferTerms> = object<OfferTerms>(
  {
    schema: optional(oneOf([OFFER_SCHEMA])),
    bucket: optional(formats.bucketName),
    region: optional(formats.region),
    roleName: optional(formats.roleName),
  },
  { emptyIsAbsent: true },
);

interface PartOf {
  trust: VendorTrust;
  destination: VendorDestination;
  offer: OfferTerms;
}

const PARTS: { [P in keyof PartOf]: { check: Check<PartOf[P]>; keys: string[] } } = {
  trust: { check: trust, keys: ["accountId", "externalId", "withoutExternalId", "processorRoleArn"] },
  destination: { check: destination, keys: ["accountId", "queueArn", "topicArn"] },
  offer: { check: offer, keys: ["schema", "bucket", "region", "roleName"] },
};
/** Any value under a key that is known. */
const keys: Check<Partial<Record<keyof VendorArgs, object>>> = object(
  Object.fromEntries(
    Object.values(PARTS)
      .flatMap((part) => part.keys)
      .map((key) => [key, optional((value) => value as object)]),
  ) as Fields<Partial<Record<keyof VendorArgs, object>>>,
);

/** One part of what the vendor says, checked. What is not known yet in another part does not make this one unknown. */
export function vendorPart<P extends keyof PartOf>(
  component: pulumi.ComponentResource,
  name: string,
  vendor: pulumi.Input<VendorArgs> | undefined,
  part: P,
): pulumi.Output<PartOf[P]> {
  const { keys: wanted, check } = PARTS[part];
  const select = (given: unknown): unknown => {
    const known = refusing(component, name, () => validated(keys, given, "vendor"));
    return Object.fromEntries(Object.entries(known).filter(([key]) => wanted.includes(key)));
  };
  const given = isLater(vendor) ? pulumi.output(vendor).apply(select) : select(vendor);
  return derived(component, name, given, (known) => validated(check, known, "vendor"));
}

/** True for a vendor of which nothing but the account is known yet: there is no offer. */
export function hasNoOffer(vendor: pulumi.Input<VendorArgs> | undefined): boolean {
  if (vendor === undefined) return true;
  if (isLater(vendor)) return false;
  return Object.entries(vendor).every(
    ([key, value]) => key === "accountId" || value === undefined || value === "",
  );
}

/** True for a value that may become known only later. */
export function isLater(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}
