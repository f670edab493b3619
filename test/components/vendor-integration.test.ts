import * as pulumi from "@pulumi/pulumi";
import { validateOffer } from "../../contract/hand-over";
import { parseTrailRegistration } from "../../contract/trail-validation";
import type { RecordedResource } from "../support/components/monitor";
import { childrenOf, dependenciesOf, find } from "../support/components/queries";
import { valueOf } from "../support/components/values";
import { acme, destinations, globex, runVendor } from "../support/components/vendor";

// Recorded over Pulumi's mocks: what we ask for, not what AWS accepts.

const FUNCTION = "aws:lambda/function:Function";
const PARAMETER = "aws:ssm/parameter:Parameter";
const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

const components = (resources: RecordedResource[]) =>
  childrenOf(resources).filter((line) => line.startsWith("cloudtrail-changes:"));

test("has a queue and a processor in each region with trails, and everything else once", async () => {
  const { resources } = await runVendor({ trails: [acme, globex] });
  expect(components(resources)).toEqual([
    "cloudtrail-changes:index:ChangeDestination changes-to-default < changes",
    "cloudtrail-changes:index:ChangeProcessor changes-eu-west-1 < changes",
    "cloudtrail-changes:index:ChangeProcessor changes-us-east-1 < changes",
    "cloudtrail-changes:index:ChangePublisher changes-publisher < changes",
    "cloudtrail-changes:index:IngestionMonitoring changes < changes",
    "cloudtrail-changes:index:ProcessorRole changes-processor < changes",
    "cloudtrail-changes:index:TrailQueue changes-eu-west-1 < changes",
    "cloudtrail-changes:index:TrailQueue changes-us-east-1 < changes",
    "cloudtrail-changes:index:TrailRegistration changes-acme-trails < changes",
    "cloudtrail-changes:index:TrailRegistration changes-globex-trails < changes",
    "cloudtrail-changes:index:VendorIntegration changes < ",
  ]);
});

test("no queue comes before what AWS refuses a second of, since SQS takes a second one for the first", async () => {
  const { resources } = await runVendor({
    trails: [acme, globex, { ...globex, name: "two", bucket: "two", queue: 2 }],
  });
  const queues = resources.filter(({ type }) => type === "aws:sqs/queue:Queue");
  expect(queues.map(({ name }) => name).sort()).toEqual([
    ...["changes-eu-west-1", "changes-eu-west-1-dlq", "changes-publisher-parked", "changes-to-default"],
    ...["changes-to-default-dlq", "changes-us-east-1", "changes-us-east-1-2", "changes-us-east-1-2-dlq"],
    "changes-us-east-1-dlq",
  ]);
  for (const queue of queues) {
    expect([queue.name, dependenciesOf(queue)]).toEqual([
      queue.name,
      expect.arrayContaining([
        queue.name === "changes-publisher-parked"
          ? "aws:dynamodb/table:Table changes-publisher"
          : "aws:iam/role:Role changes-processor",
      ]),
    ]);
  }
});

test("without trails it is ready for some: role, destination and publisher", async () => {
  const { resources, result } = await runVendor({});
  expect(components(resources).map((line) => line.split(" ")[0])).toEqual([
    "cloudtrail-changes:index:ChangeDestination",
    "cloudtrail-changes:index:ChangePublisher",
    "cloudtrail-changes:index:IngestionMonitoring",
    "cloudtrail-changes:index:ProcessorRole",
    "cloudtrail-changes:index:VendorIntegration",
  ]);
  const policy = String(find(resources, ROLE_POLICY, "changes-processor").inputs.policy);
  expect(policy).not.toContain('"Resource":[]');
  expect(await valueOf(result.queueArns)).toEqual({});
});

test("a further trail changes parameters and policies, and no function", async () => {
  const one = await runVendor({ trails: [acme] });
  const two = await runVendor({ trails: [acme, { ...globex, region: acme.region }] });
  const key = ({ type, name, parent }: RecordedResource) =>
    `${type} ${name} < ${parent.split("::").at(-1) ?? ""}`;
  const before = new Map(one.resources.map((resource) => [key(resource), resource.inputs]));
  const changed = two.resources
    .filter(({ custom }) => custom)
    // Archives carry no path across machines; the same bundle is the same code.
    .filter((resource) => JSON.stringify(before.get(key(resource))) !== JSON.stringify(resource.inputs))
    .map(key);
  expect(changed.sort()).toEqual([
    "aws:iam/rolePolicy:RolePolicy changes-processor < changes-processor",
    "aws:sqs/queuePolicy:QueuePolicy changes-eu-west-1 < changes-eu-west-1",
    "aws:ssm/parameter:Parameter changes-globex-trails < changes-globex-trails",
  ]);
});

