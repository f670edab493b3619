import {
  problemOfSize,
  TrailReaderRole,
  type TrailReaderRoleArgs,
} from "../../components/customer/trail-reader-role";
import { placed } from "../../components/customer/trail-source";
import { record } from "../support/components/monitor";

const VENDOR = {
  accountId: "444455556666",
  externalId: "7d1c1f6e",
  processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/vendor-processor",
};
const ARGS: TrailReaderRoleArgs = { bucket: "example-trail-logs", vendor: VENDOR };

const run = (args: Partial<TrailReaderRoleArgs>) =>
  record(() => void new TrailReaderRole("audit", { ...ARGS, ...args }));

describe("refuses", () => {
  const vendor = (over: object) => ({ vendor: { ...VENDOR, ...over } });
  test.each<[string, Partial<TrailReaderRoleArgs>, string]>([
    [
      "a bucket that is none",
      { bucket: "Example_Logs" },
      'bucket must be a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, got "Example_Logs".',
    ],
    ["no bucket", { bucket: "" }, "bucket is required: the bucket CloudTrail writes to."],
    [
      "a prefix with a wildcard",
      { keyPrefix: "logs/*" },
      'keyPrefix must not hold * or ? or ${, got "logs/*".',
    ],
    [
      "a prefix that ends with AWSLogs",
      { keyPrefix: "org/AWSLogs/" },
      'keyPrefix is what stands before AWSLogs/ in the keys, so it should not end with AWSLogs, got "org/AWSLogs/".',
    ],
    [
      "an account as a number",
      { accountIds: [111122223333 as never] },
      "accountIds[0] must be an account id of 12 digits, got the number 111122223333: put it in quotes.",
    ],
    [
      "accounts and an organisation",
      { accountIds: ["111122223333"], organizationId: "o-a1b2c3d4e5" },
      "has both accountIds and organizationId; give one of them.",
    ],
    [
      "an organisation that is none",
      { organizationId: "ou-abcd-12345678" },
      'organizationId must be an organisation id such as o-a1b2c3d4e5, got "ou-abcd-12345678".',
    ],
    [
      "an alias of a key",
      { trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:alias/trail" },
      'trailKeyArn must be the ARN of a KMS key (not of an alias), such as arn:aws:kms:eu-west-1:111122223333:key/…, got "arn:aws:kms:eu-west-1:111122223333:alias/trail".',
    ],
    [
      "a role name with a slash",
      { roleName: "team/reader" },
      'roleName must be a role name of 1 to 64 letters, digits and _ + = , . @ -, got "team/reader".',
    ],
    ["no vendor", { vendor: undefined }, "vendor must be an object, got nothing."],
    ["no account", vendor({ accountId: "" }), "vendor.accountId is required: the vendor's account."],
    [
      "no external id",
      vendor({ externalId: undefined }),
      "vendor needs externalId, which the vendor names; if it has none, say withoutExternalId: true, got neither.",
    ],
    ["an empty external id", vendor({ externalId: "" }), "vendor needs externalId"],
    [
      "an external id of one character",
      vendor({ externalId: "x" }),
      'vendor.externalId must be an external id of 2 to 1224 letters, digits and _ + = , . @ : / -, got "x".',
    ],
    [
      "an external id and none",
      vendor({ withoutExternalId: true }),
      "vendor has both externalId and withoutExternalId: true; give one of them.",
    ],
    [
      "a session in the place of a role",
      vendor({ processorRoleArn: "arn:aws:sts::444455556666:assumed-role/r/s" }),
      'vendor.processorRoleArn must be the ARN of a role, such as arn:aws:iam::111122223333:role/name, got "arn:aws:sts::444455556666:assumed-role/r/s".',
    ],
    [
      "a key that nobody knows",
      vendor({ externalID: "7d1c1f6e" }),
      'vendor has an unknown key "externalID". Did you mean "externalId"?',
    ],
  ])("%s", async (_, args, message) => {
    await expect(run(args)).rejects.toThrow(`TrailReaderRole "audit": ${message}`);
  });

  test("a name that would be too long for IAM", async () => {
    const long = "a".repeat(58);
    await expect(record(() => void new TrailReaderRole(long, ARGS))).rejects.toThrow(
      `TrailReaderRole "${long}": The role name "${long}-reader" has 65 characters; at most 64 are allowed. Give a shorter name.`,
    );
  });

  test("a key of another region or partition than the bucket", () => {
    const key = (place: string) => ({ bucket: "b-1", trailKeyArn: `arn:${place}:111122223333:key/1` });
    const at = { accountId: "111122223333", region: "eu-west-1" };
    expect(() => placed(key("aws:kms:us-east-1"), at)).toThrow(
      "trailKeyArn is in region us-east-1, but the bucket is in eu-west-1.",
    );
    expect(() => placed(key("aws-cn:kms:cn-north-1"), at)).toThrow(
      "trailKeyArn is in partition aws-cn, but the bucket's region eu-west-1 is in aws.",
    );
  });

  test("more accounts than the policies of a role can name", () => {
    const policy = (accounts: number) => ({
      Version: "2012-10-17" as const,
      Statement: [
        {
          Sid: "S",
          Effect: "Allow" as const,
          Action: "a",
          Resource: Array<string>(accounts).fill("r".repeat(70)),
        },
      ],
    });
    expect(problemOfSize(policy(100), 100)).toBeUndefined();
    expect(problemOfSize(policy(150), 150)).toBe(
      "accountIds names 150 accounts, which makes a policy of 11043 characters; IAM allows 10240. Give organizationId in their place, or spread them over several reader roles.",
    );
  });
});
