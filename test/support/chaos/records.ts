import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { changeRecord } from "../processing/fixtures";

type Random = () => number;

/** A record that is a change by the default rules: one of several calls, of any size, in any script. */
export function aChangeRecord(id: string, account: string, random: Random): CloudTrailRecord {
  const call = pick(CALLS, random);
  return changeRecord(id, {
    ...call(random),
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: `arn:aws:iam::${account}:user/dana`,
      accountId: account,
      userName: "dana",
    },
    recipientAccountId: account,
  });
}

/** A record that is no change: a read, a failed call, a sign-in, or one of another account. */
export function anotherRecord(id: string, account: string, random: Random): CloudTrailRecord {
  const record = aChangeRecord(id, account, random);
  return pick<CloudTrailRecord>(
    [
      { ...record, eventName: "DescribeInstances", readOnly: true },
      { ...record, errorCode: "AccessDenied", errorMessage: "no" },
      {
        ...record,
        eventSource: "signin.amazonaws.com",
        eventName: "ConsoleLogin",
        eventType: "AwsConsoleSignIn",
      },
      { ...record, recipientAccountId: "999900001111" },
    ],
    random,
  );
}

const CALLS: ((random: Random) => CloudTrailRecord)[] = [
  (random) => ({
    requestParameters: { groupName: `web-${Math.floor(random() * 1e6)}`, description: "für Gäste 🦄" },
  }),
  (random) => ({
    eventSource: "s3.amazonaws.com",
    eventName: "PutBucketPolicy",
    requestParameters: { bucketName: "example", bucketPolicy: { Statement: many(random, 40) } },
    responseElements: null,
  }),
  (random) => ({
    eventSource: "lambda.amazonaws.com",
    eventName: "UpdateFunctionConfiguration20150331v2",
    requestParameters: {
      functionName: "shop",
      environment: { variables: { A: "secret" } },
      memorySize: random(),
    },
  }),
  (random) => ({
    eventSource: "iam.amazonaws.com",
    eventName: "AttachRolePolicy",
    requestParameters: {
      roleName: "日本語\u2028",
      policyArn: `arn:aws:iam::aws:policy/${many(random, 6).join("-")}`,
    },
    responseElements: null,
  }),
  (random) => ({
    eventSource: "rds.amazonaws.com",
    eventName: "ModifyDBInstance",
    requestParameters: {
      dBInstanceIdentifier: "orders",
      note: "x".repeat(Math.floor(3_000 * random() ** 6)),
    },
  }),
];

function many(random: Random, most: number): string[] {
  return Array.from({ length: Math.ceil(most * random() ** 3) }, () =>
    Math.floor(random() * 1e9).toString(36),
  );
}

export function pick<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)] as T;
}
