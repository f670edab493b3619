import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { preview, settled, up } from "../support/engine/operations";
import { Backend, type Config } from "../support/engine/stacks";
import { leftOvers, resourcesOf } from "../support/engine/state";

// Trails in two regions: a queue and a processor in each, all else once.

describeOnEngine("A vendor with trails in two regions", () => {
  const backend = new Backend();
  const trail = (name: string, region: string) => ({
    name,
    bucket: `engine-${name}-logs`,
    bucketAccountId: "111122223333",
    region,
    externalId: `7d1c-${name}`,
  });
  const config = (...trails: object[]): Config => ({
    // Versions of the provider before 6 know no newer runtime.
    values: { side: "vendor", trails, functionRuntime: "nodejs22.x" },
    secrets: { apiKey: "an-example", appKey: "another" },
  });
  const near = trail("near", "us-east-1");
  const far = trail("far", "eu-west-1");
  let stack: Stack;

  beforeAll(async () => {
    stack = await backend.programStack("regions", config(near, far));
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
  });

  /** Of a type, how many there are in each region. */
  const regionsOf = async (type: string) => {
    const regions = (await resourcesOf(stack))
      .filter((resource) => resource.type === type)
      .map(({ inputs, outputs }) => String(inputs?.region ?? outputs?.region));
    return Object.fromEntries(
      [...new Set(regions)].sort().map((region) => [region, regions.filter((one) => one === region).length]),
    );
  };

  test("comes up as previewed, and has nothing to do the second time", async () => {
    const expected = await preview(stack);
    const { steps, outputs } = await up(stack);
    expect(steps).toEqual(expected);
    const places = Object.entries(outputs.queueArns as object).map(([region, arn]) => [
      region,
      String(arn).split(":")[3],
    ]);
    expect(places.sort()).toEqual([
      ["eu-west-1", "eu-west-1"],
      ["us-east-1", "us-east-1"],
    ]);
    await settled(stack);
  });

  test("has a processor and its queue in each, and the rest at home", async () => {
    expect(await regionsOf("aws:lambda/function:Function")).toEqual({ "eu-west-1": 1, "us-east-1": 2 });
    // At home also those of the change destination and of parked changes.
    expect(await regionsOf("aws:sqs/queue:Queue")).toEqual({ "eu-west-1": 2, "us-east-1": 5 });
    expect(Object.keys(await regionsOf("aws:ssm/parameter:Parameter"))).toEqual(["us-east-1"]);
    expect(Object.keys(await regionsOf("aws:dynamodb/table:Table"))).toEqual(["us-east-1"]);
  });

  test("when the last trail of a region goes, so does what was there, and nothing else", async () => {
    await backend.configureProgram(stack, config(near));
    const { steps } = await up(stack);
    expect(steps.filter((step) => step.startsWith("create"))).toEqual([]);
    expect(steps.filter((step) => step.startsWith("update"))).toEqual([
      "update aws:iam/rolePolicy:RolePolicy",
    ]);
    expect(await regionsOf("aws:lambda/function:Function")).toEqual({ "us-east-1": 2 });
    expect(await regionsOf("aws:sqs/queue:Queue")).toEqual({ "us-east-1": 5 });
    await settled(stack);
  });

  test("is destroyed with nothing left", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
  });
});
