import { QueuePolicy } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import {
  CustomerIntegration,
  type CustomerIntegrationArgs,
} from "../../components/customer/customer-integration";
import { validateConnection, validateRequest } from "../../contract/hand-over";
import { bucketHolds } from "../support/components/bucket-document";
import { useEmptyBundles } from "../support/components/bundles";
import { record, type RunOptions } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

/** What BigPanda's screen shows: no role, no roleName, no schema. */
const HOSTED = {
  accountId: "444455556666",
  queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail",
  externalId: "7d1c1f6e",
};
const OFFER = {
  ...HOSTED,
  schema: "cloudtrail-changes/offer/v1",
  processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/vendor-processor",
  roleName: "vendor-audit-reader",
  bucket: "example-trail-logs",
  region: "eu-west-1",
};
const ARGS: CustomerIntegrationArgs = {
  bucket: "example-trail-logs",
  notification: "exclusive",
  vendor: OFFER,
};
const NOTIFICATION = "aws:s3/bucketNotification:BucketNotification";
const ALARMS = {
  integrationUrl: "https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue",
  logGroupName: "cloudtrail",
  region: "us-east-1",
};

let warn: jest.SpyInstance;
let info: jest.SpyInstance;
beforeAll(useEmptyBundles);
beforeEach(() => {
  warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  info = jest.spyOn(pulumi.log, "info").mockResolvedValue();
});
afterEach(() => [warn, info].forEach((spy) => spy.mockRestore()));

const run = (args: CustomerIntegrationArgs = ARGS, options: RunOptions = {}, opts = {}) =>
  record(() => outputsOf(new CustomerIntegration("audit", args, opts)), { ...bucketHolds(), ...options });

/** What its outputs come to, once they have. */
function outputsOf(one: CustomerIntegration) {
  const values: Record<string, unknown> = {};
  one.roleArn?.apply((value) => (values.roleArn = value));
  one.request?.apply((value) => (values.request = value));
  one.connection?.apply((value) => (values.connection = value));
  one.kmsKeyPolicyStatement.apply((value) => (values.kmsKeyPolicyStatement = value));
  one.topicStatement.apply((value) => (values.topicStatement = value));
  one.queueRule?.apply((value) => (values.queueRule = value));
  one.alarmTopicArn?.apply((value) => (values.alarmTopicArn = value));
  one.undeliveredQueueUrl?.apply((value) => (values.undeliveredQueueUrl = value));
  one.alarmKeyPolicyStatement.apply((value) => value && (values.alarmKeyPolicyStatement = value));
  return values;
}

test("an offer: a role of the offer's name, then the notification, and the documents for the vendor", async () => {
  const { resources, result } = await run();
  expect(childrenOf(resources)).toEqual([
    "aws:iam/role:Role audit < audit",
    "aws:iam/rolePolicy:RolePolicy audit < audit",
    `${NOTIFICATION} audit < audit`,
    "cloudtrail-changes:index:CustomerIntegration audit < ",
    "cloudtrail-changes:index:TrailNotification audit < audit",
    "cloudtrail-changes:index:TrailReaderRole audit < audit",
  ]);
  expect(dependenciesOf(find(resources, NOTIFICATION))).toEqual(
    expect.arrayContaining(["aws:iam/role:Role audit", "aws:iam/rolePolicy:RolePolicy audit"]),
  );
  const at = { bucket: "example-trail-logs", bucketAccountId: "111122223333", region: "eu-west-1" };
  expect(result).toMatchObject({
    roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/vendor-audit-reader",
    request: { schema: "cloudtrail-changes/request/v1", ...at },
    connection: {
      schema: "cloudtrail-changes/connection/v1",
      ...at,
      roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/vendor-audit-reader",
      notification: "exclusive",
      notificationId: "cloudtrail-changes-test-audit",
    },
  });
  expect(validateRequest(result.request)).toEqual(result.request);
  expect(validateConnection(result.connection)).toEqual(result.connection);
  expect(warn).not.toHaveBeenCalled();
});

test("BigPanda's hosted service, by what its screen shows", async () => {
  const { resources, result } = await run({ ...ARGS, vendor: HOSTED, notification: "merge" });
  expect(find(resources, "aws:iam/role:Role", "audit").inputs.name).toBe("audit-reader");
  expect(result.connection).toMatchObject({
    notification: "merge",
    notificationId: "cloudtrail-changes-test-audit-merged",
  });
  expect(warn.mock.calls.map(([text]: string[]) => text)).toEqual([
    expect.stringContaining("vendor.processorRoleArn is not given"),
  ]);
});

