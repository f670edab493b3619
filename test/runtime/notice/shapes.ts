/** Notices as each sender writes them. Accounts, buckets and files are made up. */

export const BUCKET = "example-trails";
export const KEY =
  "AWSLogs/111122223333/CloudTrail/eu-west-1/2025/11/20/111122223333_CloudTrail_eu-west-1_20251120T0105Z_AbCdEfGhIjKlMnOp.json.gz";

/** What S3 does to a key, written by its description: UTF-8, a form's encoding, slashes kept. */
export function encodeAsS3(key: string): string {
  return [...Buffer.from(key, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (character === " ") return "+";
      return /[A-Za-z0-9/_.*-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

export function s3Record(key = KEY, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: "eu-west-1",
    eventTime: "2025-11-20T01:09:12.000Z",
    eventName: "ObjectCreated:Put",
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: "cloudtrail-changes",
      bucket: { name: BUCKET, ownerIdentity: { principalId: "A1EXAMPLE" }, arn: `arn:aws:s3:::${BUCKET}` },
      object: { key: encodeAsS3(key), size: 4321, eTag: "0123", versionId: "v1", sequencer: "0055" },
    },
    ...more,
  };
}

export const s3Event = (...records: unknown[]) => ({ Records: records });

export const inSns = (message: unknown) => ({
  Type: "Notification",
  MessageId: "0a1b2c3d-0000-4000-8000-000000000000",
  TopicArn: "arn:aws:sns:eu-west-1:111122223333:trail-files",
  Subject: "Amazon S3 Notification",
  Message: typeof message === "string" ? message : JSON.stringify(message),
  Timestamp: "2025-11-20T01:09:13.000Z",
  SignatureVersion: "1",
});

export const cloudTrailNotice = (keys: unknown) => ({ s3Bucket: BUCKET, s3ObjectKey: keys });

export const eventBridgeEvent = (key = KEY, more: Record<string, unknown> = {}) => ({
  version: "0",
  id: "0a1b2c3d-0000-4000-8000-000000000001",
  "detail-type": "Object Created",
  source: "aws.s3",
  account: "111122223333",
  time: "2025-11-20T01:09:12Z",
  region: "eu-west-1",
  resources: [`arn:aws:s3:::${BUCKET}`],
  detail: {
    version: "0",
    bucket: { name: BUCKET },
    object: { key, size: 4321, etag: "0123", "version-id": "v1", sequencer: "0055" },
    "request-id": "C3EXAMPLE",
    requester: "cloudtrail.amazonaws.com",
    reason: "PutObject",
  },
  ...more,
});

export const s3TestEvent = {
  Service: "Amazon S3",
  Event: "s3:TestEvent",
  Time: "2025-11-20T01:00:00.000Z",
  Bucket: BUCKET,
  RequestId: "C3EXAMPLE",
  HostId: "h0st",
};

export const snsRequest = (type: string) => ({
  Type: type,
  MessageId: "0a1b2c3d-0000-4000-8000-000000000002",
  Token: "t0ken",
  TopicArn: "arn:aws:sns:eu-west-1:444455556666:strange",
  Message: "You have chosen to subscribe to the topic.",
  SubscribeURL: "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t0ken",
});
