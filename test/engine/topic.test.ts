import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { settled, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers } from "../support/engine/state";
import { Topics } from "../support/engine/topics";

// A topic carries the notices already: the customer makes its role alone, and the owner of the queue subscribes it.

const bucket = "engine-topic-logs";

describeOnEngine("A customer whose topic carries the notices", () => {
  const backend = new Backend();
  const buckets = new Buckets();
  const topics = new Topics();
  const queueArn = "arn:aws:sqs:us-east-1:444455556666:cloudtrail";
  let stack: Stack;

  beforeAll(async () => {
    await buckets.create(bucket);
    const topicArn = await topics.create("engine-trail-files");
    const vendor = { accountId: "444455556666", queueArn, externalId: "7d1c1f6e" };
    stack = await backend.programStack("topic", {
      values: { bucket, notification: "topic", topicArn, vendor },
    });
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
    topics.close();
  });

  test("makes its role, says what the topic's owner adds, and writes nothing on bucket or topic", async () => {
    const { steps, outputs } = await up(stack);
    expect(steps).toEqual(["create aws:iam/role:Role", "create aws:iam/rolePolicy:RolePolicy"]);
    expect(JSON.parse(String(outputs.topicStatement))).toMatchObject({
      Action: "sns:Subscribe",
      Condition: { StringLike: { "sns:Endpoint": queueArn } },
    });
    expect(await buckets.ruleIds(bucket)).toEqual([]);
    await settled(stack);
  });

  test("is destroyed with nothing left", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
  });
});

describeOnEngine("Both sides in one stack, with a topic between them", () => {
  const backend = new Backend();
  const buckets = new Buckets();
  const topics = new Topics();
  const secrets = { apiKey: "an-example", appKey: "another" };
  // Versions of the provider before 6 know no newer runtime.
  const values = { side: "both", bucket, notification: "topic", functionRuntime: "nodejs22.x" };
  let stack: Stack;
  let topicArn: string;
  let otherArn: string;

  beforeAll(async () => {
    topicArn = await topics.create("engine-trail-files");
    otherArn = await topics.create("engine-other-trail-files");
    stack = await backend.programStack("subscribed", { values: { ...values, topicArn }, secrets });
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
    topics.close();
  });

  test("subscribes its queue, and has nothing to do the second time", async () => {
    const { steps } = await up(stack);
    expect(steps).toContain("create aws:sns/topicSubscription:TopicSubscription");
    expect(await topics.subscribed(topicArn)).toEqual([
      expect.stringMatching(/:cloudtrail-changes-subscribed-trails$/),
    ]);
    await settled(stack);
  });

  test("moves to another topic", async () => {
    await backend.configureProgram(stack, { values: { ...values, topicArn: otherArn }, secrets });
    expect((await up(stack)).steps).toEqual([
      "create aws:sns/topicSubscription:TopicSubscription",
      "delete aws:sns/topicSubscription:TopicSubscription",
      "update aws:sqs/queuePolicy:QueuePolicy",
    ]);
    expect(await topics.subscribed(topicArn)).toEqual([]);
    expect(await topics.subscribed(otherArn)).toHaveLength(1);
    await settled(stack);
  });

  test("is destroyed with nothing left, and the topics stay", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
    expect(await topics.subscribed(otherArn)).toEqual([]);
  });
});