test("BigPanda's older guides: a topic in the place of the queue", async () => {
  const { queueArn: _, ...shown } = HOSTED;
  const topicArn = "arn:aws:sns:eu-west-1:444455556666:cloudtrail";
  const { resources } = await run({ ...ARGS, vendor: { ...shown, topicArn } });
  expect(find(resources, NOTIFICATION).inputs).toMatchObject({ queues: [], topics: [{ topicArn }] });
});

test("an offer that another stack holds, known as an output", async () => {
  const { resources } = await run({ ...ARGS, vendor: pulumi.output(OFFER) });
  const role = find(resources, "aws:iam/role:Role");
  expect(role.inputs.name).toBe("vendor-audit-reader");
  expect(role.inputs.assumeRolePolicy).toContain(OFFER.processorRoleArn);
});

test("what the whole waits for, the notification waits for", async () => {
  const { resources } = await record(() => {
    const policy = new QueuePolicy("trails", { queueUrl: "https://example.com/q", policy: "{}" });
    new CustomerIntegration("audit", ARGS, { dependsOn: [policy] });
  }, bucketHolds());
  expect(dependenciesOf(find(resources, NOTIFICATION))).toEqual(
    expect.arrayContaining(["aws:sqs/queuePolicy:QueuePolicy trails", "aws:iam/rolePolicy:RolePolicy audit"]),
  );
});

test("every setting reaches its place, and options reach the grandchildren", async () => {
  const region = "us-gov-west-1";
  const vendor = { ...HOSTED, queueArn: `arn:aws-us-gov:sqs:${region}:444455556666:q` };
  const settings: CustomerIntegrationArgs = {
    bucket: "example-trail-logs",
    vendor,
    notification: "merge",
    keyPrefix: "org",
    organizationId: "o-a1b2c3d4e5",
    trailKeyArn: `arn:aws-us-gov:kms:${region}:777788889999:key/1`,
    allowListing: true,
    replaces: "old",
    notificationId: "own-id",
    roleName: "own-reader",
    functionRuntime: "nodejs22.x",
    functionArchitecture: "x86_64",
    logRetentionDays: 7,
    region,
    permissionsBoundaryArn: "arn:aws-us-gov:iam::111122223333:policy/b",
    tags: { team: "audit" },
  };
  const { resources, result } = await run(settings, {}, { protect: true, aliases: [{ name: "former" }] });
  const custom = resources.filter((one) => one.custom);
  expect(custom.every(({ protect }) => protect)).toBe(true);
  // The engine hands aliases on from here; the recorder shows those of the direct children.
  const children = resources.filter(({ parent }) => parent.endsWith("CustomerIntegration::audit"));
  expect(children.map(({ aliases }) => aliases.join().includes("former"))).toEqual([true, true]);
  expect(custom.filter(({ type, inputs }) => type.startsWith("aws:iam") === "region" in inputs)).toEqual([]);
  const roles = custom.filter(({ type }) => type === "aws:iam/role:Role").map(({ inputs }) => inputs);
  expect(roles.map(({ permissionsBoundary, tags }) => ({ permissionsBoundary, tags }))).toEqual([
    { permissionsBoundary: settings.permissionsBoundaryArn, tags: settings.tags },
    { permissionsBoundary: settings.permissionsBoundaryArn, tags: settings.tags },
  ]);
  const { input } = find(resources, "aws:lambda/invocation:Invocation").inputs;
  expect(JSON.parse(String(input))).toMatchObject({
    rule: { id: "own-id", prefix: "org/AWSLogs/o-a1b2c3d4e5/" },
    replaces: "old",
  });
  const policy = String(find(resources, "aws:iam/rolePolicy:RolePolicy", "audit").inputs.policy);
  for (const sid of ["DecryptTrailFiles", "ListTrailFiles", "ListAccountsOfOrganization"]) {
    expect(policy).toContain(sid);
  }
  expect(result.kmsKeyPolicyStatement).toContain("role/cloudtrail-changes/own-reader");
  expect(result.request).toEqual({
    schema: "cloudtrail-changes/request/v1",
    bucket: "example-trail-logs",
    bucketAccountId: "111122223333",
    region,
    keyPrefix: "org/",
    organizationId: "o-a1b2c3d4e5",
    trailKeyArn: settings.trailKeyArn,
  });
});

