import { randomBytes } from "node:crypto";
import type { WrittenObject } from "./written-object";

/**
 * The message that S3 would send to the trail queue for an object, its key URL-encoded with `+` for a space.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function noticeOf(object: WrittenObject, region: string, now: Date): string {
  const { bucket, key, event, size, eTag } = object;
  const record = {
    eventVersion: "2.3",
    eventSource: "aws:s3",
    awsRegion: region,
    eventTime: now.toISOString(),
    eventName: event,
    userIdentity: { principalId: "AWS:local" },
    requestParameters: { sourceIPAddress: "127.0.0.1" },
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: "cloudtrail-changes",
      bucket: { name: bucket, ownerIdentity: { principalId: "local" }, arn: `arn:aws:s3:::${bucket}` },
      object: { key: encodeKey(key), size, eTag, sequencer: randomBytes(8).toString("hex").toUpperCase() },
    },
  };
  return JSON.stringify({ Records: [record] });
}

function encodeKey(key: string): string {
  return key.split("/").map(encodePart).join("/");
}

function encodePart(part: string): string {
  return encodeURIComponent(part).replaceAll("%20", "+");
}
