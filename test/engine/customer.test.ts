import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { preview, settled, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers, nameOf, parentOf, resourcesOf } from "../support/engine/state";

// The program's customer side on the real engine: diffs, replacement, refresh, destroy.

describeOnEngine("A customer of a vendor's hosted service", () => {
  const backend = new Backend();
  const buckets = new Buckets();
  const config = {
    bucket: "engine-trail-logs",
    notification: "exclusive",
    vendor: {
      accountId: "444455556666",
      queueArn: "arn:aws:sqs:us-east-1:444455556666:cloudtrail",
      externalId: "7d1c1f6e",
    },
  };
  let stack: Stack;

  beforeAll(async () => {
    await buckets.create("engine-trail-logs");
    await buckets.create("engine-other-logs");
    stack = await backend.programStack("customer", { values: config });
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
  });

  test("is previewed and comes up as previewed", async () => {
    const expected = await preview(stack);
    const { steps, outputs } = await up(stack);
    expect(steps).toEqual(expected);
    expect(steps).toEqual([
      "create aws:iam/role:Role",
      "create aws:iam/rolePolicy:RolePolicy",
      "create aws:s3/bucketNotification:BucketNotification",
    ]);
    expect(outputs.connection).toMatchObject({ bucket: "engine-trail-logs", notification: "exclusive" });
    expect(await buckets.ruleIds("engine-trail-logs")).toHaveLength(1);
  });

  test("has nothing to do the second time, nor after a refresh", async () => {
    expect(await preview(stack)).toEqual([]);
    await settled(stack);
  });

  test("keeps parents and dependencies in the state", async () => {
    const resources = await resourcesOf(stack);
    const notification = resources.find(
      ({ type }) => type === "aws:s3/bucketNotification:BucketNotification",
    );
    expect(parentOf(notification ?? { urn: "", type: "" })).toMatch(/^TrailNotification /);
    expect(notification?.dependencies?.map((urn) => urn.split("::")[2])).toEqual(
      expect.arrayContaining([expect.stringMatching(/aws:iam\/rolePolicy:RolePolicy$/)]),
    );
    const components = resources.filter(({ type }) => type.startsWith("cloudtrail-changes:"));
    expect(components.map(({ type }) => type.split(":").at(-1)).sort()).toEqual([
      "CustomerIntegration",
      "TrailNotification",
      "TrailReaderRole",
    ]);
    expect(new Set(components.map(nameOf)).size).toBe(1);
  });

  test("another external id updates the role in place", async () => {
    config.vendor.externalId = "8e2d2a7f";
    await backend.configureProgram(stack, { values: config });
    expect(await preview(stack)).toEqual(["update aws:iam/role:Role"]);
    expect((await up(stack)).steps).toEqual(["update aws:iam/role:Role"]);
  });

  test("another bucket replaces the notification, and the old bucket is left clean", async () => {
    await backend.configureProgram(stack, { values: { ...config, bucket: "engine-other-logs" } });
    expect((await up(stack)).steps).toEqual([
      "create-replacement aws:s3/bucketNotification:BucketNotification",
      "delete-replaced aws:s3/bucketNotification:BucketNotification",
      "replace aws:s3/bucketNotification:BucketNotification",
      "update aws:iam/rolePolicy:RolePolicy",
    ]);
    expect(await buckets.ruleIds("engine-trail-logs")).toEqual([]);
    expect(await buckets.ruleIds("engine-other-logs")).toHaveLength(1);
  });

  test("is destroyed with nothing left", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
    expect(await buckets.ruleIds("engine-other-logs")).toEqual([]);
  });
});
