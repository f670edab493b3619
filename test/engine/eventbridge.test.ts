import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { preview, settled, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers, resourcesOf } from "../support/engine/state";

// One team with both sides in one stack, and EventBridge between bucket and queue.

describeOnEngine("A bucket that tells EventBridge", () => {
  const backend = new Backend();
  const buckets = new Buckets();
  const bucket = "engine-bus-logs";
  // Versions of the provider before 6 know no newer runtime.
  const values = { side: "both", bucket, notification: "eventbridge", functionRuntime: "nodejs22.x" };
  const secrets = { apiKey: "an-example", appKey: "another" };
  let stack: Stack;

  beforeAll(async () => {
    await buckets.create(bucket);
    stack = await backend.programStack("bus", { values, secrets });
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
  });

  test("is refused while its delivery to EventBridge is off", async () => {
    await expect(preview(stack)).rejects.toThrow(/needs delivery to EventBridge, which is off/);
  });

  test("comes up as previewed once it is on, and has nothing to do the second time", async () => {
    await buckets.notify(bucket, { EventBridgeConfiguration: {} });
    const expected = await preview(stack);
    const { steps, outputs } = await up(stack);
    expect(steps).toEqual(expected);
    expect(steps).toEqual(
      expect.arrayContaining([
        "create aws:cloudwatch/eventRule:EventRule",
        "create aws:cloudwatch/eventTarget:EventTarget",
      ]),
    );
    expect(steps).not.toContain("create aws:s3/bucketNotification:BucketNotification");
    expect(outputs.connection).toMatchObject({ bucket, notification: "eventbridge" });
    await settled(stack);
  });

  test("the queue lets that rule in, and the rule sends to that queue", async () => {
    const resources = await resourcesOf(stack);
    const inputsOf = (type: string) =>
      resources.filter((one) => one.type === type).map(({ inputs }) => inputs);
    const rule = resources.find(({ type }) => type === "aws:cloudwatch/eventRule:EventRule");
    const [target] = inputsOf("aws:cloudwatch/eventTarget:EventTarget");
    expect(target?.arn).toMatch(/:cloudtrail-changes-bus-trails$/);
    const policies = inputsOf("aws:sqs/queuePolicy:QueuePolicy").map((policy) => String(policy?.policy));
    expect(policies.filter((policy) => policy.includes(String(rule?.outputs?.arn)))).toHaveLength(1);
  });

  test("another prefix updates the rule in place", async () => {
    await backend.configureProgram(stack, { values: { ...values, keyPrefix: "audit/" }, secrets });
    expect((await up(stack)).steps).toEqual([
      "update aws:cloudwatch/eventRule:EventRule",
      "update aws:iam/rolePolicy:RolePolicy",
      "update aws:ssm/parameter:Parameter",
    ]);
    await settled(stack);
  });

  test("is destroyed with nothing left, and the bucket still tells EventBridge", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
    expect(await buckets.tellsEventBridge(bucket)).toBe(true);
  });
});
