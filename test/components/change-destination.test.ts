import * as pulumi from "@pulumi/pulumi";
import { ChangeDestination, type ChangeDestinationArgs } from "../../components/vendor/change-destination";
import { problemOfKey } from "../../components/vendor/destination-document";
import { TrailQueue } from "../../components/vendor/trail-queue";
import { parseChangeDestination } from "../../contract/destination-validation";
import { record, UNKNOWN } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";
import { valueOf } from "../support/components/values";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const QUEUE = "aws:sqs/queue:Queue";
const PARAMETER = "aws:ssm/parameter:Parameter";
const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";

const base = {
  installation: "acme",
  publisherArn: "arn:aws:lambda:eu-west-1:111122223333:function:publisher",
};
const named: ChangeDestinationArgs = {
  ...base,
  apiKeyParameter: "/bigpanda/api-key",
  appKeyParameter: "/bigpanda/app-key",
};
const run = (args: ChangeDestinationArgs = named, options?: Parameters<typeof record>[1]) =>
  record(() => new ChangeDestination("default", args), options);

test("with named parameters it stores no key", async () => {
  const { resources } = await run();
  expect(childrenOf(resources)).toEqual([
    "aws:lambda/eventSourceMapping:EventSourceMapping default < default",
    "aws:sqs/queue:Queue default < default",
    "aws:sqs/queue:Queue default-dlq < default",
    "aws:sqs/queuePolicy:QueuePolicy default < default",
    "aws:sqs/queuePolicy:QueuePolicy default-dlq < default",
    "aws:ssm/parameter:Parameter default < default",
    "cloudtrail-changes:index:ChangeDestination default < ",
  ]);
  expect(stored(resources)).toEqual({
    schema: "cloudtrail-changes/destination/v1",
    name: "default",
    endpoint: "https://api.bigpanda.io",
    apiKeyParameter: "/bigpanda/api-key",
    appKeyParameter: "/bigpanda/app-key",
    changesPerMinute: 360,
    changesPerWeek: 50_000,
    holdLimitHours: 72,
    dryRun: false,
    changeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-default-changes.fifo",
  });
});

function stored(resources: Parameters<typeof find>[0]) {
  return parseChangeDestination(String(find(resources, PARAMETER, "default").inputs.insecureValue));
}

test("a key by value becomes a SecureString and stays a secret, also of the component", async () => {
  const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1";
  const { resources } = await run({ ...base, apiKey: "k1", appKey: "k2", parameterKeyArn: keyArn });
  for (const [key, value] of Object.entries({ "api-key": "k1", "app-key": "k2" })) {
    const parameter = find(resources, PARAMETER, `default-${key}`);
    expect(parameter.inputs).toEqual({
      name: `/cloudtrail-changes/acme/destinations/default/${key}`,
      type: "SecureString",
      value,
      keyId: keyArn,
      description: "A key of cloudtrail-changes.",
    });
    expect(parameter.secrets).toEqual(["value"]);
  }
  const component = find(resources, "cloudtrail-changes:index:ChangeDestination");
  expect(component.secrets).toEqual(["apiKey", "appKey"]);
  const others = resources.filter(({ name, custom }) => custom && !name.endsWith("-key"));
  expect(JSON.stringify(others.map(({ inputs }) => inputs))).not.toMatch(/"k[12]"/);
  expect(stored(resources)).toMatchObject({
    apiKeyParameter: "/cloudtrail-changes/acme/destinations/default/api-key",
    appKeyParameter: "/cloudtrail-changes/acme/destinations/default/app-key",
  });
  expect(dependenciesOf(find(resources, PARAMETER, "default"))).toEqual(
    expect.arrayContaining([`${PARAMETER} default-api-key`, `${PARAMETER} default-app-key`]),
  );
});

test("changes wait in a FIFO queue for two weeks, with a dead-letter queue for crashes", async () => {
  const { resources } = await run();
  expect(find(resources, QUEUE, "default").inputs).toEqual({
    name: "acme-default-changes.fifo",
    fifoQueue: true,
    messageRetentionSeconds: 1_209_600,
    visibilityTimeoutSeconds: 360,
    sqsManagedSseEnabled: true,
    redrivePolicy:
      '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:acme-default-changes-dlq.fifo","maxReceiveCount":1000}',
  });
  expect(find(resources, QUEUE, "default-dlq").inputs).toMatchObject({
    name: "acme-default-changes-dlq.fifo",
    fifoQueue: true,
    messageRetentionSeconds: 1_209_600,
    redriveAllowPolicy:
      '{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-west-1:111122223333:acme-default-changes.fifo"]}',
  });
});

test("both queues refuse unencrypted connections, known at the first preview", async () => {
  const { resources } = await run(named, { preview: true });
  for (const [name, queue] of Object.entries({
    default: "acme-default-changes.fifo",
    "default-dlq": "acme-default-changes-dlq.fifo",
  })) {
    const { policy } = find(resources, "aws:sqs/queuePolicy:QueuePolicy", name).inputs;
    expect(JSON.parse(String(policy))).toMatchObject({
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Resource: `arn:aws:sqs:eu-west-1:111122223333:${queue}`,
        },
      ],
    });
  }
});

test("the publisher hears of changes when the destination is stored", async () => {
  const { resources } = await run();
  const mapping = find(resources, MAPPING);
  expect(mapping.inputs).toEqual({
    eventSourceArn: "arn:aws:sqs:eu-west-1:111122223333:acme-default-changes.fifo",
    functionName: base.publisherArn,
    batchSize: 10,
    functionResponseTypes: ["ReportBatchItemFailures"],
  });
  expect(dependenciesOf(mapping)).toContain(`${PARAMETER} default`);
});

