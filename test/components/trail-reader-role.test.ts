import { Bucket } from "@pulumi/aws/s3";
import { Queue } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import {
  TrailReaderRole,
  warningsOfTrust,
  type TrailReaderRoleArgs,
} from "../../components/customer/trail-reader-role";
import { record, UNKNOWN, type RunOptions } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const VENDOR = {
  accountId: "444455556666",
  externalId: "7d1c1f6e",
  processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/vendor-processor",
};
const ARGS: TrailReaderRoleArgs = { bucket: "example-trail-logs", vendor: VENDOR };

let warn: jest.SpyInstance;
beforeEach(() => {
  warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
});
afterEach(() => warn.mockRestore());

const run = (args: Partial<TrailReaderRoleArgs> = {}, options: RunOptions = {}, opts = {}) =>
  record(() => outputsOf(new TrailReaderRole("audit", { ...ARGS, ...args }, opts)), options);

/** What its outputs come to, once they have. */
function outputsOf({ roleArn, roleName, kmsKeyPolicyStatement }: TrailReaderRole) {
  const values: { roleArn?: string; roleName?: string; statement?: string } = {};
  roleArn.apply((value) => (values.roleArn = value));
  roleName.apply((value) => (values.roleName = value));
  kmsKeyPolicyStatement.apply((value) => (values.statement = value));
  return values;
}

const json = (value: unknown): unknown => JSON.parse(String(value));

