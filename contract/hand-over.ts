import * as formats from "./formats";
import { parseArn, partitionOfRegion } from "./partition";
import { also, list, oneOf, problemsOf, refuse, text, validated, type Check, type Place } from "./validate";
import { object, optional, required } from "./validate-object";

export const REQUEST_SCHEMA = "cloudtrail-changes/request/v1";
export const OFFER_SCHEMA = "cloudtrail-changes/offer/v1";
export const CONNECTION_SCHEMA = "cloudtrail-changes/connection/v1";

/** How the vendor's queue learns of a file. */
export const NOTIFICATION_MODES = ["exclusive", "merge", "topic", "eventbridge", "external"] as const;
export type NotificationMode = (typeof NOTIFICATION_MODES)[number];

/** What a customer asks a vendor for. Holds no secret. */
export interface HandOverRequest {
  schema: typeof REQUEST_SCHEMA;
  bucket: string;
  bucketAccountId: string;
  region: string;
  keyPrefix?: string;
  accountIds?: string[];
  organizationId?: string;
  trailKeyArn?: string;
  topicArn?: string;
}

/** What a vendor answers. Holds no secret: an external id is an identifier. */
export interface HandOverOffer {
  schema: typeof OFFER_SCHEMA;
  /** The vendor's account. */
  accountId: string;
  processorRoleArn?: string;
  externalId?: string;
  /** Name of the reader role that the vendor will assume. */
  roleName?: string;
  /** Where notices go: a queue, or a topic in its place. */
  queueArn?: string;
  topicArn?: string;
  bucket: string;
  region: string;
}

/** What a customer has set up in the end. Holds no secret. */
export interface HandOverConnection {
  schema: typeof CONNECTION_SCHEMA;
  bucket: string;
  bucketAccountId: string;
  region: string;
  roleArn?: string;
  notification: NotificationMode;
  /** Id of the rule in the bucket's notification document, or name of the EventBridge rule. */
  notificationId?: string;
}

/** Throws a `ContractError` with every problem. */
export function validateRequest(value: unknown, where = "request"): HandOverRequest {
  return validated(requestCheck, value, where);
}
export function checkRequest(value: unknown, where = "request"): string[] {
  return problemsOf(requestCheck, value, where);
}

/** Throws a `ContractError` with every problem. */
export function validateOffer(value: unknown, where = "vendor"): HandOverOffer {
  return validated(offerCheck, value, where);
}
export function checkOffer(value: unknown, where = "vendor"): string[] {
  return problemsOf(offerCheck, value, where);
}

/** Throws a `ContractError` with every problem. */
export function validateConnection(value: unknown, where = "connection"): HandOverConnection {
  return validated(connectionCheck, value, where);
}
export function checkConnection(value: unknown, where = "connection"): string[] {
  return problemsOf(connectionCheck, value, where);
}

const bucket = required(formats.bucketName, "the bucket CloudTrail writes to");
const bucketAccountId = required(formats.accountId, "the account that owns the bucket");
const region = required(formats.region, "the region of the bucket");

const requestCheck: Check<HandOverRequest> = also(
  object<HandOverRequest>(
    {
      schema: required(oneOf([REQUEST_SCHEMA]), "the schema of the document"),
      bucket,
      bucketAccountId,
      region,
      keyPrefix: optional(formats.keyPrefix),
      accountIds: optional(list(formats.accountId)),
      organizationId: optional(formats.organizationId),
      trailKeyArn: optional(formats.keyArn),
      topicArn: optional(formats.topicArn),
    },
    { emptyIsAbsent: true },
  ),
  (request, place) => {
    if (request.accountIds && request.organizationId !== undefined) {
      refuse(place, "has both accountIds and organizationId; give one of them.");
    }
    refuseOtherPartitions(
      request.region,
      { trailKeyArn: request.trailKeyArn, topicArn: request.topicArn },
      place,
    );
  },
);

const offerCheck: Check<HandOverOffer> = also(
  object<HandOverOffer>(
    {
      schema: required(oneOf([OFFER_SCHEMA]), "the schema of the document"),
      accountId: required(formats.accountId, "the vendor's account"),
      processorRoleArn: optional(formats.roleArn),
      externalId: optional(formats.externalId),
      roleName: optional(formats.roleName),
      queueArn: optional(formats.queueArn),
      topicArn: optional(formats.topicArn),
      bucket,
      region,
    },
    { emptyIsAbsent: true },
  ),
  (offer, place) => {
    const { queueArn, topicArn, processorRoleArn } = offer;
    if (queueArn === undefined && topicArn === undefined) refuse(place, "needs queueArn or topicArn.");
    if (queueArn !== undefined && topicArn !== undefined) {
      refuse(place, "has both queueArn and topicArn; give one of them.");
    }
    refuseOtherPartitions(offer.region, { queueArn, topicArn, processorRoleArn }, place);
    refuseForeignProcessor(offer, place);
  },
);

const connectionCheck: Check<HandOverConnection> = object<HandOverConnection>(
  {
    schema: required(oneOf([CONNECTION_SCHEMA]), "the schema of the document"),
    bucket,
    bucketAccountId,
    region,
    roleArn: optional(formats.roleArn),
    notification: required(oneOf(NOTIFICATION_MODES), "how the vendor's queue learns of a file"),
    notificationId: optional(text({ what: "the id of a rule" })),
  },
  { emptyIsAbsent: true },
);

/** Nobody is a role of one account and comes from another: the reader role would let nobody in. */
export function refuseForeignProcessor(
  { accountId, processorRoleArn }: { accountId: string; processorRoleArn?: string },
  place: Place,
): void {
  const actual = parseArn(processorRoleArn ?? "")?.accountId;
  if (actual === undefined || actual === accountId) return;
  const inKey = { ...place, path: `${place.path}.processorRoleArn` };
  refuse(
    inKey,
    `is a role of account ${actual}, but accountId says ${accountId}; it must be one of the vendor's.`,
  );
}

/** Bucket, queue, topic, key and role must be of one partition: nothing crosses. */
function refuseOtherPartitions(
  ofRegion: string,
  arns: Record<string, string | undefined>,
  place: Place,
): void {
  const partition = partitionOfRegion(ofRegion).name;
  for (const [key, arn] of Object.entries(arns)) {
    const actual = parseArn(arn ?? "")?.partition;
    if (actual === undefined || actual === partition) continue;
    const inKey = { ...place, path: `${place.path}.${key}` };
    refuse(inKey, `is in partition ${actual}, but region ${ofRegion} is in ${partition}.`);
  }
}
