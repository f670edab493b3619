import { ChangeProcessor, type ChangeProcessorArgs } from "../../components/vendor/change-processor";
import { ProcessorRole } from "../../components/vendor/processor-role";
import { TrailQueue } from "../../components/vendor/trail-queue";
import { readProcessorEnvironment } from "../../runtime/processing/environment";
import { record, type RecordedResource, UNKNOWN } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const args: ChangeProcessorArgs = {
  installation: "acme",
  roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/acme-processor",
  queueArn: "arn:aws:sqs:eu-west-1:111122223333:acme-trails",
  queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-trails",
  parkedQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-trails-dlq",
};
const FUNCTION = "aws:lambda/function:Function";
const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

const run = (more: Partial<ChangeProcessorArgs> = {}, options?: Parameters<typeof record>[1]) =>
  record(() => new ChangeProcessor("acme", { ...args, ...more }), options);

test("asks for a function with a log group of its own, and an event source mapping", async () => {
  const { resources } = await run();
  expect(childrenOf(resources)).toEqual([
    "aws:cloudwatch/logGroup:LogGroup acme < acme",
    "aws:lambda/eventSourceMapping:EventSourceMapping acme < acme",
    "aws:lambda/function:Function acme < acme",
    "cloudtrail-changes:index:ChangeProcessor acme < ",
  ]);
  expect(find(resources, FUNCTION).inputs).toMatchObject({
    role: args.roleArn,
    handler: "index.handler",
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    memorySize: 1_769,
    timeout: 300,
    loggingConfig: { logFormat: "JSON", logGroup: "/cloudtrail-changes/acme" },
    code: { assets: { "index.mjs": { path: expect.stringMatching(/processor\.mjs$/) as string } } },
  });
  expect(find(resources, LOG_GROUP).inputs).toEqual({
    name: "/cloudtrail-changes/acme",
    retentionInDays: 30,
  });
  expect(find(resources, MAPPING).inputs).toEqual({
    eventSourceArn: args.queueArn,
    functionName: "arn:aws:lambda:eu-west-1:111122223333:function:acme-a1b2c3d",
    batchSize: 5,
    functionResponseTypes: ["ReportBatchItemFailures"],
    scalingConfig: { maximumConcurrency: 10 },
  });
});

test("its environment is what the function reads, without a secret", async () => {
  const { resources } = await run({ homeRegion: "us-east-1" });
  expect(environmentOf(find(resources, FUNCTION))).toEqual({
    installation: "acme",
    noticeQueueUrl: args.queueUrl,
    parkedNoticeQueueUrl: args.parkedQueueUrl,
    region: "eu-west-1",
    homeRegion: "us-east-1",
    ownRoleArns: [args.roleArn],
  });
});

test("at home its home region is its own", async () => {
  const { resources } = await run({ region: "ap-southeast-2" });
  expect(environmentOf(find(resources, FUNCTION)).homeRegion).toBe("ap-southeast-2");
});

function environmentOf({ inputs }: RecordedResource) {
  const { variables } = inputs.environment as { variables: Record<string, string> };
  return readProcessorEnvironment({ ...variables, AWS_REGION: "eu-west-1" });
}

test("further queues have mappings of their own, named by the user and not by their place", async () => {
  const second = "arn:aws:sqs:eu-west-1:111122223333:acme-trails-3";
  const { resources } = await run({ furtherQueues: [{ name: "3", queueArn: second }] });
  expect(find(resources, MAPPING, "acme-3").inputs.eventSourceArn).toBe(second);
});

test("function and event source wait for the role's policy and the queue's", async () => {
  const { resources } = await record(() => {
    const queue = new TrailQueue("queue");
    const role = new ProcessorRole("role", {
      trailQueueArns: ["q"],
      parkedNoticeQueueArns: ["d"],
      changeQueueArns: ["c"],
      logGroupArns: ["l"],
    });
    const { queueArn, queueUrl, parkedQueueUrl } = queue;
    new ChangeProcessor("acme", {
      installation: "acme",
      roleArn: role.roleArn,
      queueArn,
      queueUrl,
      parkedQueueUrl,
    });
  });
  const waits = dependenciesOf(find(resources, FUNCTION));
  expect(waits).toEqual(
    expect.arrayContaining(["aws:iam/rolePolicy:RolePolicy role", "aws:cloudwatch/logGroup:LogGroup acme"]),
  );
  expect(dependenciesOf(find(resources, MAPPING))).toEqual(
    expect.arrayContaining(["aws:lambda/function:Function acme", "aws:sqs/queuePolicy:QueuePolicy queue"]),
  );
});