test("all policies are known at the first preview", async () => {
  const { resources } = await run({ ...ARGS, notification: "merge", alarms: ALARMS }, { preview: true });
  const policies = resources.flatMap(({ inputs: { policy, assumeRolePolicy } }) => [
    policy,
    assumeRolePolicy,
  ]);
  const texts = policies.filter((one) => one !== undefined);
  expect(texts).toHaveLength(6);
  expect(texts).toEqual(texts.map(() => expect.stringContaining('{"Version":"2012-10-17"') as string));
});

describe("before there is an offer", () => {
  test("the request, and nothing else", async () => {
    const { resources, result } = await run({ bucket: "example-trail-logs", accountIds: ["777788889999"] });
    expect(childrenOf(resources)).toEqual(["cloudtrail-changes:index:CustomerIntegration audit < "]);
    expect(result.request).toMatchObject({ bucket: "example-trail-logs", accountIds: ["777788889999"] });
    expect(result).not.toHaveProperty("connection");
    expect(info.mock.calls.map(([text]: string[]) => text)).toEqual([
      "There is no offer yet: send the output request to the vendor.",
    ]);
  });

  test("with the vendor's account, the statement that lets it subscribe", async () => {
    const topicArn = "arn:aws:sns:eu-west-1:111122223333:notices";
    const vendor = { accountId: "444455556666" };
    const { resources, result } = await run({ ...ARGS, notification: "topic", topicArn, vendor });
    expect(resources).toHaveLength(1);
    expect(result.request).toMatchObject({ topicArn });
    expect(result.topicStatement).toContain("arn:aws:sqs:eu-west-1:444455556666:*");
  });
});

describe("alarms", () => {
  test("alone, in the region of the log group", async () => {
    const { resources, result } = await run({
      alarms: {
        ...ALARMS,
        cisAlarms: ["root-account-usage"],
        alarms: [
          {
            name: "stopped",
            pattern: "{ $.eventName = StopLogging }",
            metricName: "Stopped",
            metricNamespace: "Trail",
          },
        ],
      },
      region: "eu-central-1",
      tags: { team: "audit" },
    });
    const components = resources.filter(({ custom }) => !custom).map(({ type, name }) => `${type} ${name}`);
    expect(components).toEqual(
      expect.arrayContaining([
        "cloudtrail-changes:index:AlarmTopic audit-alarms",
        "cloudtrail-changes:index:TrailAlarm audit-stopped",
        "cloudtrail-changes:index:CisAlarms audit-cis",
      ]),
    );
    const custom = resources.filter((one) => one.custom);
    expect(custom.filter(({ inputs }) => inputs.region !== "us-east-1")).toEqual([]);
    expect(custom.some(({ type }) => type.startsWith("aws:iam"))).toBe(false);
    expect(result).toEqual({
      alarmTopicArn: "arn:aws:sns:us-east-1:111122223333:cloudtrail-changes-test-audit-alarms",
      undeliveredQueueUrl:
        "https://sqs.us-east-1.amazonaws.com/111122223333/cloudtrail-changes-test-audit-alarms-undelivered",
    });
    const whole = find(resources, "cloudtrail-changes:index:CustomerIntegration");
    expect(whole.secrets).toEqual(["alarms"]);
  });

  test("with a key of one's own, what its owner must allow", async () => {
    const keyArn = "arn:aws:kms:us-east-1:777788889999:key/0f0f";
    const { result } = await run({ alarms: { ...ALARMS, keyArn } });
    expect(JSON.parse(String(result.alarmKeyPolicyStatement))).toEqual({
      Sid: "AlarmsUseTheKey",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:*" },
        StringEquals: { "aws:SourceAccount": "111122223333" },
      },
    });
  });

  test("beside the rest, when asked for", async () => {
    const { resources } = await run({ ...ARGS, alarms: ALARMS });
    expect(resources.map(({ type }) => type)).toEqual(
      expect.arrayContaining([NOTIFICATION, "aws:sns/topicSubscription:TopicSubscription"]),
    );
    expect(resources.some(({ type }) => type.includes("MetricAlarm"))).toBe(false);
  });
});
