import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";

export const ACCOUNT = "111122223333";

/** A record of a change, with what is given in place of the usual. */
export function recordOf(given: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: `arn:aws:iam::${ACCOUNT}:user/own-user`,
      accountId: ACCOUNT,
      userName: "own-user",
    },
    eventTime: "2026-03-11T09:30:00Z",
    eventSource: "ssm.amazonaws.com",
    eventName: "PutParameter",
    awsRegion: "eu-west-1",
    sourceIPAddress: "192.0.2.10",
    userAgent: "aws-cli/2.17.0",
    requestParameters: { name: "/own/parameter", type: "String" },
    responseElements: null,
    requestID: randomUUID(),
    eventID: randomUUID(),
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: "Management",
    ...given,
  };
}

/** The file that CloudTrail would write of the records. */
export function trailFile(records: Record<string, unknown>[]): Buffer {
  return gzipSync(JSON.stringify({ Records: records }));
}
