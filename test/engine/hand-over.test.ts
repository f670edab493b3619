import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { preview, settled, up } from "../support/engine/operations";
import { Backend, type Config } from "../support/engine/stacks";
import { leftOvers, parentOf, resourcesOf } from "../support/engine/state";

// Two stacks that hand over to each other on the real engine: request, offer, connection; a customer more and less.

interface Request {
  bucket: string;
  bucketAccountId: string;
  region: string;
}

describeOnEngine("A vendor and its customer", () => {
  const backend = new Backend();
  const buckets = new Buckets();
  const apiKey = "this-key-must-not-be-read-in-any-state";
  const vendorConfig = (trails: unknown[], more: Record<string, unknown> = {}): Config => ({
    // Versions of the provider before 6 know no newer runtime.
    values: { side: "vendor", trails, functionRuntime: "nodejs22.x", ...more },
    secrets: { apiKey, appKey: apiKey },
  });
  const customerConfig = { bucket: "engine-handed-over-logs", notification: "exclusive" };
  const noOfferYet = { vendor: { accountId: "444455556666" } };
  let vendor: Stack;
  let customer: Stack;
  let trail: Record<string, unknown>;

  beforeAll(async () => {
    await buckets.create("engine-handed-over-logs");
    customer = await backend.programStack("customer", { values: { ...customerConfig, ...noOfferYet } });
    vendor = await backend.programStack("vendor", vendorConfig([]));
  });

  afterAll(async () => {
    await customer.destroy().catch(() => undefined);
    await vendor.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
  });

  test("the customer's request makes nothing", async () => {
    const { steps, outputs } = await up(customer);
    expect(steps).toEqual([]);
    const { bucket, bucketAccountId, region } = outputs.request as Request;
    expect({ bucket, region }).toEqual({ bucket: "engine-handed-over-logs", region: "us-east-1" });
    trail = { name: "acme", bucket, bucketAccountId, region, externalId: "7d1c1f6e" };
  });

  test("the vendor registers it: previewed, up, and nothing more to do", async () => {
    await backend.configureProgram(vendor, vendorConfig([trail]));
    const expected = await preview(vendor);
    const { steps, outputs } = await up(vendor);
    expect(steps).toEqual(expected);
    expect(steps.every((step) => step.startsWith("create "))).toBe(true);
    expect(outputs.offers).toMatchObject({
      acme: { bucket: "engine-handed-over-logs", region: "us-east-1" },
    });
    await settled(vendor);
  });

  test("no key is readable in the vendor's state", async () => {
    const stored = backend.storedState(vendor);
    expect(stored).not.toContain(apiKey);
    expect(stored).toContain("ciphertext");
  });

  test("parents and dependencies are in the state", async () => {
    const resources = await resourcesOf(vendor);
    const mapping = resources.filter(
      ({ type }) => type === "aws:lambda/eventSourceMapping:EventSourceMapping",
    );
    expect(mapping.map(parentOf).sort()).toEqual([
      expect.stringMatching(/^ChangeDestination /),
      expect.stringMatching(/^ChangeProcessor /),
    ]);
  });

  test("the customer takes the offer from the vendor's stack", async () => {
    await backend.configureProgram(customer, {
      values: { ...customerConfig, vendorStack: "organization/cloudtrail-changes/vendor" },
    });
    const { steps, outputs } = await up(customer);
    expect(steps).toEqual([
      "create aws:iam/role:Role",
      "create aws:iam/rolePolicy:RolePolicy",
      "create aws:s3/bucketNotification:BucketNotification",
    ]);
    const offer = (await vendor.outputs()).offers?.value as {
      acme: { roleName: string; processorRoleArn: string };
    };
    expect((outputs.connection as { roleArn: string }).roleArn).toMatch(
      new RegExp(`/${offer.acme.roleName}$`),
    );
    const role = (await resourcesOf(customer)).find(({ type }) => type === "aws:iam/role:Role");
    expect(role?.inputs?.assumeRolePolicy).toContain(offer.acme.processorRoleArn);
    await settled(customer);
  });

  test("a customer more deploys no function again", async () => {
    const further = { ...trail, name: "further", bucket: "engine-further-logs", externalId: "8e2d2a7f" };
    await backend.configureProgram(vendor, vendorConfig([trail, further]));
    expect((await up(vendor)).steps).toEqual([
      "create aws:ssm/parameter:Parameter",
      "update aws:iam/rolePolicy:RolePolicy",
      "update aws:sqs/queuePolicy:QueuePolicy",
    ]);
    expect(Object.keys((await vendor.outputs()).offers?.value as object)).toEqual(["acme", "further"]);
  });

  test("and a customer less takes only its own away", async () => {
    await backend.configureProgram(vendor, vendorConfig([trail]));
    expect((await up(vendor)).steps).toEqual([
      "delete aws:ssm/parameter:Parameter",
      "update aws:iam/rolePolicy:RolePolicy",
      "update aws:sqs/queuePolicy:QueuePolicy",
    ]);
  });

  test("other settings update in place, and touch no queue", async () => {
    await backend.configureProgram(
      vendor,
      vendorConfig([trail], { logRetentionDays: 7, maximumConcurrency: 20 }),
    );
    expect((await up(vendor)).steps).toEqual([
      "update aws:cloudwatch/logGroup:LogGroup",
      "update aws:cloudwatch/logGroup:LogGroup",
      "update aws:lambda/eventSourceMapping:EventSourceMapping",
    ]);
  });

  test("both are destroyed with nothing left", async () => {
    await customer.destroy();
    await vendor.destroy();
    expect(await leftOvers(customer)).toEqual([]);
    expect(await leftOvers(vendor)).toEqual([]);
    expect(await buckets.ruleIds("engine-handed-over-logs")).toEqual([]);
  });
});
