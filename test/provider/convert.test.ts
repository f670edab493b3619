import { TopicSubscription } from "@pulumi/aws/sns";
import { Queue, QueuePolicy } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { record } from "../support/components/monitor";
import { configurationOf } from "../support/terraform/configuration";
import { singular, snakeCase, terraformType } from "../support/terraform/names";
import type { Block, ProviderSchema } from "../support/terraform/provider-schema";

// The way from recorded inputs to Terraform's JSON, over a schema of our own; needs no terraform.

const text = { type: "string" };
const SCHEMA: ProviderSchema = {
  aws_sqs_queue: {
    block: {
      attributes: {
        name: text,
        name_prefix: text,
        arn: text,
        url: text,
        id: text,
        tags: { type: ["map", "string"] },
      },
    },
  },
  aws_sqs_queue_policy: { block: { attributes: { queue_url: text, policy: text, id: text } } },
  aws_sns_topic_subscription: { block: { attributes: { topic_arn: text, protocol: text, endpoint: text } } },
};

describe("Recorded inputs as Terraform's JSON", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "convert-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const converted = async (program: () => void, schema = SCHEMA, references = true) => {
    const { resources } = await record(program);
    const scenario = { name: "a scenario", resources, options: {} };
    const { json, unknown, addresses } = configurationOf([scenario], schema, { folder, references });
    return {
      resource: json.resource as Record<string, Record<string, Record<string, unknown>>>,
      unknown: unknown.get("a scenario"),
      addresses: addresses.get("a scenario"),
    };
  };

  test("what the fake AWS returned becomes a reference, within policies too", async () => {
    const { resource, addresses } = await converted(() => {
      const queue = new Queue("acme", { tags: { kmsKey: "kept as it is" } });
      const dead = new Queue("acme-dlq");
      const policy = pulumi.all([queue.arn, dead.arn]).apply((arns) => JSON.stringify({ Resource: arns }));
      new QueuePolicy("acme", { queueUrl: queue.url, policy });
      new TopicSubscription("acme", { topic: "arn:aws:sns:::t", protocol: "sqs", endpoint: queue.arn });
    });
    expect(addresses).toHaveLength(4);
    expect(resource.aws_sqs_queue?.a_scenario__acme).toEqual({
      name: "acme-a1b2c3d",
      tags: { kmsKey: "kept as it is" },
      depends_on: [],
    });
    const queue = "aws_sqs_queue.a_scenario__acme";
    expect(resource.aws_sqs_queue_policy?.a_scenario__acme).toEqual({
      queue_url: `\${${queue}.url}`,
      policy: `{"Resource":["\${${queue}.arn}","\${${queue}-dlq.arn}"]}`,
      depends_on: expect.arrayContaining([queue, `${queue}-dlq`]) as string[],
    });
    expect(resource.aws_sns_topic_subscription?.a_scenario__acme).toMatchObject({
      topic_arn: "arn:aws:sns:::t",
      endpoint: `\${${queue}.arn}`,
    });
  });

  test("without references the values are those of the fake AWS", async () => {
    const program = () => void new QueuePolicy("acme", { queueUrl: new Queue("acme").url, policy: "{}" });
    const { resource } = await converted(program, SCHEMA, false);
    expect(resource.aws_sqs_queue_policy?.a_scenario__acme).toEqual({
      queue_url: "https://sqs.eu-west-1.amazonaws.com/111122223333/acme-a1b2c3d",
      policy: "{}",
      depends_on: ["aws_sqs_queue.a_scenario__acme"],
    });
  });

  test("text that looks like Terraform's templates is escaped", async () => {
    const program = () =>
      void new QueuePolicy("acme", { queueUrl: "u", policy: "${aws:PrincipalTag/x} %{if}" });
    const { resource } = await converted(program);
    expect(resource.aws_sqs_queue_policy?.a_scenario__acme).toMatchObject({
      policy: "$${aws:PrincipalTag/x} %%{if}",
    });
  });

  test("what the provider does not know is reported, properties and types", async () => {
    const { unknown } = await converted(
      () => {
        new Queue("acme", { region: "eu-central-1", delaySeconds: 3 });
        new TopicSubscription("acme", { topic: "t", protocol: "sqs", endpoint: "e" });
      },
      { aws_sqs_queue: SCHEMA.aws_sqs_queue },
    );
    expect(unknown).toEqual([
      "aws_sns_topic_subscription",
      "aws_sqs_queue.delay_seconds",
      "aws_sqs_queue.region",
    ]);
  });

  test("lists become repeated blocks, objects one block, and archives a file", async () => {
    const events: Block = { attributes: { events: { type: ["set", "string"] } } };
    const schema: ProviderSchema = {
      aws_s3_bucket_notification: {
        block: {
          attributes: { bucket: text },
          block_types: { queue: { nesting_mode: "list", block: events } },
        },
      },
      aws_lambda_function: {
        block: {
          attributes: { function_name: { ...text, required: true }, filename: text },
          block_types: {
            environment: {
              nesting_mode: "list",
              block: { attributes: { variables: { type: ["map", "string"] } } },
            },
          },
        },
      },
    };
    const { resource, unknown } = await converted(() => {
      class Anything extends pulumi.CustomResource {}
      new Anything("aws:s3/bucketNotification:BucketNotification", "b", {
        bucket: "b",
        queues: [{ events: ["s3:*"] }, { events: ["s3:ObjectCreated:*"], colour: "red" }],
      });
      new Anything("aws:lambda/function:Function", "f", {
        code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export {};") }),
        environment: { variables: { queueUrl: "u" } },
      });
    }, schema);
    expect(resource.aws_s3_bucket_notification?.a_scenario__b).toMatchObject({
      queue: [{ events: ["s3:*"] }, { events: ["s3:ObjectCreated:*"] }],
    });
    expect(unknown).toEqual(["aws_s3_bucket_notification.queue.colour"]);
    const { filename, ...lambda } = resource.aws_lambda_function?.a_scenario__f ?? {};
    expect(lambda).toMatchObject({
      function_name: "f-a1b2c3d",
      environment: [{ variables: { queueUrl: "u" } }],
    });
    const zip = readFileSync(String(filename)).toString("latin1");
    expect(zip).toMatch(/^PK[^]*index\.mjsexport \{\};PK[^]*index\.mjsPK/);
  });

  test.each([
    ["aws:sqs/queuePolicy:QueuePolicy", "aws_sqs_queue_policy"],
    ["aws:cloudwatch/logMetricFilter:LogMetricFilter", "aws_cloudwatch_log_metric_filter"],
    ["pulumi:providers:aws", undefined],
    ["cloudtrail-changes:index:TrailQueue", undefined],
  ])("%s is %s", (type, expected) => {
    expect(terraformType(type)).toBe(expected);
  });

  test("names in snake case and in the singular", () => {
    expect(snakeCase("sqsManagedSseEnabled")).toBe("sqs_managed_sse_enabled");
    expect(["queues", "metric_queries"].map(singular)).toEqual(["queue", "metric_query"]);
  });
});
