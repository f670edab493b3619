import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { preview, settled, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers } from "../support/engine/state";

// Our rule takes the place of another integration's, which is named.

const queueArn = "arn:aws:sqs:us-east-1:000000000000:cloudtrail";
const vendor = { accountId: "000000000000", queueArn, externalId: "7d1c1f6e" };
const old = {
  Id: "old-integration",
  QueueArn: "arn:aws:sqs:us-east-1:000000000000:old",
  Events: ["s3:ObjectCreated:*" as const],
  Filter: { Key: { FilterRules: [{ Name: "prefix" as const, Value: "AWSLogs/" }] } },
};
const foreign = {
  Id: "reports",
  QueueArn: "arn:aws:sqs:us-east-1:000000000000:reports",
  Events: ["s3:ObjectCreated:*" as const],
  Filter: { Key: { FilterRules: [{ Name: "prefix" as const, Value: "reports/" }] } },
};

describeOnEngine("An exclusive notification in the place of another", () => {
  const bucket = "engine-replaced-logs";
  const values = { bucket, notification: "exclusive", vendor };
  const backend = new Backend();
  const buckets = new Buckets();
  let stack: Stack;

  beforeAll(async () => {
    await buckets.create(bucket);
    for (const queue of ["cloudtrail", "old"]) await buckets.queue(queue);
    await buckets.notify(bucket, { QueueConfigurations: [old] });
    stack = await backend.programStack("replaces", { values });
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
  });

  test("is refused until the other is named, and then comes up as previewed", async () => {
    await expect(preview(stack)).rejects.toThrow(/say replaces: "old-integration" if ours takes its place/);
    expect(await buckets.ruleIds(bucket)).toEqual(["old-integration"]);
    await backend.configureProgram(stack, { values: { ...values, replaces: "old-integration" } });
    const expected = await preview(stack);
    expect((await up(stack)).steps).toEqual(expected);
    expect(expected).toContain("create aws:s3/bucketNotification:BucketNotification");
    expect((await buckets.rules(bucket)).map(({ QueueArn }) => QueueArn)).toEqual([queueArn]);
    await settled(stack);
  });

  test("nothing changes when replaces is taken out again", async () => {
    await backend.configureProgram(stack, { values });
    expect((await up(stack)).steps).toEqual([]);
    expect(await buckets.rules(bucket)).toHaveLength(1);
  });

  test("is destroyed with nothing left", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
    expect(await buckets.ruleIds(bucket)).toEqual([]);
  });
});

describeOnEngine(
  "A merged notification in the place of another, beside a third",
  () => {
    const bucket = "engine-merged-over-logs";
    const values = { bucket, notification: "merge", functionRuntime: "nodejs22.x", vendor };
    const backend = new Backend();
    const buckets = new Buckets();
    let stack: Stack;

    beforeAll(async () => {
      await buckets.create(bucket);
      for (const queue of ["cloudtrail", "old", "reports"]) await buckets.queue(queue);
      await buckets.notify(bucket, { QueueConfigurations: [old, foreign] });
      stack = await backend.programStack("merge-replaces", { values });
    });

    afterAll(async () => {
      await stack.destroy().catch(() => undefined);
      backend.remove();
      buckets.close();
    });

    test("is refused until the other is named, and then leaves the third alone", async () => {
      await expect(preview(stack)).rejects.toThrow(/replaces: "old-integration"/);
      await backend.configureProgram(stack, { values: { ...values, replaces: "old-integration" } });
      await up(stack);
      const rules = await buckets.rules(bucket);
      expect(rules.map(({ QueueArn }) => QueueArn).sort()).toEqual([queueArn, foreign.QueueArn].sort());
      await settled(stack);
    });

    test("the rule stays when replaces is taken out again", async () => {
      const before = await buckets.ruleIds(bucket);
      await backend.configureProgram(stack, { values });
      expect((await up(stack)).steps).toEqual(["update aws:lambda/invocation:Invocation"]);
      expect(await buckets.ruleIds(bucket)).toEqual(before);
      expect(await preview(stack)).toEqual([]);
    });

    test("is destroyed with nothing left but the third", async () => {
      await stack.destroy();
      expect(await leftOvers(stack)).toEqual([]);
      expect(await buckets.ruleIds(bucket)).toEqual(["reports"]);
    });
  },
  { functions: true },
);
