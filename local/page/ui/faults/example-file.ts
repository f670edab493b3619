/** Changes of one example file. */
export const EXAMPLE_CHANGES = 5;

/** A small trail file of made-up changes of this moment, so that there is something to meet a fault. */
export function exampleFile(): File {
  const Records = Array.from({ length: EXAMPLE_CHANGES }, (_, place) => recordOf(place));
  return new File([JSON.stringify({ Records })], "example.json", { type: "application/json" });
}

const ACCOUNT = "111122223333";

function recordOf(place: number) {
  const name = `/example/setting-${place + 1}`;
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: `arn:aws:iam::${ACCOUNT}:user/page-example`,
      accountId: ACCOUNT,
      userName: "page-example",
    },
    eventTime: new Date(Date.now() - 1_000 * place).toISOString().replace(/\.\d+Z$/, "Z"),
    eventSource: "ssm.amazonaws.com",
    eventName: "PutParameter",
    awsRegion: "eu-west-1",
    sourceIPAddress: "192.0.2.10",
    userAgent: "aws-cli/2.17.0",
    requestParameters: { name, type: "String", overwrite: true },
    responseElements: { version: 2, tier: "Standard" },
    requestID: crypto.randomUUID(),
    eventID: crypto.randomUUID(),
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: "Management",
  };
}