test("what users may set reaches the function, region and tags every child", async () => {
  const { resources } = await run({
    functionRuntime: "nodejs22.x",
    functionArchitecture: "x86_64",
    logRetentionDays: 365,
    logGroupName: "/audit/processor",
    maximumConcurrency: 1_000,
    region: "eu-north-1",
    tags: { team: "ops" },
  });
  const children = resources.filter(({ custom }) => custom);
  expect(children.map(({ inputs }) => [inputs.region, inputs.tags])).toEqual(
    children.map(() => ["eu-north-1", { team: "ops" }]),
  );
  expect(find(resources, FUNCTION).inputs).toMatchObject({
    runtime: "nodejs22.x",
    architectures: ["x86_64"],
    loggingConfig: { logGroup: "/audit/processor" },
  });
  expect(find(resources, LOG_GROUP).inputs.retentionInDays).toBe(365);
  expect(find(resources, MAPPING).inputs.scalingConfig).toEqual({ maximumConcurrency: 1_000 });
});

test("outputs as arguments, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new TrailQueue("first").queueUrl;
      new ChangeProcessor("acme", {
        installation: later,
        roleArn: later,
        queueArn: later,
        queueUrl: later,
        parkedQueueUrl: later,
        maximumConcurrency: later.apply(Number),
        functionRuntime: later,
        functionArchitecture: later,
        logRetentionDays: later.apply(Number),
        logGroupName: later,
      });
    },
    { preview: true },
  );
  expect(find(resources, "aws:cloudwatch/logGroup:LogGroup").inputs).toEqual({
    name: UNKNOWN,
    retentionInDays: UNKNOWN,
  });
  expect(find(resources, FUNCTION).inputs).toMatchObject({
    handler: "index.handler",
    role: UNKNOWN,
    runtime: UNKNOWN,
    architectures: [UNKNOWN],
    memorySize: 1_769,
    timeout: 300,
    environment: {
      variables: {
        CLOUDTRAIL_CHANGES_HOME_REGION: "eu-west-1",
        CLOUDTRAIL_CHANGES_INSTALLATION: UNKNOWN,
        CLOUDTRAIL_CHANGES_NOTICE_QUEUE_URL: UNKNOWN,
        CLOUDTRAIL_CHANGES_OWN_ROLE_ARNS: UNKNOWN,
        CLOUDTRAIL_CHANGES_PARKED_NOTICE_QUEUE_URL: UNKNOWN,
      },
    },
  });
  expect(find(resources, MAPPING).inputs).toEqual({
    eventSourceArn: UNKNOWN,
    functionName: UNKNOWN,
    batchSize: 5,
    functionResponseTypes: ["ReportBatchItemFailures"],
    scalingConfig: { maximumConcurrency: UNKNOWN },
  });
});

const refused: [Partial<ChangeProcessorArgs>, string][] = [
  [{ maximumConcurrency: 1 }, "maximumConcurrency must be a whole number from 2 to 1000, got 1."],
  [{ maximumConcurrency: 1_001 }, "maximumConcurrency must be a whole number from 2 to 1000, got 1001."],
  [{ maximumConcurrency: 2.5 }, "maximumConcurrency must be a whole number from 2 to 1000, got 2.5."],
  [
    { functionRuntime: "nodejs18.x" },
    'functionRuntime must be a Node runtime of Lambda, nodejs22.x or later, got "nodejs18.x".',
  ],
  [
    { functionRuntime: "python3.13" },
    'functionRuntime must be a Node runtime of Lambda, nodejs22.x or later, got "python3.13".',
  ],
  [{ functionArchitecture: "arm" }, 'functionArchitecture must be arm64 or x86_64, got "arm".'],
  [
    { logRetentionDays: 31 },
    "logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 31.",
  ],
];
test.each(refused)("refuses %j", async (more, message) => {
  await expect(run(more)).rejects.toThrow(new Error(`ChangeProcessor "acme": ${message}`));
});
