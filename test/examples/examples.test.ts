import { readdirSync } from "node:fs";
import { parse } from "yaml";
import manifest from "../../package.json";
import { childrenOf, find } from "../support/components/queries";
import type { RunOptions } from "../support/components/monitor";
import { EXAMPLES, exampleFile, runExample } from "../support/examples/run";
import { EMPTY_BUCKET } from "../support/program/run";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

beforeEach(() => {
  jest.spyOn(console, "warn").mockImplementation();
});

const URL_OF_ALARMS = "https://events.pagerduty.com/x-ere/0123456789abcdef0123456789abcdef";
const OLD_RULE: RunOptions["calls"] = {
  "aws:s3/getBucketNotification:getBucketNotification": ({ bucket }) => ({
    bucket,
    queues: [
      {
        id: "old-integration",
        queueArn: "arn:aws:sqs:eu-west-1:444455556666:old",
        events: ["s3:ObjectCreated:*"],
        filterPrefix: "",
        filterSuffix: "",
      },
    ],
    topics: [],
    lambdaFunctions: [],
    eventbridge: false,
  }),
};

/** Each example with the answers to what its template asks, and the components that it makes at its top. */
const examples: Record<string, { config: object; calls?: RunOptions["calls"]; tops: string[] }> = {
  customer: {
    config: {
      bucket: "example-trail-logs",
      vendorAccountId: "444455556666",
      queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail",
      externalId: "7d1c1f6e",
    },
    calls: EMPTY_BUCKET,
    tops: ["cloudtrail-changes:index:CustomerIntegration bigpanda"],
  },
  "customer-yaml-config": {
    config: {},
    calls: OLD_RULE,
    tops: ["cloudtrail-changes:index:CustomerIntegration customer-yaml-config-dev"],
  },
  vendor: { config: {}, tops: ["cloudtrail-changes:index:VendorIntegration changes"] },
  both: {
    config: {
      bucket: "example-trail-logs",
      apiKeyParameter: "/bigpanda/api-key",
      appKeyParameter: "/bigpanda/app-key",
    },
    calls: EMPTY_BUCKET,
    tops: [
      "cloudtrail-changes:index:CustomerIntegration changes",
      "cloudtrail-changes:index:VendorIntegration changes",
    ],
  },
  "alarms-only": {
    config: { logGroupName: "cloudtrail", integrationUrl: URL_OF_ALARMS },
    tops: ["cloudtrail-changes:index:CustomerIntegration security"],
  },
  embed: {
    config: { integrationUrl: URL_OF_ALARMS },
    tops: [
      "aws:s3/bucket:Bucket trail-logs",
      "aws:s3/bucketNotification:BucketNotification trail-logs",
      "aws:sqs/queue:Queue indexer",
      "cloudtrail-changes:index:AlarmTopic alarms",
      "cloudtrail-changes:index:CisAlarms cis",
      "cloudtrail-changes:index:CustomerIntegration changes",
      "pulumi:providers:aws audit",
    ],
  },
};

const run = (name: string, options: RunOptions = {}) => {
  const { config = {}, calls } = examples[name] ?? {};
  return runExample(name, { "aws:region": "eu-west-1", ...config }, { calls, ...options });
};

test("every example is here", () => {
  const folders = readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name !== "trail-files")
    .map(({ name }) => name);
  expect(folders.sort()).toEqual(Object.keys(examples).sort());
});

describe.each(Object.keys(examples))("examples/%s", (name) => {
  test.each([false, true])("makes what it says (preview: %s)", async (preview) => {
    const { resources } = await run(name, { preview });
    const tops = childrenOf(resources).filter((line) => line.endsWith(" < "));
    expect(tops.map((line) => line.slice(0, -" < ".length))).toEqual(examples[name]?.tops);
  });

  test("is a template of pulumi new", () => {
    const project = parse(exampleFile(name, "Pulumi.yaml")) as {
      name: string;
      description: string;
      runtime: unknown;
      template: { description: string; config: Record<string, { default?: string; secret?: boolean }> };
    };
    expect(project).toMatchObject({
      name,
      runtime: { name: "nodejs", options: { typescript: true } },
      template: { description: project.description },
    });
    const asked = Object.keys(project.template.config);
    expect(asked.sort()).toEqual(["aws:region", ...Object.keys(examples[name]?.config ?? {})].sort());
    expect(project.template.config.integrationUrl?.secret ?? !asked.includes("integrationUrl")).toBe(true);
  });

  test("depends on the package by its name, and on its peers", () => {
    const {
      name: own,
      dependencies,
      devDependencies,
    } = JSON.parse(exampleFile(name, "package.json")) as typeof manifest;
    expect({ own, dependencies }).toEqual({
      own: name,
      dependencies: { ...manifest.peerDependencies, [manifest.name]: `^${manifest.version}` },
    });
    expect(devDependencies).toMatchObject({ typescript: manifest.devDependencies.typescript });
    expect(exampleFile(name, "index.ts").split("\n").length).toBeLessThan(65);
  });
});

test("embed: what is there stays, and the component's rule joins it", async () => {
  const { resources } = await run("embed");
  const notification = find(resources, "aws:s3/bucketNotification:BucketNotification");
  expect(notification.inputs.queues).toMatchObject([
    { queueArn: "arn:aws:sqs:eu-west-1:444455556666:changes-prod-trails" },
    { id: "indexer", filterPrefix: "index/" },
  ]);
  const provider = find(resources, "pulumi:providers:aws");
  const others = resources.filter((one) => one.custom && one !== provider);
  expect(others.filter((one) => !one.provider.startsWith(`${provider.urn}::`))).toEqual([]);
});

test("both: the bucket sends when its queue takes what it sends", async () => {
  const { resources } = await run("both");
  const { dependencies } = find(resources, "aws:s3/bucketNotification:BucketNotification");
  expect(dependencies.filter((urn) => urn.includes("QueuePolicy::changes-eu-west-1"))).not.toEqual([]);
});
