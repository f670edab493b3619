import * as pulumi from "@pulumi/pulumi";
import { VendorIntegration } from "../../components/vendor/vendor-integration";
import { record, UNKNOWN } from "../support/components/monitor";
import { find } from "../support/components/queries";
import { valueOf } from "../support/components/values";
import { acme, customers, destinations, globex, runVendor } from "../support/components/vendor";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const FUNCTION = "aws:lambda/function:Function";
const PARAMETER = "aws:ssm/parameter:Parameter";

test("each regional child is in its region, at home where it belongs there; IAM has none", async () => {
  const { resources } = await runVendor({ trails: [globex], region: "eu-central-1" });
  for (const { type, urn, inputs, custom } of resources) {
    if (!custom) continue;
    if (type.startsWith("aws:iam/")) expect(inputs).not.toHaveProperty("region");
    else
      expect([urn, inputs.region]).toEqual([urn, urn.includes("us-east-1") ? "us-east-1" : "eu-central-1"]);
  }
  expect(find(resources, FUNCTION, "changes-us-east-1").inputs).toMatchObject({
    environment: { variables: { CLOUDTRAIL_CHANGES_HOME_REGION: "eu-central-1" } },
  });
});

test("tags and the permissions boundary reach every child that takes them", async () => {
  const { resources } = await runVendor({
    trails: [{ ...acme, topicArn: "arn:aws:sns:eu-west-1:444455556666:trails" }],
    tags: { team: "ops" },
    permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/limit",
  });
  const untaggable = /Policy$|TopicSubscription$|LogMetricFilter$/;
  for (const { type, name, inputs, custom } of resources) {
    if (custom && !untaggable.test(type)) expect([name, inputs.tags]).toEqual([name, { team: "ops" }]);
  }
  const roles = resources.filter(({ type }) => type === "aws:iam/role:Role");
  expect(roles.map(({ inputs }) => inputs.permissionsBoundary)).toEqual(
    roles.map(() => "arn:aws:iam::111122223333:policy/limit"),
  );
});

test("names at the boundary can be chosen", async () => {
  const { result, resources } = await runVendor({
    trails: [acme, { ...globex, region: acme.region, queue: 2 }],
    installation: "prod",
    processorRoleName: "reads-trails",
    trailQueueName: "notices",
  });
  expect(await valueOf(result.processorRoleArn)).toMatch(/:role\/cloudtrail-changes\/reads-trails$/);
  expect(Object.values(await valueOf(result.queueArns)).map((arn) => arn.split(":").at(-1))).toEqual([
    "notices",
    "notices-2",
  ]);
  expect((await valueOf(result.offers)).acme?.roleName).toBe("prod-acme-reader");
  expect(find(resources, PARAMETER, "changes-acme-trails").inputs.name).toBe(
    "/cloudtrail-changes/prod/trails/acme-trails",
  );
});

test("a trail whose silence is an alarm is watched in its region", async () => {
  const { resources } = await runVendor({
    trails: [acme, globex],
    silentTrails: ["globex"],
    silentAfterHours: 3,
  });
  expect(find(resources, "aws:cloudwatch/logMetricFilter:LogMetricFilter").inputs).toMatchObject({
    logGroupName: "/cloudtrail-changes/changes-processor",
    region: "us-east-1",
  });
});

test("outputs in trails, unknown at preview, do not throw", async () => {
  const { resources } = await record(
    () => {
      const later = new VendorIntegration("first", { destinations }).parkedQueueUrl;
      new VendorIntegration("changes", {
        destinations: [{ ...destinations[0], name: "default", parameterKeyArn: later }],
        trails: [
          { ...acme, bucketAccountId: later, externalId: later, topicArn: later },
          { ...globex, roleArn: later },
        ],
        region: later,
        filter: later.apply((name) => ({ exclude: [{ name: [name] }] })),
      });
    },
    { preview: true },
  );
  const inputs = (type: string, name: string) => find(resources, type, name).inputs;
  expect(inputs(FUNCTION, "changes-us-east-1")).toMatchObject({
    region: "us-east-1",
    timeout: 300,
    environment: {
      variables: { CLOUDTRAIL_CHANGES_INSTALLATION: "changes", CLOUDTRAIL_CHANGES_HOME_REGION: UNKNOWN },
    },
  });
  // What is named does not hang on what is not known yet; what would name it does.
  expect(inputs("aws:iam/role:Role", "changes-processor")).toMatchObject({ name: "changes-processor" });
  expect(inputs("aws:iam/rolePolicy:RolePolicy", "changes-processor").policy).toBe(UNKNOWN);
  expect(inputs("aws:sqs/queue:Queue", "changes-eu-west-1")).toMatchObject({
    name: "changes-trails",
    region: "eu-west-1",
    visibilityTimeoutSeconds: 1_800,
  });
  expect(inputs("aws:sqs/queuePolicy:QueuePolicy", "changes-eu-west-1").policy).toBe(UNKNOWN);
  expect(
    inputs("aws:sns/topicSubscription:TopicSubscription", "changes-eu-west-1-acme-trails"),
  ).toMatchObject({ topic: UNKNOWN, protocol: "sqs", rawMessageDelivery: false });
  expect(inputs("aws:ssm/parameter:Parameter", "changes-acme-trails")).toMatchObject({
    insecureValue: UNKNOWN,
    tier: "Intelligent-Tiering",
  });
});

test("another provider, aliases and protection reach the children of its parts", async () => {
  const { resources } = await record(() => {
    const provider = new (class extends pulumi.ProviderResource {})("aws", "other", {});
    return new VendorIntegration(
      "changes",
      { destinations, trails: [acme] },
      { providers: { aws: provider }, aliases: [{ name: "before" }], protect: true },
    );
  });
  const children = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
  for (const { name, provider, protect } of children) {
    expect([name, provider.includes("::other"), protect]).toEqual([name, true, true]);
  }
  // Those of the parts' own children follow from these in the engine, which the mocks do not show.
  const parts = resources.filter(({ custom, name }) => !custom && name !== "changes");
  for (const { name, aliases } of parts) {
    expect([name, aliases.join()]).toEqual([name, expect.stringContaining("before")]);
  }
});

test("hundreds of customers are registered, over several queues", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const { resources } = await runVendor({ trails: customers(150, 60) });
  expect(resources.filter(({ type }) => type === PARAMETER)).toHaveLength(151);
  expect(resources.filter(({ type }) => type.endsWith(":TrailQueue"))).toHaveLength(3);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});
