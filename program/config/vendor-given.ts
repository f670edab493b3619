import * as formats from "../../contract/formats";
import { refuseForeignProcessor, validateOffer } from "../../contract/hand-over";
import { also, refuse, trueOrFalse, type Check, type Place } from "../../contract/validate";
import { object, optional, required } from "../../contract/validate-object";
import { validatedBy } from "./checks";

/** The other side as the key `vendor` has it: an offer, or what the vendor's screen shows. */
export interface VendorGiven {
  accountId: string;
  queueArn?: string;
  topicArn?: string;
  externalId?: string;
  withoutExternalId?: boolean;
  processorRoleArn?: string;
  roleName?: string;
  schema?: string;
  bucket?: string;
  region?: string;
}

export const vendorGiven: Check<VendorGiven> = (value, place) =>
  hasSchema(value) ? completeOffer(value, place) : byHand(value, place);

/** What the reader role needs is optional in an offer, since not every vendor is one of ours. */
const completeOffer: Check<VendorGiven> = also<VendorGiven>(validatedBy(validateOffer), refuseMissingId);

const byHand: Check<Omit<VendorGiven, "schema">> = also(
  object<Omit<VendorGiven, "schema">>(
    {
      accountId: required(formats.accountId, "the vendor's account"),
      queueArn: optional(formats.queueArn),
      topicArn: optional(formats.topicArn),
      externalId: optional(formats.externalId),
      withoutExternalId: optional(trueOrFalse),
      processorRoleArn: optional(formats.roleArn),
      roleName: optional(formats.roleName),
      bucket: optional(formats.bucketName),
      region: optional(formats.region),
    },
    { emptyIsAbsent: true },
  ),
  (vendor, place) => {
    if (vendor.queueArn !== undefined && vendor.topicArn !== undefined) {
      refuse(place, "has both queueArn and topicArn; give one of them.");
    }
    if (!isAccountAlone(vendor)) refuseMissingId(vendor, place);
    refuseForeignProcessor(vendor, place);
  },
);

/** Before the offer only the account may be known: then the stack makes no more than the request for one. */
export function isAccountAlone(vendor: Partial<VendorGiven>): boolean {
  return Object.keys(vendor).join() === "accountId";
}

function refuseMissingId({ externalId, withoutExternalId = false }: VendorGiven, place: Place): void {
  if (externalId === undefined && !withoutExternalId) {
    refuse(
      place,
      "needs externalId, which the vendor names; if it has none, say withoutExternalId: true, got neither.",
    );
  }
  if (externalId !== undefined && withoutExternalId) {
    refuse(place, "has both externalId and withoutExternalId: true; give one of them.");
  }
}

function hasSchema(value: unknown): boolean {
  return typeof value === "object" && value !== null && "schema" in value;
}