test("every policy is known at the first preview", async () => {
  const { resources } = await runVendor(
    { trails: [acme, { ...globex, topicArn: "arn:aws:sns:us-east-1:777788889999:trails" }] },
    { preview: true },
  );
  const policies = resources.filter(({ type }) => [QUEUE_POLICY, ROLE_POLICY].includes(type));
  expect(policies).toHaveLength(9);
  for (const { inputs } of policies) {
    expect(JSON.parse(String(inputs.policy))).toMatchObject({ Version: "2012-10-17" });
  }
});

test("offers, queues and role are known at the first preview, and the offers are ones", async () => {
  const { result } = await runVendor({ trails: [acme, globex] }, { preview: true });
  const offers = await valueOf(result.offers);
  expect(offers).toEqual({
    acme: {
      schema: "cloudtrail-changes/offer/v1",
      accountId: "111122223333",
      processorRoleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/changes-processor",
      externalId: "id-of-acme",
      roleName: "changes-acme-reader",
      queueArn: "arn:aws:sqs:eu-west-1:111122223333:changes-trails",
      bucket: "acme-trails",
      region: "eu-west-1",
    },
    globex: expect.objectContaining({
      queueArn: "arn:aws:sqs:us-east-1:111122223333:changes-trails",
    }) as unknown,
  });
  for (const offer of Object.values(offers)) expect(validateOffer(offer)).toEqual(offer);
  expect(await valueOf(result.queueArns)).toEqual({
    "eu-west-1": "arn:aws:sqs:eu-west-1:111122223333:changes-trails",
    "us-east-1": "arn:aws:sqs:us-east-1:111122223333:changes-trails",
  });
  expect(await valueOf(result.processorRoleArn)).toBe(offers.acme?.processorRoleArn);
});

test("a reader role of another path is taken as it is, and not offered by name", async () => {
  const roleArn = "arn:aws:iam::444455556666:role/security/reader";
  const { resources, result } = await runVendor({ trails: [{ ...acme, roleArn }] });
  expect((await valueOf(result.offers)).acme).not.toHaveProperty("roleName");
  const parameter = find(resources, PARAMETER, "changes-acme-trails");
  expect(parseTrailRegistration(String(parameter.inputs.insecureValue)).roleArn).toBe(roleArn);
});

test("other outputs name what the command line asks for", async () => {
  const { result } = await runVendor({ trails: [acme] });
  const { processorNames, parkedNoticeQueueUrls, changeQueueUrls, parkedQueueUrl } = result;
  const queues = "https://sqs.eu-west-1.amazonaws.com/111122223333";
  expect(
    await valueOf(pulumi.output({ processorNames, parkedNoticeQueueUrls, changeQueueUrls, parkedQueueUrl })),
  ).toEqual({
    processorNames: { "eu-west-1": "changes-eu-west-1-a1b2c3d" },
    parkedNoticeQueueUrls: { "eu-west-1": `${queues}/changes-trails-dlq` },
    changeQueueUrls: { default: `${queues}/changes-default-changes.fifo` },
    parkedQueueUrl: `${queues}/changes-parked`,
  });
});

describe("several queues in a region", () => {
  const trails = [acme, { ...globex, region: acme.region, queue: 3 }];

  test("have one processor, and the first takes what it parks", async () => {
    const { resources, result } = await runVendor({ trails });
    const mappings = resources.filter(({ type }) => type.endsWith(":EventSourceMapping"));
    expect(mappings.map(({ inputs }) => String(inputs.eventSourceArn).split(":").at(-1)).sort()).toEqual([
      "changes-default-changes.fifo",
      "changes-trails",
      "changes-trails-3",
    ]);
    expect(resources.filter(({ type }) => type === FUNCTION)).toHaveLength(2);
    expect(find(resources, FUNCTION, "changes-eu-west-1").inputs).toMatchObject({
      environment: {
        variables: {
          CLOUDTRAIL_CHANGES_PARKED_NOTICE_QUEUE_URL: expect.stringMatching(
            /\/changes-trails-dlq$/,
          ) as string,
        },
      },
    });
    expect((await valueOf(result.offers)).globex?.queueArn).toMatch(/:changes-trails-3$/);
    expect(Object.keys(await valueOf(result.queueArns))).toEqual(["eu-west-1", "eu-west-1-3"]);
  });

  test("the first is there even when no trail uses it", async () => {
    const { resources } = await runVendor({ trails: trails.slice(1) });
    const queues = resources.filter(({ type }) => type.endsWith(":TrailQueue")).map(({ name }) => name);
    expect(queues).toEqual(["changes-eu-west-1", "changes-eu-west-1-3"]);
  });
});

