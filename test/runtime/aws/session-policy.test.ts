import { sessionPolicy } from "../../../runtime/aws/session-policy";
import { trailOf } from "../../support/processing/fixtures";

const statements = (policy: string): unknown => (JSON.parse(policy) as { Statement: unknown }).Statement;
const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("the session policy", () => {
  test("lets trail files of one account be read, and nothing beside them", () => {
    expect(statements(sessionPolicy(trailOf()))).toEqual([
      {
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: [
          "arn:aws:s3:::example-trail/AWSLogs/111122223333/CloudTrail/*",
          "arn:aws:s3:::example-trail/AWSLogs/o-*/111122223333/CloudTrail/*",
        ],
      },
    ]);
  });

  test("with a key: decrypts with that key", () => {
    expect(statements(sessionPolicy(trailOf({ trailKeyArn: KEY })))).toContainEqual({
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: KEY,
    });
  });

  test("with prefixes and accounts: each combination; wildcards of a prefix stand for themselves", () => {
    const trail = trailOf({ prefixes: ["a*b$/", "c/"], accountIds: ["111122223333", "444455556666"] });
    expect(statements(sessionPolicy(trail))).toMatchObject([
      {
        Resource: [
          "arn:aws:s3:::example-trail/a${*}b${$}/AWSLogs/111122223333/CloudTrail/*",
          "arn:aws:s3:::example-trail/a${*}b${$}/AWSLogs/o-*/111122223333/CloudTrail/*",
          "arn:aws:s3:::example-trail/a${*}b${$}/AWSLogs/444455556666/CloudTrail/*",
          "arn:aws:s3:::example-trail/a${*}b${$}/AWSLogs/o-*/444455556666/CloudTrail/*",
          "arn:aws:s3:::example-trail/c/AWSLogs/111122223333/CloudTrail/*",
          "arn:aws:s3:::example-trail/c/AWSLogs/o-*/111122223333/CloudTrail/*",
          "arn:aws:s3:::example-trail/c/AWSLogs/444455556666/CloudTrail/*",
          "arn:aws:s3:::example-trail/c/AWSLogs/o-*/444455556666/CloudTrail/*",
        ],
      },
    ]);
  });

  test("of an organisation: all of its accounts, trail files only", () => {
    const trail = trailOf({ accountIds: [], organizationId: "o-a1b2c3d4e5" });
    expect(statements(sessionPolicy(trail))).toMatchObject([
      { Resource: "arn:aws:s3:::example-trail/AWSLogs/o-a1b2c3d4e5/*/CloudTrail/*" },
    ]);
  });

  test("follows the partition of the role", () => {
    const trail = trailOf({ roleArn: "arn:aws-us-gov:iam::111122223333:role/r" });
    expect(sessionPolicy(trail)).toContain('"arn:aws-us-gov:s3:::example-trail/');
  });

  test("never passes 2,048 characters: many accounts become the wider path of the prefix, then of the bucket", () => {
    const accountIds = Array.from({ length: 200 }, (_, index) => String(111122220000 + index));
    const many = sessionPolicy(trailOf({ accountIds, prefixes: ["p/"], trailKeyArn: KEY }));
    expect(many.length).toBeLessThanOrEqual(2_048);
    expect(statements(many)).toMatchObject([
      { Resource: "arn:aws:s3:::example-trail/p/AWSLogs/*/CloudTrail/*" },
      { Resource: KEY },
    ]);
    const prefixes = Array.from({ length: 20 }, (_, index) => `${"p".repeat(150)}${index}/`);
    const wide = sessionPolicy(trailOf({ accountIds, prefixes }));
    expect(statements(wide)).toMatchObject([{ Resource: "arn:aws:s3:::example-trail/*/CloudTrail/*" }]);
  });

  test("lists the bucket only for the checks that ask for it", () => {
    expect(sessionPolicy(trailOf())).not.toContain("ListBucket");
    expect(statements(sessionPolicy(trailOf(), { allowListing: true }))).toContainEqual({
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: "arn:aws:s3:::example-trail",
    });
  });
});
