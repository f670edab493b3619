import { SMALLEST } from "../support/program/config";
import { childrenOf, find } from "../support/components/queries";
import { runProgram, valuesOf } from "../support/program/run";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const [trail] = SMALLEST.vendor.trails;
const run = (config = {}, options = {}) => runProgram({ ...SMALLEST.vendor, ...config }, options);
const NAME = "cloudtrail-changes-test";

describe("side vendor", () => {
  test.each([false, true])("asks for these components (preview: %s)", async (preview) => {
    const { resources } = await run({}, { preview });
    expect(childrenOf(resources.filter(({ custom }) => !custom))).toEqual([
      `cloudtrail-changes:index:ChangeDestination ${NAME}-to-default < ${NAME}`,
      `cloudtrail-changes:index:ChangeProcessor ${NAME}-eu-west-1 < ${NAME}`,
      `cloudtrail-changes:index:ChangePublisher ${NAME}-publisher < ${NAME}`,
      `cloudtrail-changes:index:IngestionMonitoring ${NAME} < ${NAME}`,
      `cloudtrail-changes:index:ProcessorRole ${NAME}-processor < ${NAME}`,
      `cloudtrail-changes:index:TrailQueue ${NAME}-eu-west-1 < ${NAME}`,
      `cloudtrail-changes:index:TrailRegistration ${NAME}-acme-trail-logs < ${NAME}`,
      `cloudtrail-changes:index:VendorIntegration ${NAME} < `,
    ]);
  });

  test("makes an offer for each trail", async () => {
    const { result } = await run({
      trails: [trail, { ...trail, name: "globex", bucket: "globex-trail-logs", region: "us-east-1" }],
    });
    const values = await valuesOf(result);
    expect(values).toMatchObject({
      processorRoleArn: `arn:aws:iam::111122223333:role/cloudtrail-changes/${NAME}-processor`,
      queueArns: {
        "eu-west-1": `arn:aws:sqs:eu-west-1:111122223333:${NAME}-trails`,
        "us-east-1": `arn:aws:sqs:us-east-1:111122223333:${NAME}-trails`,
      },
      offers: {
        acme: {
          schema: "cloudtrail-changes/offer/v1",
          accountId: "111122223333",
          processorRoleArn: `arn:aws:iam::111122223333:role/cloudtrail-changes/${NAME}-processor`,
          externalId: "f7c1a09b",
          roleName: `${NAME}-acme-reader`,
          queueArn: `arn:aws:sqs:eu-west-1:111122223333:${NAME}-trails`,
          bucket: "acme-trail-logs",
          region: "eu-west-1",
        },
        globex: { queueArn: `arn:aws:sqs:us-east-1:111122223333:${NAME}-trails` },
      },
    });
  });

  test("settings reach the default destination, further ones and the functions", async () => {
    const { resources } = await run({
      bigPandaRegion: "eu",
      changesPerMinute: 100,
      changesPerWeek: 1000,
      dryRun: true,
      maximumConcurrency: 4,
      functionRuntime: "nodejs22.x",
      logRetentionDays: 90,
      alertTopicArns: ["arn:aws:sns:eu-west-1:111122223333:alerts"],
      destinations: {
        emea: {
          endpoint: "https://api.example.com",
          apiKeyParameter: "/emea/api",
          appKeyParameter: "/emea/app",
        },
      },
    });
    const stored = (name: string) =>
      JSON.parse(
        String(find(resources, "aws:ssm/parameter:Parameter", `${NAME}-to-${name}`).inputs.insecureValue),
      ) as unknown;
    expect(stored("default")).toMatchObject({
      endpoint: "https://eu-api.bigpanda.io",
      apiKeyParameter: "/bigpanda/api-key",
      appKeyParameter: "/bigpanda/app-key",
      changesPerMinute: 100,
      changesPerWeek: 1000,
      dryRun: true,
    });
    expect(stored("emea")).toMatchObject({
      endpoint: "https://api.example.com",
      apiKeyParameter: "/emea/api",
      changesPerMinute: 360,
      dryRun: true,
    });
    const each = (type: string) => resources.filter((one) => one.type === type).map(({ inputs }) => inputs);
    expect(each("aws:lambda/function:Function").map(({ runtime }) => runtime)).toEqual([
      "nodejs22.x",
      "nodejs22.x",
    ]);
    expect(each("aws:cloudwatch/logGroup:LogGroup").map((one) => one.retentionInDays)).toEqual([90, 90]);
    expect(
      find(resources, "aws:lambda/eventSourceMapping:EventSourceMapping", `${NAME}-eu-west-1`).inputs
        .scalingConfig,
    ).toEqual({ maximumConcurrency: 4 });
    for (const { alarmActions } of each("aws:cloudwatch/metricAlarm:MetricAlarm")) {
      expect(alarmActions).toEqual(["arn:aws:sns:eu-west-1:111122223333:alerts"]);
    }
  });

  test("an endpoint takes the place of BigPanda's", async () => {
    const { resources } = await run({ bigPandaEndpoint: "https://api.example.com/" });
    const stored = find(resources, "aws:ssm/parameter:Parameter", `${NAME}-to-default`);
    expect(stored.inputs.insecureValue).toContain('"endpoint":"https://api.example.com"');
  });

  test("keys that are given by value are secrets wherever they go", async () => {
    const key = "9f8e7d6c5b4a-very-secret";
    const { resources, result } = await run({
      apiKey: key,
      apiKeyParameter: "",
      destinations: { emea: { apiKeyParameter: "/emea/api", appKey: key } },
    });
    const holders = resources.flatMap(({ type, name, inputs, secrets }) =>
      Object.entries(inputs)
        .filter(([, value]) => JSON.stringify(value)?.includes(key))
        .map(([input]) => ({ type, name, input, secret: secrets.includes(input) })),
    );
    expect(holders.filter(({ secret }) => !secret)).toEqual([]);
    expect(
      holders.filter(({ type }) => type === "aws:ssm/parameter:Parameter").map(({ name }) => name),
    ).toEqual([`${NAME}-to-default-api-key`, `${NAME}-to-emea-app-key`]);
    expect(JSON.stringify(await valuesOf(result))).not.toContain(key);
  });
});
