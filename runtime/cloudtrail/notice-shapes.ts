import { isObject, type JsonObject } from "./json";
import { decodeS3Key } from "./key-encoding";
import type { NoticePart, NoticedObject } from "./notice";

/** Any `Records` list is taken for an S3 event: its parts then say what is wrong with them. */
export function isS3Event(body: JsonObject): boolean {
  return Array.isArray(body.Records);
}

export function isS3TestEvent(body: JsonObject): boolean {
  return body.Event === "s3:TestEvent";
}

export function isCloudTrailNotice(body: JsonObject): boolean {
  return "s3Bucket" in body && "s3ObjectKey" in body;
}

export function isEventBridgeEvent(body: JsonObject): boolean {
  return typeof body["detail-type"] === "string" && typeof body.source === "string";
}

/** CloudTrail sends this text, not JSON, when a trail is given a topic. */
export function isValidationMessage(text: string): boolean {
  return /^\s*CloudTrail validation message\.?\s*$/.test(text);
}

/** Every record counts, not only the first: S3 documents a list. */
export function readS3Event(body: JsonObject): NoticePart[] {
  return (body.Records as unknown[]).map((record, index) => readS3Record(record, `Records[${index}]`));
}

function readS3Record(record: unknown, where: string): NoticePart {
  if (!isObject(record)) return missing(`${where} is not an object.`);
  // Compared as a number and by its major part alone, as S3 asks: 2.10 follows 2.9 and stays readable.
  if (majorVersion(record.eventVersion) !== 2) {
    const version = shown(record.eventVersion);
    const message = `${where}.eventVersion is ${version}; only versions 2.x can be read.`;
    return { unreadable: { code: "unsupported-version", message } };
  }
  if (typeof record.eventName !== "string") return missing(`${where}.eventName is missing.`);
  // Some S3-compatible stores keep the prefix that S3 itself leaves out.
  if (!/^(s3:)?ObjectCreated:/.test(record.eventName)) return { ignored: "not-a-creation" };

  const s3 = isObject(record.s3) ? record.s3 : {};
  const bucket = isObject(s3.bucket) ? s3.bucket.name : undefined;
  const object = isObject(s3.object) ? s3.object : {};
  if (!isText(bucket)) return missing(`${where}.s3.bucket.name is missing.`);
  if (!isText(object.key)) return missing(`${where}.s3.object.key is missing.`);
  return {
    object: noticedObject(bucket, decodeS3Key(object.key), {
      versionId: object.versionId,
      size: object.size,
      region: record.awsRegion,
    }),
  };
}

/** CloudTrail's own notice names one file as a string or several as a list, keys as they are. */
export function readCloudTrailNotice(body: JsonObject): NoticePart[] {
  const { s3Bucket: bucket, s3ObjectKey: keys } = body;
  if (!isText(bucket)) return [missing("s3Bucket is missing.")];
  return (Array.isArray(keys) ? (keys as unknown[]) : [keys]).map((key, index) =>
    isText(key) ? { object: { bucket, key } } : missing(`s3ObjectKey[${index}] is missing.`),
  );
}

/** EventBridge gives keys as they are. */
export function readEventBridgeEvent(body: JsonObject): NoticePart[] {
  if (body.source !== "aws.s3" || body["detail-type"] !== "Object Created") {
    return [{ ignored: "not-a-creation" }];
  }
  const detail = isObject(body.detail) ? body.detail : {};
  const bucket = isObject(detail.bucket) ? detail.bucket.name : undefined;
  const object = isObject(detail.object) ? detail.object : {};
  if (!isText(bucket)) return [missing("detail.bucket.name is missing.")];
  if (!isText(object.key)) return [missing("detail.object.key is missing.")];
  return [
    {
      object: noticedObject(bucket, object.key, {
        versionId: object["version-id"],
        size: object.size,
        region: body.region,
        accountId: body.account,
      }),
    },
  ];
}

function noticedObject(
  bucket: string,
  key: string,
  more: { versionId?: unknown; size?: unknown; region?: unknown; accountId?: unknown },
): NoticedObject {
  const object: NoticedObject = { bucket, key };
  if (isText(more.versionId)) object.versionId = more.versionId;
  if (typeof more.size === "number") object.size = more.size;
  if (isText(more.region)) object.region = more.region;
  if (isText(more.accountId)) object.accountId = more.accountId;
  return object;
}

function majorVersion(version: unknown): number {
  const match = typeof version === "string" ? /^(\d+)(\.\d+)*$/.exec(version) : undefined;
  return Number(match?.[1]);
}

function shown(version: unknown): string {
  return typeof version === "string" ? JSON.stringify(version.slice(0, 20)) : "missing";
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function missing(message: string): NoticePart {
  return { unreadable: { code: "missing-fields", message } };
}
