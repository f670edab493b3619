import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";

/** A made-up record of an IAM user who opens a port, with the given fields over it. */
export function recordWith(fields: Partial<CloudTrailRecord> = {}): CloudTrailRecord {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: "arn:aws:iam::111122223333:user/alice",
      accountId: "111122223333",
      userName: "alice",
    },
    eventTime: "2025-03-04T05:06:07Z",
    eventSource: "ec2.amazonaws.com",
    eventName: "AuthorizeSecurityGroupIngress",
    awsRegion: "eu-west-1",
    sourceIPAddress: "192.0.2.10",
    userAgent: "aws-cli/2.15.0 Python/3.11.6",
    requestParameters: { groupId: "sg-0123456789abcdef0" },
    responseElements: null,
    requestID: "11111111-2222-3333-4444-555555555555",
    eventID: "3cf0a1b2-0000-4000-8000-0123456789ab",
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    eventCategory: "Management",
    recipientAccountId: "111122223333",
    ...fields,
  };
}
