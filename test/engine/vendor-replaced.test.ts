import type { Stack } from "@pulumi/pulumi/automation";
import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { deleteQueue, deleteRole } from "../support/engine/deletions";
import { preview, settled, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers, resourcesOf, type StateResource } from "../support/engine/state";

// The vendor's queue or role is made anew: under the names that customers know, so that none of them has to do anything.

describeOnEngine("A vendor whose queue and role are made anew", () => {
  const backend = new Backend();
  const buckets = new Buckets();
  const bucket = "engine-steady-logs";
  let vendor: Stack;
  let customer: Stack;

  beforeAll(async () => {
    await buckets.create(bucket);
    const accountId = (await buckets.queue("engine-account-probe")).split(":")[4] ?? "";
    const trail = {
      name: "acme",
      bucket,
      bucketAccountId: accountId,
      region: "us-east-1",
      externalId: "7d1c",
    };
    vendor = await backend.programStack("vendor", {
      // Versions of the provider before 6 know no newer runtime.
      values: { side: "vendor", trails: [trail], functionRuntime: "nodejs22.x" },
      secrets: { apiKey: "an-example", appKey: "another" },
    });
    const { outputs } = await up(vendor);
    customer = await backend.programStack("customer", {
      values: {
        bucket,
        notification: "exclusive",
        vendor: (outputs.offers as Record<string, unknown>).acme,
      },
    });
    await up(customer);
  });

  afterAll(async () => {
    await customer.destroy().catch(() => undefined);
    await vendor.destroy().catch(() => undefined);
    backend.remove();
    buckets.close();
  });

  const theQueue = async () => one(await resourcesOf(vendor), "aws:sqs/queue:Queue", /-trails$/);
  const theRole = async () => one(await resourcesOf(vendor), "aws:iam/role:Role", /-processor$/);

  /** What customers know of the vendor, and that they need do nothing. */
  const untouched = async (before: Record<string, unknown>, after: Record<string, unknown>) => {
    expect(after.offers).toEqual(before.offers);
    const [rule] = await buckets.rules(bucket);
    expect(rule?.QueueArn).toBe((await theQueue()).outputs?.arn);
    await settled(customer);
  };

  test("deleted by somebody, they come back as they were", async () => {
    const { outputs: before } = await up(vendor);
    await deleteQueue(String((await theQueue()).outputs?.url));
    await deleteRole(String((await theRole()).outputs?.name));
    await vendor.refresh();
    const { steps, outputs } = await up(vendor);
    expect(steps).toEqual(
      expect.arrayContaining([
        "create aws:iam/role:Role",
        "create aws:iam/rolePolicy:RolePolicy",
        "create aws:sqs/queue:Queue",
        "create aws:sqs/queuePolicy:QueuePolicy",
      ]),
    );
    await untouched(before, outputs);
    await settled(vendor);
  });

  test("replaced on request, the old ones go before the new ones come", async () => {
    const { outputs: before } = await up(vendor);
    const { outputs } = await up(vendor, [(await theQueue()).urn, (await theRole()).urn]);
    await untouched(before, outputs);
    await settled(vendor);
    expect(await preview(vendor)).toEqual([]);
  });

  test("both are destroyed with nothing left", async () => {
    await customer.destroy();
    await vendor.destroy();
    expect(await leftOvers(customer)).toEqual([]);
    expect(await leftOvers(vendor)).toEqual([]);
  });
});

function one(resources: StateResource[], type: string, name: RegExp): StateResource {
  const found = resources.find(
    (resource) => resource.type === type && name.test(String(resource.inputs?.name)),
  );
  if (found === undefined) throw new Error(`The stack has no ${type} named like ${String(name)}.`);
  return found;
}
