import { describeOnEngine } from "../support/engine/available";
import { Buckets } from "../support/engine/buckets";
import { preview } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { EXAMPLE_ANSWERS, EXAMPLE_NAMES, OLD_RULE } from "../support/scenarios/examples";

// Every example as users get it, over the package as it was built, in the engine's own preview: `npm run build` first.

describeOnEngine("Examples", () => {
  const backend = new Backend();
  const buckets = new Buckets("eu-west-1");

  beforeAll(async () => {
    await buckets.create("example-trail-logs");
  });

  afterAll(async () => {
    await buckets.delete("example-trail-logs");
    backend.remove();
    buckets.close();
  });

  test.each(EXAMPLE_NAMES)("%s can be previewed", async (name) => {
    await buckets.queue("old");
    await buckets.notify("example-trail-logs", name === "customer-yaml-config" ? oldRule() : {});
    const stack = await backend.exampleStack(name, { "aws:region": "eu-west-1", ...EXAMPLE_ANSWERS[name] });
    const steps = await preview(stack);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.filter((step) => !step.startsWith("create "))).toEqual([]);
  });
});

function oldRule() {
  const { id, queueArn, events } = OLD_RULE;
  return { QueueConfigurations: [{ Id: id, QueueArn: queueArn, Events: events as ["s3:ObjectCreated:*"] }] };
}
