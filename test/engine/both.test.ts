import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { settled, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers, resourcesOf } from "../support/engine/state";

// One team with both sides in one stack: nothing waits in a circle, and the bucket sends last and stops first.

describeOnEngine("Both sides in one stack", () => {
  const backend = new Backend();
  const buckets = new Buckets();
  const bucket = "engine-own-trail-logs";
  let stack: Stack;

  beforeAll(async () => {
    await buckets.create(bucket);
    stack = await backend.programStack("both", {
      // Versions of the provider before 6 know no newer runtime.
      values: { side: "both", bucket, notification: "exclusive", functionRuntime: "nodejs22.x" },
      secrets: { apiKey: "an-example", appKey: "another" },
    });
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
  });

  test("come up together, and have nothing to do the second time", async () => {
    const { steps } = await up(stack);
    expect(steps.every((step) => step.startsWith("create "))).toBe(true);
    const [rule] = await buckets.rules(bucket);
    expect(rule?.QueueArn).toMatch(/:cloudtrail-changes-both-trails$/);
    await settled(stack);
  });

  test("the notification waits for queue policy, role policy and registration", async () => {
    const notification = (await resourcesOf(stack)).find(
      ({ type }) => type === "aws:s3/bucketNotification:BucketNotification",
    );
    const types = notification?.dependencies?.map((urn) => urn.split("::")[2]?.split("$").at(-1));
    expect(types).toEqual(
      expect.arrayContaining([
        "aws:sqs/queuePolicy:QueuePolicy",
        "aws:iam/rolePolicy:RolePolicy",
        "aws:ssm/parameter:Parameter",
      ]),
    );
  });

  test("are destroyed with nothing left", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
    expect(await buckets.ruleIds(bucket)).toEqual([]);
  });
});
