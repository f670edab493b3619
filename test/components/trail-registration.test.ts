import { TrailQueue } from "../../components/vendor/trail-queue";
import { TrailRegistration, type TrailRegistrationArgs } from "../../components/vendor/trail-registration";
import { parseTrailRegistration } from "../../contract/trail-validation";
import { record, UNKNOWN } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const PARAMETER = "aws:ssm/parameter:Parameter";

const args: TrailRegistrationArgs = {
  installation: "prod",
  bucket: "acme-trails",
  bucketAccountId: "444455556666",
  bucketRegion: "eu-west-1",
  roleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/prod-acme-reader",
  externalId: "id-of-acme",
  changeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/prod-default-changes.fifo",
};
const run = (more: Partial<TrailRegistrationArgs> = {}, options?: Parameters<typeof record>[1]) =>
  record(() => new TrailRegistration("acme", { ...args, ...more }), options);

test("is one parameter, named after the bucket", async () => {
  const { resources } = await run({ region: "eu-central-1", tags: { team: "ops" } });
  expect(childrenOf(resources)).toEqual([
    "aws:ssm/parameter:Parameter acme < acme",
    "cloudtrail-changes:index:TrailRegistration acme < ",
  ]);
  const { insecureValue: value, ...inputs } = find(resources, PARAMETER).inputs;
  expect(inputs).toEqual({
    name: "/cloudtrail-changes/prod/trails/acme-trails",
    type: "String",
    tier: "Intelligent-Tiering",
    description: "A registered trail of cloudtrail-changes.",
    region: "eu-central-1",
    tags: { team: "ops" },
  });
  expect(parseTrailRegistration(String(value))).toEqual({
    schema: "cloudtrail-changes/trail/v1",
    name: "acme",
    bucket: "acme-trails",
    bucketAccountId: "444455556666",
    region: "eu-west-1",
    prefixes: [""],
    accountIds: ["444455556666"],
    roleArn: args.roleArn,
    externalId: "id-of-acme",
    destination: "default",
    changeQueueUrl: args.changeQueueUrl,
  });
});

test("everything that may be said of a trail", async () => {
  const filter = { preset: ["trusted-deployers"], exclude: [{ source: ["ec2"], principal: ["*ci*"] }] };
  const { resources } = await run({
    trailName: "audit",
    keyPrefix: "logs",
    organizationId: "o-a1b2c3d4e5",
    trailKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1",
    destination: "eu",
    filter,
  });
  expect(parseTrailRegistration(String(find(resources, PARAMETER).inputs.insecureValue))).toMatchObject({
    name: "audit",
    prefixes: ["logs/"],
    accountIds: [],
    organizationId: "o-a1b2c3d4e5",
    trailKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1",
    destination: "eu",
    filter,
  });
});

test("who takes its bucket waits for the parameter, and knows it at preview", async () => {
  const { resources } = await record(
    () => {
      const { bucket } = new TrailRegistration("acme", args);
      new TrailQueue("behind", { buckets: [{ bucket, accountId: "444455556666" }] });
    },
    { preview: true },
  );
  const policy = find(resources, "aws:sqs/queuePolicy:QueuePolicy", "behind");
  expect(dependenciesOf(policy)).toContain("aws:ssm/parameter:Parameter acme");
  expect(String(policy.inputs.policy)).toContain("arn:aws:s3:::acme-trails");
});

test("outputs as arguments, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new TrailQueue("first").queueUrl;
      new TrailRegistration("acme", {
        installation: "prod",
        bucket: later,
        bucketAccountId: later,
        bucketRegion: later,
        accountIds: [later],
        roleArn: later,
        externalId: later,
        filter: { exclude: [{ name: [later] }] },
        changeQueueUrl: later,
      });
    },
    { preview: true },
  );
  expect(find(resources, PARAMETER).inputs).toEqual({
    name: UNKNOWN,
    type: "String",
    insecureValue: UNKNOWN,
    tier: "Intelligent-Tiering",
    description: "A registered trail of cloudtrail-changes.",
  });
});

const long = Array.from({ length: 100 }, (_, index) => ({
  id: `rule-${String(index)}`,
  principal: [`arn:aws:iam::444455556666:role/deployers/${"x".repeat(40)}-${String(index)}`],
}));
const refused: [Partial<TrailRegistrationArgs>, string][] = [
  [
    { bucket: "Acme" },
    'bucket must be a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, got "Acme".',
  ],
  [{ bucketRegion: "Ireland" }, 'bucketRegion must be a region such as eu-west-1, got "Ireland".'],
  [
    { trailName: "Acme" },
    'trailName must be a name of 1 to 40 lower-case letters, digits and hyphens that begins with a letter or digit, got "Acme".',
  ],
  [
    { accountIds: ["444455556666"], organizationId: "o-a1b2c3d4e5" },
    "has both accountIds and organizationId; give one of them.",
  ],
  [{ keyPrefix: "a", prefixes: ["b/"] }, "has both keyPrefix and prefixes; give one of them."],
  [
    { trailKeyArn: "arn:aws:kms:us-east-1:444455556666:key/1" },
    "trailKeyArn is in region us-east-1, but the bucket is in eu-west-1.",
  ],
  [
    { roleArn: "arn:aws-cn:iam::444455556666:role/reader" },
    "roleArn is in partition aws-cn, but region eu-west-1 is in aws.",
  ],
  [
    { externalId: "a b" },
    'externalId must be an external id of 2 to 1224 letters, digits and _ + = , . @ : / -, got "a b".',
  ],
  [
    { filter: { exclude: long } },
    "has 12262 bytes; a parameter holds at most 8192. Shorten its filter, its prefixes or its accounts.",
  ],
  [
    { installation: "a/b" },
    'installation must be a name of 1 to 40 letters, digits, _ and - that begins with a letter or digit, got "a/b".',
  ],
];
test.each(refused)("refuses %#", async (more, message) => {
  await expect(run(more)).rejects.toThrow(new Error(`TrailRegistration "acme": ${message}`));
});
