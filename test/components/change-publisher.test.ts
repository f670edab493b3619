import { ChangePublisher, type ChangePublisherArgs } from "../../components/vendor/change-publisher";
import { TrailQueue } from "../../components/vendor/trail-queue";
import { readPublisherEnvironment } from "../../runtime/publishing/environment";
import { record, UNKNOWN } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const FUNCTION = "aws:lambda/function:Function";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

const run = (more: Partial<ChangePublisherArgs> = {}, options?: Parameters<typeof record>[1]) =>
  record(() => new ChangePublisher("acme", { destinationNames: ["default"], ...more }), options);

test("asks for these children", async () => {
  const { resources } = await run();
  expect(childrenOf(resources)).toEqual([
    "aws:cloudwatch/logGroup:LogGroup acme < acme",
    "aws:dynamodb/table:Table acme < acme",
    "aws:iam/role:Role acme < acme",
    "aws:iam/rolePolicy:RolePolicy acme < acme",
    "aws:lambda/function:Function acme < acme",
    "aws:sqs/queue:Queue acme-parked < acme",
    "aws:sqs/queuePolicy:QueuePolicy acme-parked < acme",
    "cloudtrail-changes:index:ChangePublisher acme < ",
  ]);
});

test("the function, its table and its parked queue", async () => {
  const { resources } = await run();
  const { inputs } = find(resources, FUNCTION);
  expect(inputs).toMatchObject({
    handler: "index.handler",
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    memorySize: 512,
    timeout: 60,
    loggingConfig: { logFormat: "JSON", logGroup: "/cloudtrail-changes/acme" },
    code: { assets: { "index.mjs": { path: expect.stringMatching(/publisher\.mjs$/) as string } } },
  });
  const { variables } = inputs.environment as { variables: Record<string, string> };
  expect(readPublisherEnvironment(variables)).toEqual({
    installation: "acme",
    parkedQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-parked",
    stateTable: "acme-state",
  });
  expect(find(resources, "aws:dynamodb/table:Table").inputs).toEqual({
    name: "acme-state",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "destination",
    rangeKey: "item",
    attributes: [
      { name: "destination", type: "S" },
      { name: "item", type: "S" },
    ],
    ttl: { attributeName: "expires", enabled: true },
  });
  expect(find(resources, "aws:sqs/queue:Queue").inputs).toEqual({
    name: "acme-parked",
    messageRetentionSeconds: 1_209_600,
    sqsManagedSseEnabled: true,
  });
});

test("its role reads its destinations' parameters and no bucket; known at the first preview", async () => {
  const { resources } = await run(
    {
      installation: "prod",
      destinationNames: ["default", "eu"],
      keyParameterNames: ["/bigpanda/api-key", "app-key"],
      parameterKeyArns: ["arn:aws:kms:eu-west-1:111122223333:key/1"],
    },
    { preview: true },
  );
  const policy = JSON.parse(String(find(resources, ROLE_POLICY).inputs.policy)) as {
    Statement: { Sid: string; Action: string | string[]; Resource: string | string[] }[];
  };
  const resourcesOf = (sid: string) => policy.Statement.find(({ Sid: one }) => one === sid)?.Resource;
  const parameters = "arn:aws:ssm:eu-west-1:111122223333:parameter";
  expect(resourcesOf("ReadDestinations")).toEqual([
    `${parameters}/cloudtrail-changes/prod/destinations/*`,
    `${parameters}/bigpanda/api-key`,
    `${parameters}/app-key`,
  ]);
  expect(resourcesOf("DecryptKeys")).toBe("arn:aws:kms:eu-west-1:111122223333:key/1");
  expect(resourcesOf("TakeChanges")).toEqual([
    "arn:aws:sqs:eu-west-1:111122223333:prod-default-changes.fifo",
    "arn:aws:sqs:eu-west-1:111122223333:prod-eu-changes.fifo",
  ]);
  expect(resourcesOf("ParkChanges")).toBe("arn:aws:sqs:eu-west-1:111122223333:prod-parked");
  expect(resourcesOf("KeepState")).toBe("arn:aws:dynamodb:eu-west-1:111122223333:table/prod-state");
  expect(policy.Statement.flatMap(({ Action: action }) => action).join()).not.toMatch(/s3:|sts:/);
});

test("the function waits for its policy", async () => {
  const { resources } = await run();
  expect(dependenciesOf(find(resources, FUNCTION))).toContain(`${ROLE_POLICY} acme`);
});

test("region and tags reach every child that takes them, never IAM; the role has its boundary", async () => {
  const { resources } = await run({
    region: "eu-north-1",
    tags: { team: "ops" },
    permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/limit",
  });
  const iam = resources.filter(({ type }) => type.startsWith("aws:iam/"));
  const regional = resources.filter(({ custom, type }) => custom && !type.startsWith("aws:iam/"));
  expect(regional.map(({ inputs }) => inputs.region)).toEqual(regional.map(() => "eu-north-1"));
  for (const { inputs } of iam) expect(inputs).not.toHaveProperty("region");
  const tagged = resources.filter(({ custom, type }) => custom && !type.endsWith("Policy"));
  expect(tagged.map(({ inputs }) => inputs.tags)).toEqual(tagged.map(() => ({ team: "ops" })));
  expect(find(resources, ROLE).inputs.permissionsBoundary).toBe("arn:aws:iam::111122223333:policy/limit");
});

test("outputs as arguments, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new TrailQueue("first").queueUrl;
      new ChangePublisher("acme", {
        destinationNames: [later],
        keyParameterNames: [later],
        parameterKeyArns: later.apply((arn) => [arn]),
        logGroupName: later,
        functionRuntime: later,
        region: later,
      });
    },
    { preview: true },
  );
  expect(find(resources, FUNCTION).inputs).toMatchObject({
    runtime: UNKNOWN,
    region: UNKNOWN,
    memorySize: 512,
    environment: {
      variables: {
        CLOUDTRAIL_CHANGES_INSTALLATION: "acme",
        CLOUDTRAIL_CHANGES_PARKED_QUEUE_URL: UNKNOWN,
        CLOUDTRAIL_CHANGES_STATE_TABLE: "acme-state",
      },
    },
  });
  expect(find(resources, "aws:iam/rolePolicy:RolePolicy").inputs).toEqual({ policy: UNKNOWN, role: UNKNOWN });
  expect(find(resources, "aws:sqs/queue:Queue", "acme-parked").inputs).toMatchObject({
    name: "acme-parked",
    messageRetentionSeconds: 1_209_600,
    region: UNKNOWN,
  });
});

const refused: [Partial<ChangePublisherArgs>, string][] = [
  [{ destinationNames: [] }, "destinationNames must have at least one entry, got an empty list."],
  [
    { destinationNames: ["EU"] },
    'destinationNames[0] must be a name of 1 to 40 lower-case letters, digits and hyphens that begins with a letter or digit, got "EU".',
  ],
  [
    { installation: "" },
    'installation must be a name of 1 to 40 letters, digits, _ and - that begins with a letter or digit, got "".',
  ],
];
test.each(refused)("refuses %j", async (more, message) => {
  await expect(run(more)).rejects.toThrow(new Error(`ChangePublisher "acme": ${message}`));
});