describe("notices that a topic or a rule carries", () => {
  const topicArn = "arn:aws:sns:eu-west-1:444455556666:trails";
  const sharing = [
    { ...acme, topicArn },
    { ...globex, region: acme.region, topicArn },
  ];

  test("a topic of several trails is subscribed once, when they are registered", async () => {
    const { resources } = await runVendor({ trails: sharing });
    const subscription = find(resources, SUBSCRIPTION);
    expect(subscription.name).toBe("changes-eu-west-1-eu-west-1-444455556666-trails");
    expect(dependenciesOf(subscription)).toEqual(
      expect.arrayContaining([
        "aws:ssm/parameter:Parameter changes-acme-trails",
        "aws:ssm/parameter:Parameter changes-globex-trails",
        "aws:sqs/queuePolicy:QueuePolicy changes-eu-west-1",
      ]),
    );
    const policy = String(find(resources, QUEUE_POLICY, "changes-eu-west-1").inputs.policy);
    expect(policy).toContain("TopicsSendNotices");
    expect(policy).not.toContain("BucketsSendNotices");
  });

  test("a rule of the own account", async () => {
    const ruleArn = "arn:aws:events:eu-west-1:111122223333:rule/changes";
    const { resources } = await runVendor({ trails: [{ ...acme, ruleArn }] });
    const policy = String(find(resources, QUEUE_POLICY, "changes-eu-west-1").inputs.policy);
    expect(policy).toContain(ruleArn);
    expect(policy).not.toContain("BucketsSendNotices");
  });
});

test("a queue lets a bucket in when it is registered", async () => {
  const { resources } = await runVendor({ trails: [acme] });
  expect(dependenciesOf(find(resources, QUEUE_POLICY, "changes-eu-west-1"))).toContain(
    "aws:ssm/parameter:Parameter changes-acme-trails",
  );
});

test("the filter of all trails is added to that of each", async () => {
  const filter = { preset: ["trusted-deployers"], exclude: [{ source: ["logs"] }] };
  const { resources } = await runVendor({
    trails: [{ ...acme, filter: { exclude: [{ name: ["TagResource"] }] } }, globex],
    filter,
  });
  const filterOf = (bucket: string) =>
    parseTrailRegistration(String(find(resources, PARAMETER, `changes-${bucket}`).inputs.insecureValue))
      .filter;
  expect(filterOf("acme-trails")).toEqual({
    preset: ["trusted-deployers"],
    exclude: [{ source: ["logs"] }, { name: ["TagResource"] }],
  });
  expect(filterOf("globex-trails")).toEqual(filter);
});

test("trails go to their destination's queue; named keys are readable by the publisher alone", async () => {
  const eu = { ...destinations[0], name: "eu", bigPandaRegion: "eu", apiKey: pulumi.secret("k") };
  const { resources } = await runVendor({
    destinations: [...destinations, { ...eu, apiKeyParameter: undefined }],
    trails: [acme, { ...globex, destination: "eu" }],
  });
  const trail = parseTrailRegistration(
    String(find(resources, PARAMETER, "changes-globex-trails").inputs.insecureValue),
  );
  expect(trail.changeQueueUrl).toMatch(/\/changes-eu-changes\.fifo$/);
  expect(String(find(resources, ROLE_POLICY, "changes-publisher").inputs.policy)).toContain(
    ":parameter/bigpanda/api-key",
  );
  expect(String(find(resources, ROLE_POLICY, "changes-processor").inputs.policy)).not.toContain("bigpanda");
  const secrets = resources.flatMap(({ type, secrets: marked }) =>
    marked.map((input) => `${type.split(":").at(-1) ?? ""} ${input}`),
  );
  expect(secrets.sort()).toEqual([
    "ChangeDestination apiKey",
    "Parameter value",
    "VendorIntegration destinations",
  ]);
});
