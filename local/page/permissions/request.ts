import {
  accountId,
  bucketName,
  externalId,
  keyArn,
  keyPrefix,
  organizationId,
  region,
} from "../../../contract/formats";
import { NOTIFICATION_MODES, type NotificationMode } from "../../../contract/hand-over";
import { oneOf, validated } from "../../../contract/validate";
import { defaulted, object, optional, required } from "../../../contract/validate-object";
import { EMBEDDED_REGION } from "../../aws/embedded-server";

/** What the documents are made for. */
export interface PermissionsRequest {
  bucket: string;
  bucketAccountId: string;
  region: string;
  prefix: string;
  organizationId?: string;
  vendorAccountId?: string;
  externalId: string;
  trailKeyArn?: string;
  allowListing?: string;
  notification: NotificationMode;
  ownKeys?: string;
}

/** The parameters of a query, checked. Throws a `ContractError` with a sentence for each wrong one. */
export function permissionsRequest(query: Record<string, string>): PermissionsRequest {
  return validated(check, query, "permissions");
}

const check = object<PermissionsRequest>(
  {
    bucket: required(bucketName, "the bucket that CloudTrail writes to"),
    bucketAccountId: required(accountId, "the account of the bucket"),
    region: defaulted(region, EMBEDDED_REGION),
    prefix: defaulted(keyPrefix, ""),
    organizationId: optional(organizationId),
    vendorAccountId: optional(accountId),
    externalId: defaulted(externalId, "example-external-id"),
    trailKeyArn: optional(keyArn),
    allowListing: optional(oneOf(["true", "false"])),
    notification: defaulted(oneOf(NOTIFICATION_MODES), "exclusive"),
    ownKeys: optional(oneOf(["true", "false"])),
  },
  { emptyIsAbsent: true },
);
