import { checkTrails, validateTrails } from "../../contract";

const trail = {
  name: "acme",
  bucket: "acme-trails",
  bucketAccountId: "111122223333",
  region: "eu-west-1",
  externalId: "acme-7f3a",
};
const regular = { ...trail, prefixes: [""], accountIds: ["111122223333"], destination: "default", queue: 1 };

describe("trails that are right are made regular", () => {
  test.each<[string, object, object]>([
    ["the least", {}, {}],
    [
      "empty values are absent",
      { keyPrefix: "", accountIds: [], roleArn: "", filter: {}, destination: "" },
      {},
    ],
    ["a prefix gets its slash", { keyPrefix: "logs" }, { prefixes: ["logs/"] }],
    ["a prefix keeps its slash", { keyPrefix: "logs/" }, { prefixes: ["logs/"] }],
    [
      "prefixes are exact",
      { prefixes: ["", "old/", "AWSLogs/", ""] },
      { prefixes: ["", "old/", "AWSLogs/"] },
    ],
    ["accounts", { accountIds: ["444455556666", "444455556666"] }, { accountIds: ["444455556666"] }],
    ["organisation", { organizationId: "o-a1b2c3d4e5" }, { organizationId: "o-a1b2c3d4e5", accountIds: [] }],
    [
      "the rest",
      { destination: "second", queue: 2, roleName: "reader" },
      { destination: "second", queue: 2, roleName: "reader" },
    ],
    [
      "China",
      { region: "cn-north-1", roleArn: "arn:aws-cn:iam::111122223333:role/cloudtrail-changes/x" },
      { region: "cn-north-1", roleArn: "arn:aws-cn:iam::111122223333:role/cloudtrail-changes/x" },
    ],
    [
      "a topic of another region",
      { topicArn: "arn:aws:sns:us-east-1:111122223333:t" },
      { topicArn: "arn:aws:sns:us-east-1:111122223333:t" },
    ],
    ["a filter", { filter: { preset: ["autoscaling"] } }, { filter: { preset: ["autoscaling"] } }],
  ])("%s", (_, given, expected) => {
    expect(validateTrails([{ ...trail, ...given }])).toEqual([{ ...regular, ...expected }]);
  });

  test.each([
    "us-gov-west-1",
    "us-iso-east-1",
    "us-isob-east-1",
    "eu-isoe-west-1",
    "eusc-de-east-1",
    "mx-central-1",
  ])("region %s", (region) => {
    expect(checkTrails([{ ...trail, region }])).toEqual([]);
  });
});

