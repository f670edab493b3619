import * as pulumi from "@pulumi/pulumi";
import { ProcessorRole, type ProcessorRoleArgs } from "../../components/vendor/processor-role";
import { TrailQueue } from "../../components/vendor/trail-queue";
import { record, UNKNOWN } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const arns: ProcessorRoleArgs = {
  readerRoleArns: ["arn:aws:iam::444455556666:role/cloudtrail-changes/acme-audit-reader"],
  trailQueueArns: ["arn:aws:sqs:eu-west-1:111122223333:acme-trails"],
  parkedNoticeQueueArns: ["arn:aws:sqs:eu-west-1:111122223333:acme-trails-dlq"],
  changeQueueArns: ["arn:aws:sqs:eu-west-1:111122223333:acme-default-changes.fifo"],
  logGroupArns: ["arn:aws:logs:eu-west-1:111122223333:log-group:/cloudtrail-changes/acme-processor"],
};

const run = (args: Partial<ProcessorRoleArgs> = {}, options?: Parameters<typeof record>[1]) =>
  record(() => new ProcessorRole("acme", { ...arns, ...args }), options);

interface Policy {
  Statement: { Sid: string; Action: string | string[]; Resource: string | string[] }[];
}

async function permissionsOf(
  args: Partial<ProcessorRoleArgs>,
  options?: Parameters<typeof record>[1],
): Promise<Policy> {
  const { resources } = await run(args, options);
  return JSON.parse(String(find(resources, "aws:iam/rolePolicy:RolePolicy").inputs.policy)) as Policy;
}

function resourcesOf(policy: Policy, sid: string): string[] {
  return [policy.Statement.find(({ Sid: one }) => one === sid)?.Resource ?? []].flat();
}

test("is a role of a known name that Lambda may assume, and one policy", async () => {
  const { resources } = await run({
    permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/limit",
    tags: { team: "ops" },
    homeRegion: "eu-central-1",
  });
  expect(childrenOf(resources)).toEqual([
    "aws:iam/role:Role acme < acme",
    "aws:iam/rolePolicy:RolePolicy acme < acme",
    "cloudtrail-changes:index:ProcessorRole acme < ",
  ]);
  expect(find(resources, "aws:iam/role:Role").inputs).toEqual({
    name: "acme-processor",
    path: "/cloudtrail-changes/",
    description: "Reads CloudTrail files of registered trails and hands their changes on.",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LambdaRunsTheFunction",
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
    permissionsBoundary: "arn:aws:iam::111122223333:policy/limit",
    tags: { team: "ops" },
  });
  for (const { inputs } of resources.filter(({ custom }) => custom))
    expect(inputs).not.toHaveProperty("region");
});

test("reads the registered trails of its installation at home, and nothing else of SSM; known at the first preview", async () => {
  const policy = await permissionsOf(
    { installation: "prod", homeRegion: "us-gov-west-1" },
    { preview: true },
  );
  expect(resourcesOf(policy, "ReadRegisteredTrails")).toEqual([
    "arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/cloudtrail-changes/prod/trails/*",
  ]);
  const actions = policy.Statement.flatMap(({ Action: action }) => action);
  expect(actions.filter((action) => /^(s3|kms|dynamodb|lambda|iam):/.test(action))).toEqual([]);
  expect(policy.Statement.flatMap(({ Resource: resource }) => resource)).not.toContain("*");
});

test("may use the customer-managed keys of its queues", async () => {
  const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
  expect(resourcesOf(await permissionsOf({ queueKeyArns: [key] }), "UseQueueKeys")).toEqual([key]);
});

test("lists the reader roles while they fit, then may assume every role of our path and says so", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const readers = (count: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        `arn:aws:iam::${444_455_550_000 + index}:role/cloudtrail-changes/acme-customer-${index}-reader`,
    );
  const other = "arn:aws:iam::444455556666:role/of-another-path";
  const fitting = await permissionsOf({ readerRoleArns: readers(100) });
  expect(resourcesOf(fitting, "AssumeReaderRoles")).toEqual(readers(100));
  expect(warn).not.toHaveBeenCalled();

  const wide = await permissionsOf({ readerRoleArns: [...readers(200), other] });
  expect(resourcesOf(wide, "AssumeReaderRoles")).toEqual(["arn:aws:iam::*:role/cloudtrail-changes/*", other]);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    'ProcessorRole "acme": The reader roles do not fit into the policy of one role (IAM allows 10,240 characters), so the processor may now assume every role under /cloudtrail-changes/ of any account. A role lets it in only when its own trust policy names this account.',
  ]);
  warn.mockRestore();
});

test("without trails it assumes no role", async () => {
  const policy = await permissionsOf({ readerRoleArns: [] });
  expect(policy.Statement.map(({ Sid: sid }) => sid)).not.toContain("AssumeReaderRoles");
});

test("who takes its ARN waits for its policy", async () => {
  const { resources } = await record(() => {
    const role = new ProcessorRole("acme", arns);
    new TrailQueue("behind", { tags: { after: role.roleArn } });
  });
  expect(dependenciesOf(find(resources, "aws:sqs/queue:Queue", "behind"))).toContain(
    "aws:iam/rolePolicy:RolePolicy acme",
  );
});

test("outputs as arguments, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new TrailQueue("first").queueUrl;
      new ProcessorRole("acme", {
        readerRoleArns: [later],
        trailQueueArns: later.apply((url) => [url]),
        parkedNoticeQueueArns: [later],
        changeQueueArns: [later],
        logGroupArns: [later],
        installation: later,
        homeRegion: later,
        permissionsBoundaryArn: later,
      });
    },
    { preview: true },
  );
  expect(find(resources, "aws:iam/role:Role").inputs).toMatchObject({
    name: "acme-processor",
    path: "/cloudtrail-changes/",
    assumeRolePolicy: expect.stringContaining("lambda.amazonaws.com") as string,
    permissionsBoundary: UNKNOWN,
  });
  expect(find(resources, "aws:iam/rolePolicy:RolePolicy").inputs).toEqual({
    policy: UNKNOWN,
    role: "acme-processor",
  });
});

const refused: [Partial<ProcessorRoleArgs>, string, string?][] = [
  [
    { readerRoleArns: ["arn:aws:iam::4444:role/x"] },
    'readerRoleArns[0] must be the ARN of a role, such as arn:aws:iam::111122223333:role/name, got "arn:aws:iam::4444:role/x".',
  ],
  [
    { installation: "acme/prod" },
    'installation must be a name of 1 to 40 letters, digits, _ and - that begins with a letter or digit, got "acme/prod".',
  ],
  [
    { roleName: "a role" },
    'roleName must be a role name of 1 to 64 letters, digits and _ + = , . @ -, got "a role".',
  ],
];
test.each(refused)("refuses %j", async (args, message) => {
  await expect(run(args)).rejects.toThrow(new Error(`ProcessorRole "acme": ${message}`));
});

test("refuses a name that makes the role's too long", async () => {
  const name = "a".repeat(60);
  await expect(record(() => new ProcessorRole(name, { ...arns, installation: "acme" }))).rejects.toThrow(
    `ProcessorRole "${name}": The role name "${name}-processor" has 70 characters; at most 64 are allowed. Give a shorter name.`,
  );
});
