import { gzipSync } from "node:zlib";

/** A made-up record of a change; `fields` replace or add to what it has. */
export function changeRecord(number: number, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      userName: "alice",
      arn: "arn:aws:iam::111122223333:user/alice",
      accountId: "111122223333",
    },
    eventTime: "2025-11-03T10:15:30Z",
    eventSource: "ec2.amazonaws.com",
    eventName: "AuthorizeSecurityGroupIngress",
    awsRegion: "eu-west-1",
    sourceIPAddress: "203.0.113.7",
    userAgent: "aws-cli/2.15.0",
    requestParameters: { groupId: `sg-${number}` },
    eventID: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: "111122223333",
    eventCategory: "Management",
    ...fields,
  };
}

export function readRecord(number: number): Record<string, unknown> {
  return changeRecord(number, { eventName: "DescribeInstances", readOnly: true, requestParameters: null });
}

export function failedRecord(number: number): Record<string, unknown> {
  return changeRecord(number, { errorCode: "AccessDenied", errorMessage: "not authorised" });
}

/** A trail file as CloudTrail writes it. */
export function trailFile(records: unknown[]): Buffer {
  return gzipSync(trailJson(records));
}

export function trailJson(records: unknown[]): string {
  return JSON.stringify({ Records: records });
}

export function changeRecords(count: number, first = 1): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => changeRecord(first + index));
}