test("settings, region and tags", async () => {
  const { resources, result } = await run({
    ...named,
    destinationName: "europe",
    bigPandaRegion: "eu",
    changesPerMinute: 100,
    changesPerWeek: 1_000,
    holdLimitHours: 24,
    dryRun: true,
    region: "eu-north-1",
    tags: { team: "ops" },
  });
  expect(stored(resources)).toMatchObject({
    name: "europe",
    endpoint: "https://eu-api.bigpanda.io",
    changesPerMinute: 100,
    changesPerWeek: 1_000,
    holdLimitHours: 24,
    dryRun: true,
  });
  const children = resources.filter(({ custom }) => custom);
  expect(children.map(({ inputs }) => inputs.region)).toEqual(children.map(() => "eu-north-1"));
  const tagged = children.filter(({ type }) => !type.endsWith("Policy"));
  expect(tagged.map(({ inputs }) => inputs.tags)).toEqual(tagged.map(() => ({ team: "ops" })));
  expect(await valueOf(result.destinationName)).toBe("europe");
  expect(await valueOf(result.parameterName)).toBe("/cloudtrail-changes/acme/destinations/europe");
});

test("another endpoint", async () => {
  const { resources } = await run({ ...named, endpoint: "https://bigpanda.example.com/" });
  expect(stored(resources).endpoint).toBe("https://bigpanda.example.com");
});

test("outputs as arguments, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new TrailQueue("first").queueUrl;
      new ChangeDestination("default", {
        ...base,
        publisherArn: later,
        apiKey: pulumi.secret(later),
        appKeyParameter: later,
        endpoint: later,
        changesPerMinute: later.apply(Number),
        dryRun: later.apply(Boolean),
        parameterKeyArn: later,
        region: later,
      });
    },
    { preview: true },
  );
  const inputs = (type: string, name?: string) => find(resources, type, name).inputs;
  expect(inputs(QUEUE, "default")).toEqual({
    name: "acme-default-changes.fifo",
    fifoQueue: true,
    messageRetentionSeconds: 1_209_600,
    visibilityTimeoutSeconds: 360,
    sqsManagedSseEnabled: true,
    redrivePolicy: UNKNOWN,
    region: UNKNOWN,
  });
  expect(inputs(PARAMETER, "default")).toMatchObject({
    name: "/cloudtrail-changes/acme/destinations/default",
    type: "String",
    insecureValue: UNKNOWN,
  });
  expect(inputs(PARAMETER, "default-api-key")).toMatchObject({
    name: "/cloudtrail-changes/acme/destinations/default/api-key",
    type: "SecureString",
    value: UNKNOWN,
    keyId: UNKNOWN,
  });
  expect(inputs(MAPPING)).toEqual({
    eventSourceArn: UNKNOWN,
    functionName: UNKNOWN,
    batchSize: 10,
    functionResponseTypes: ["ReportBatchItemFailures"],
    region: UNKNOWN,
  });
});

const refused: [Partial<ChangeDestinationArgs>, string][] = [
  [
    { apiKey: "k", apiKeyParameter: "p", appKeyParameter: "p" },
    "has both apiKey and apiKeyParameter; give one of them.",
  ],
  [
    { apiKeyParameter: "p" },
    "needs appKeyParameter, the name of a SecureString that holds the key, or appKey, the key itself.",
  ],
  [
    { apiKey: "k k", appKeyParameter: "p" },
    "apiKey must be a key without spaces or line ends, got a string (not shown).",
  ],
  [
    { ...named, bigPandaRegion: "eu", endpoint: "https://api.example.com" },
    "has both bigPandaRegion and endpoint; give one of them.",
  ],
  [{ ...named, bigPandaRegion: "europe" }, 'bigPandaRegion must be one of us, eu, got "europe".'],
  [
    { ...named, endpoint: "http://api.example.com" },
    'endpoint must be an https URL without a path (http for loopback hosts only), got "http://api.example.com".',
  ],
  [
    { ...named, changesPerMinute: 401 },
    "changesPerMinute must be a whole number of changes a minute from 1 to 400, got 401.",
  ],
  [
    { ...named, changesPerWeek: 50_001 },
    "changesPerWeek must be a whole number of changes a week from 1 to 50000, got 50001.",
  ],
  [
    { ...named, holdLimitHours: 313 },
    "holdLimitHours must be a whole number of hours from 1 to 312, got 313.",
  ],
  [
    { ...named, destinationName: "EU" },
    'The name of destinations.EU must be a name of 1 to 40 lower-case letters, digits and hyphens that begins with a letter or digit, got "EU".',
  ],
  [
    { ...named, installation: "a/b" },
    'installation must be a name of 1 to 40 letters, digits, _ and - that begins with a letter or digit, got "a/b".',
  ],
  [
    { ...named, installation: "i".repeat(40), destinationName: "d".repeat(40) },
    `The queue name "${"i".repeat(40)}-${"d".repeat(36)}..." has 94 characters; at most 80 are allowed. Give a shorter name.`,
  ],
];
test.each(refused)("refuses %#", async (args, message) => {
  await expect(run({ ...base, ...args })).rejects.toThrow(
    new Error(`ChangeDestination "default": ${message}`),
  );
});

test("a key that comes later is judged by the same check, which does not repeat it", () => {
  expect(problemOfKey("appKey")("two words")).toBe(
    "appKey must be a key without spaces or line ends, got a string (not shown).",
  );
  expect(problemOfKey("apiKey")("0123abc")).toBeUndefined();
});
