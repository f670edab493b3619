import type { SQSEvent, SQSRecord } from "aws-lambda";
import { gzipSync } from "node:zlib";
import { TRAIL_SCHEMA, type TrailRegistration } from "../../../contract/trail-registration";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";

export const ACCOUNT = "111122223333";
export const BUCKET = "example-trail";
export const NOTICE_QUEUE = "https://sqs.eu-west-1.amazonaws.com/999988887777/trails";
export const PARKED_QUEUE = "https://sqs.eu-west-1.amazonaws.com/999988887777/trails-parked";
export const CHANGE_QUEUE = "https://sqs.eu-west-1.amazonaws.com/999988887777/changes.fifo";

export function trailOf(more: Partial<TrailRegistration> = {}): TrailRegistration {
  return {
    schema: TRAIL_SCHEMA,
    name: "example",
    bucket: BUCKET,
    bucketAccountId: ACCOUNT,
    region: "eu-west-1",
    prefixes: [""],
    accountIds: [ACCOUNT],
    roleArn: `arn:aws:iam::${ACCOUNT}:role/cloudtrail-changes/example-reader`,
    externalId: "external-id-of-the-example",
    destination: "main",
    changeQueueUrl: CHANGE_QUEUE,
    ...more,
  };
}

export function keyOf(name: string, account = ACCOUNT, folder = "CloudTrail"): string {
  return `AWSLogs/${account}/${folder}/eu-west-1/2027/01/15/${account}_${folder}_eu-west-1_${name}.json.gz`;
}

/** An S3 event notification. */
export function s3Notice(...keys: string[]): string {
  const records = keys.map((key) => s3Record(BUCKET, key));
  return JSON.stringify({ Records: records });
}

export function s3Record(bucket: string, key: string) {
  return {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: "eu-west-1",
    eventName: "ObjectCreated:Put",
    s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key).replaceAll("%2F", "/") } },
  };
}

/** A message of the trail queue, sent at the start of the test clock. */
export function messageOf(
  body: string,
  { id = "m1", receives = 1, sentAt = 1_800_000_000_000 } = {},
): SQSRecord {
  return {
    messageId: id,
    receiptHandle: `handle-of-${id}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
      SenderId: "AIDAEXAMPLE",
      ApproximateFirstReceiveTimestamp: String(sentAt),
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-1:999988887777:trails",
    awsRegion: "eu-west-1",
  };
}

export function eventOf(...records: SQSRecord[]): SQSEvent {
  return { Records: records };
}

/** A record that is a change by the default rules. */
export function changeRecord(id: string, more: CloudTrailRecord = {}): CloudTrailRecord {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
      accountId: ACCOUNT,
      userName: "alice",
    },
    eventTime: "2027-01-15T08:00:00Z",
    eventSource: "ec2.amazonaws.com",
    eventName: "CreateSecurityGroup",
    awsRegion: "eu-west-1",
    sourceIPAddress: "192.0.2.1",
    userAgent: "aws-cli/2.0",
    requestParameters: { groupName: "web" },
    responseElements: { groupId: "sg-0123456789abcdef0" },
    requestID: `request-${id}`,
    eventID: id,
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    eventCategory: "Management",
    recipientAccountId: ACCOUNT,
    ...more,
  };
}

export function readRecord(id: string): CloudTrailRecord {
  return changeRecord(id, { eventName: "DescribeInstances", readOnly: true });
}

export function gzipOf(records: CloudTrailRecord[]): Buffer {
  return gzipSync(JSON.stringify({ Records: records }));
}
