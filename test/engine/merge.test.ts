import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { preview, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers } from "../support/engine/state";

// The notifier's rule beside one of somebody else's, made and taken away by the engine. The emulator has to run Lambda
// functions.

describeOnEngine(
  "A notification that is merged",
  () => {
    const backend = new Backend();
    const buckets = new Buckets();
    const queueArn = "arn:aws:sqs:us-east-1:000000000000:cloudtrail";
    const config = {
      bucket: "engine-shared-logs",
      notification: "merge",
      functionRuntime: "nodejs22.x",
      vendor: { accountId: "000000000000", queueArn, externalId: "7d1c1f6e" },
    };
    const foreign = {
      Id: "reports",
      QueueArn: "arn:aws:sqs:us-east-1:000000000000:reports",
      Events: ["s3:ObjectCreated:*" as const],
      Filter: { Key: { FilterRules: [{ Name: "prefix" as const, Value: "reports/" }] } },
    };
    let stack: Stack;

    beforeAll(async () => {
      await buckets.create("engine-shared-logs");
      await buckets.queue("cloudtrail");
      await buckets.queue("reports");
      await buckets.notify("engine-shared-logs", { QueueConfigurations: [foreign] });
      stack = await backend.programStack("merge", { values: config });
    });

    afterAll(async () => {
      await stack.destroy().catch(() => undefined);
      backend.remove();
      buckets.close();
    });

    test("comes up beside the foreign rule, and has nothing to do the second time", async () => {
      await up(stack);
      const ids = await buckets.ruleIds("engine-shared-logs");
      expect(ids).toHaveLength(2);
      expect(ids).toContain("reports");
      expect(await preview(stack)).toEqual([]);
    });

    test("another prefix changes our rule alone", async () => {
      await backend.configureProgram(stack, { values: { ...config, keyPrefix: "audit/" } });
      expect((await up(stack)).steps).toContain("update aws:lambda/invocation:Invocation");
      const rules = await buckets.rules("engine-shared-logs");
      expect(rules).toHaveLength(2);
      expect(rules.find(({ Id }) => Id === "reports")).toMatchObject({ Events: foreign.Events });
      expect(JSON.stringify(rules.find(({ Id }) => Id !== "reports")?.Filter)).toContain("audit/AWSLogs/");
    });

    test("a rule that somebody wrote away is told at the next preview, with the way to put it back", async () => {
      await buckets.notify("engine-shared-logs", { QueueConfigurations: [foreign] });
      const { stdout } = await stack.preview();
      expect(stdout).toContain('is gone from the notification document of bucket "engine-shared-logs"');
      const urn = /pulumi up --replace '(\S+)'/.exec(stdout)?.[1] ?? "";
      await up(stack, [urn]);
      expect(await buckets.ruleIds("engine-shared-logs")).toHaveLength(2);
      expect((await stack.preview()).stdout).not.toContain("is gone from");
    });

    test("is destroyed with nothing left but the foreign rule", async () => {
      await stack.destroy();
      expect(await leftOvers(stack)).toEqual([]);
      expect(await buckets.ruleIds("engine-shared-logs")).toEqual(["reports"]);
    });
  },
  { functions: true },
);