test("asks for a role and its one policy", async () => {
  const { resources, result } = await run();
  expect(childrenOf(resources)).toEqual([
    "aws:iam/role:Role audit < audit",
    "aws:iam/rolePolicy:RolePolicy audit < audit",
    "cloudtrail-changes:index:TrailReaderRole audit < ",
  ]);
  const role = find(resources, "aws:iam/role:Role");
  expect({ ...role.inputs, assumeRolePolicy: json(role.inputs.assumeRolePolicy) }).toEqual({
    name: "audit-reader",
    path: "/cloudtrail-changes/",
    description: "Reads CloudTrail files for cloudtrail-changes",
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "VendorReadsTrailFiles",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Action: "sts:AssumeRole",
          Condition: {
            ArnEquals: { "aws:PrincipalArn": VENDOR.processorRoleArn },
            StringEquals: { "sts:ExternalId": "7d1c1f6e" },
          },
        },
      ],
    },
  });
  const policy = find(resources, "aws:iam/rolePolicy:RolePolicy");
  expect(policy.inputs.role).toBe("audit-reader");
  expect(json(policy.inputs.policy)).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ReadTrailFiles",
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::example-trail-logs/AWSLogs/111122223333/CloudTrail/*",
      },
    ],
  });
  expect(dependenciesOf(policy)).toEqual(["aws:iam/role:Role audit"]);
  expect(result).toEqual({
    roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/audit-reader",
    roleName: "audit-reader",
    statement: undefined,
  });
  expect(warn).not.toHaveBeenCalled();
});

test("both documents are known at the first preview", async () => {
  const preview = await run({}, { preview: true });
  const update = await run();
  for (const [type, input] of [
    ["aws:iam/role:Role", "assumeRolePolicy"],
    ["aws:iam/rolePolicy:RolePolicy", "policy"],
  ] as const) {
    expect(find(preview.resources, type).inputs[input]).toBe(find(update.resources, type).inputs[input]);
  }
});

test.each<[string, Partial<TrailReaderRoleArgs>, string[]]>([
  ["a prefix without its slash", { keyPrefix: "org/logs" }, ["org/logs/AWSLogs/111122223333/CloudTrail/*"]],
  [
    "several accounts",
    { accountIds: ["111122223333", "777788889999", "111122223333"] },
    ["AWSLogs/111122223333/CloudTrail/*", "AWSLogs/777788889999/CloudTrail/*"],
  ],
  [
    "an organisation, as Control Tower has it",
    { organizationId: "o-a1b2c3d4e5", keyPrefix: "o-a1b2c3d4e5" },
    ["o-a1b2c3d4e5/AWSLogs/o-a1b2c3d4e5/????????????/CloudTrail/*"],
  ],
  [
    "what stack configuration has for nothing",
    { keyPrefix: "", accountIds: [] },
    ["AWSLogs/111122223333/CloudTrail/*"],
  ],
  [
    "outputs",
    { bucket: pulumi.output("example-trail-logs"), keyPrefix: pulumi.output("p") },
    ["p/AWSLogs/111122223333/CloudTrail/*"],
  ],
])("reads the files of %s", async (_, args, keys) => {
  const { resources } = await run(args);
  const { Statement } = json(find(resources, "aws:iam/rolePolicy:RolePolicy").inputs.policy) as {
    Statement: { Resource: string | string[] }[];
  };
  expect([Statement[0]?.Resource].flat()).toEqual(
    keys.map((key) => `arn:aws:s3:::example-trail-logs/${key}`),
  );
});

test("listing and decryption only when asked for", async () => {
  const { resources, result } = await run({
    allowListing: true,
    trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555",
  });
  const { Statement } = json(find(resources, "aws:iam/rolePolicy:RolePolicy").inputs.policy) as {
    Statement: { Sid: string }[];
  };
  expect(Statement.map(({ Sid }) => Sid)).toEqual(["ReadTrailFiles", "DecryptTrailFiles", "ListTrailFiles"]);
  // The key is our own account's: its owner need not add anything.
  expect(result.statement).toBeUndefined();
});

test("a key of another account: the statement for its owner, in the partition of the region", async () => {
  const { result } = await run(
    {
      trailKeyArn: "arn:aws-us-gov:kms:us-gov-west-1:777788889999:key/11111111",
      region: "us-gov-west-1",
      vendor: { accountId: "444455556666", externalId: "7d1c1f6e" },
    },
    { region: "us-gov-east-1" },
  );
  expect(json(result.statement)).toEqual({
    Sid: "CloudtrailChangesReads",
    Effect: "Allow",
    Principal: { AWS: "arn:aws-us-gov:iam::111122223333:root" },
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: {
      ArnEquals: {
        "aws:PrincipalArn": "arn:aws-us-gov:iam::111122223333:role/cloudtrail-changes/audit-reader",
      },
      StringEquals: { "kms:ViaService": "s3.us-gov-west-1.amazonaws.com" },
    },
  });
});

test("the role is named by the argument, else by the offer, else by the component", async () => {
  const nameOf = async (args: Partial<TrailReaderRoleArgs>) =>
    find((await run(args)).resources, "aws:iam/role:Role").inputs.name;
  const offer = { ...VENDOR, roleName: "vendor-audit-reader" };
  expect(await nameOf({ vendor: offer })).toBe("vendor-audit-reader");
  expect(await nameOf({ vendor: pulumi.output(offer) })).toBe("vendor-audit-reader");
  expect(await nameOf({ vendor: offer, roleName: "own" })).toBe("own");
});

test("tags, boundary, provider's region and aliases reach where they belong", async () => {
  const { resources } = await run(
    {
      tags: { team: "audit" },
      permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/b",
      region: "us-east-1",
    },
    {},
    { aliases: [{ name: "former" }], protect: true },
  );
  const role = find(resources, "aws:iam/role:Role");
  expect(role.inputs).toMatchObject({
    tags: { team: "audit" },
    permissionsBoundary: "arn:aws:iam::111122223333:policy/b",
  });
  expect(role.protect).toBe(true);
  expect(role.aliases.join()).toContain("former");
  // IAM has no region.
  expect(resources.filter(({ custom, inputs }) => custom && "region" in inputs)).toEqual([]);
});

test("what a trust leaves open is a warning", async () => {
  await run({ vendor: { accountId: "444455556666", withoutExternalId: true } });
  expect(warn.mock.calls.map(([text]: string[]) => text)).toEqual([
    'TrailReaderRole "audit": vendor.processorRoleArn is not given: every role of account 444455556666 that its own policies let may read the trail files.',
    `TrailReaderRole "audit": vendor.withoutExternalId is true: whoever makes the vendor use this role's ARN, another customer of it for instance, can have these trail files read.`,
  ]);
  expect(warningsOfTrust(VENDOR)).toEqual([]);
});

test("what is not known yet at preview does not throw, and hides only what hangs on it", async () => {
  const { resources } = await record(
    () => {
      const bucket = new Bucket("new");
      const queue = new Queue("new");
      new TrailReaderRole("audit", { bucket: bucket.id, vendor: { ...VENDOR, queueArn: queue.arn } });
    },
    { preview: true },
  );
  expect(json(find(resources, "aws:iam/role:Role").inputs.assumeRolePolicy)).toHaveProperty("Statement");
  expect(find(resources, "aws:iam/rolePolicy:RolePolicy").inputs.policy).toBe(UNKNOWN);
});