describe("trails that are wrong", () => {
  test.each<[object, string]>([
    [{ name: undefined }, "trails[0].name is required: a name of your choice for this registration."],
    [{ bucket: "" }, "trails[0].bucket is required: the bucket CloudTrail writes to."],
    [{ bucketAccountId: null }, "trails[0].bucketAccountId is required: the account that owns the bucket."],
    [{ region: undefined }, "trails[0].region is required: the region of the bucket."],
    [
      { externalId: undefined },
      "trails[0].externalId is required: an id of your making, one for each customer.",
    ],
    [{ buket: "x" }, 'trails[0] has an unknown key "buket". Did you mean "bucket"?'],
    [
      { name: "Acme Inc" },
      'trails[0].name must be a name of 1 to 40 lower-case letters, digits and hyphens that begins with a letter or digit, got "Acme Inc".',
    ],
    [
      { bucket: "Acme_Trails" },
      'trails[0].bucket must be a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, got "Acme_Trails".',
    ],
    [
      { bucketAccountId: 111122223333 },
      "trails[0].bucketAccountId must be an account id of 12 digits, got the number 111122223333: put it in quotes.",
    ],
    [
      { bucketAccountId: "1111-2222-3333" },
      'trails[0].bucketAccountId must be an account id of 12 digits, got "1111-2222-3333".',
    ],
    [{ region: "Ireland" }, 'trails[0].region must be a region such as eu-west-1, got "Ireland".'],
    [
      { keyPrefix: "AWSLogs" },
      'trails[0].keyPrefix is what stands before AWSLogs/ in the keys, so it should not end with AWSLogs, got "AWSLogs". If a folder of that name really stands before it, give prefixes: ["AWSLogs/"].',
    ],
    [{ keyPrefix: "a*" }, 'trails[0].keyPrefix must not hold * or ? or ${, got "a*".'],
    [{ keyPrefix: 5 }, "trails[0].keyPrefix must be a string, got the number 5: put it in quotes."],
    [{ keyPrefix: "x".repeat(201) }, "trails[0].keyPrefix must be at most 200 characters long, got 201."],
    [{ prefixes: ["a"] }, 'trails[0].prefixes[0] must be empty or end with /, got "a".'],
    [{ keyPrefix: "a", prefixes: ["b/"] }, "trails[0] has both keyPrefix and prefixes; give one of them."],
    [{ accountIds: "111122223333" }, 'trails[0].accountIds must be a list, got "111122223333".'],
    [{ accountIds: ["1"] }, 'trails[0].accountIds[0] must be an account id of 12 digits, got "1".'],
    [
      { accountIds: ["111122223333"], organizationId: "o-a1b2c3d4e5" },
      "trails[0] has both accountIds and organizationId; give one of them.",
    ],
    [
      { organizationId: "r-a1b2" },
      'trails[0].organizationId must be an organisation id such as o-a1b2c3d4e5, got "r-a1b2".',
    ],
    [
      { externalId: "a b" },
      'trails[0].externalId must be an external id of 2 to 1224 letters, digits and _ + = , . @ : / -, got "a b".',
    ],
    [
      { roleName: "x".repeat(65) },
      `trails[0].roleName must be a role name of 1 to 64 letters, digits and _ + = , . @ -, got "${"x".repeat(65)}".`,
    ],
    [
      { roleArn: "arn:aws:iam::111122223333:user/x" },
      'trails[0].roleArn must be the ARN of a role, such as arn:aws:iam::111122223333:role/name, got "arn:aws:iam::111122223333:user/x".',
    ],
    [
      { roleArn: "arn:aws-cn:iam::111122223333:role/x" },
      "trails[0].roleArn is in partition aws-cn, but region eu-west-1 is in aws.",
    ],
    [
      { roleArn: "arn:aws:iam::999999999999:role/x" },
      "trails[0].roleArn is a role of account 999999999999, but the bucket is in 111122223333.",
    ],
    [
      { roleName: "a", roleArn: "arn:aws:iam::111122223333:role/x" },
      "trails[0] has both roleName and roleArn; give one of them.",
    ],
    [
      { trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:alias/x" },
      'trails[0].trailKeyArn must be the ARN of a KMS key (not of an alias), such as arn:aws:kms:eu-west-1:111122223333:key/…, got "arn:aws:kms:eu-west-1:111122223333:alias/x".',
    ],
    [
      { trailKeyArn: "arn:aws:kms:us-east-1:111122223333:key/x" },
      "trails[0].trailKeyArn is in region us-east-1, but the bucket is in eu-west-1.",
    ],
    [
      { topicArn: "arn:aws:sns:eu-west-1:111122223333:t.fifo" },
      'trails[0].topicArn must be the ARN of a standard SNS topic, such as arn:aws:sns:eu-west-1:111122223333:name, got "arn:aws:sns:eu-west-1:111122223333:t.fifo".',
    ],
    [{ queue: 0 }, "trails[0].queue must be a whole number of queues from 1 to 100, got 0."],
    [{ queue: "2" }, 'trails[0].queue must be a whole number of queues from 1 to 100, got "2".'],
    [
      { filter: { exclude: [{ nam: "x" }] } },
      'trails[0].filter.exclude[0] has an unknown key "nam". Did you mean "name"?',
    ],
  ])("%j", (given, problem) => {
    expect(checkTrails([{ ...trail, ...given }])).toContain(problem);
  });

  test("one external id a customer, who may have several buckets", () => {
    const second = { ...trail, name: "second", bucket: "second-trails" };
    expect(checkTrails([trail, second])).toEqual([]);
    expect(checkTrails([trail, { ...second, bucketAccountId: "222233334444" }])).toEqual([
      "trails[1].externalId is that of trails[0], whose bucket is in another account; each customer needs one of its own.",
    ]);
  });

  test("one registration a bucket and a name", () => {
    expect(checkTrails([trail, { ...trail, name: "other" }, { ...trail, bucket: "other" }])).toEqual([
      'trails[2].name is "acme", which trails[0] has already.',
      'trails[1].bucket is "acme-trails", which trails[0] has already.',
    ]);
  });

  test("problems of all entries are told together", () => {
    expect(checkTrails([{ ...trail, region: 1 }, {}])).toHaveLength(6);
    expect(() => validateTrails({})).toThrow("trails must be a list, got an object.");
  });
});
