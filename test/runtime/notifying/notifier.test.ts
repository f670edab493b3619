import fc from "fast-check";
import type { NotifierInput } from "../../../contract/notifier-input";
import { rulesOf, type NotificationDocument } from "../../../runtime/notifying/document";
import { createNotifier } from "../../../runtime/notifying/notifier";
import { StoreRefusal } from "../../../runtime/notifying/store";
import { silentLog } from "../../../runtime/support/log";
import { foreignDocument, foreignPart, ourRule } from "../../support/notifying/documents";
import { createMemoryStore } from "../../support/notifying/memory-store";
import { createTestClock } from "../../support/processing/clock";

const input: NotifierInput = { bucket: "audit", bucketAccountId: "111122223333", rule: ourRule() };
const create = (over: Partial<NotifierInput> = {}) => ({
  ...input,
  ...over,
  tf: { action: "create", prev_input: null },
});
const remove = (over: Partial<NotifierInput> = {}) => ({
  ...input,
  ...over,
  tf: { action: "delete", prev_input: input },
});

function setUp(documents: Record<string, NotificationDocument> = { audit: {} }) {
  const store = createMemoryStore(documents);
  const clock = createTestClock({ leap: 60_000 });
  const notifier = createNotifier({ store, clock, log: silentLog, random: () => 0.5 });
  const rules = (bucket = "audit") => rulesOf(store.documents.get(bucket) ?? {});
  return { store, clock, rules, handle: (event: unknown) => notifier.handle(event) };
}

test("create, the same again, and delete", async () => {
  const { store, rules, handle } = setUp();
  expect(await handle(create())).toEqual({ bucket: "audit", ruleId: input.rule.id, outcome: "written" });
  expect(rules()).toEqual([ourRule()]);
  expect(await handle(create())).toMatchObject({ outcome: "unchanged" });
  expect(await handle(remove())).toMatchObject({ outcome: "removed" });
  expect(rules()).toEqual([]);
  expect(await handle(remove())).toMatchObject({ outcome: "unchanged" });
  expect(store.calls.filter((call) => call.startsWith("write"))).toHaveLength(2);
});

test("others' rules outlive any run of creates, updates and deletes", async () => {
  const event = fc.constantFrom(
    create(),
    create({ rule: ourRule({ prefix: "AWSLogs/111122223333/CloudTrail/eu-west-1/" }) }),
    { ...create({ rule: ourRule({ id: "renamed" }) }), tf: { action: "update", prev_input: input } },
    remove(),
    remove({ rule: ourRule({ id: "renamed" }) }),
  );
  await fc.assert(
    fc.asyncProperty(foreignDocument, fc.array(event, { maxLength: 6 }), async (document, events) => {
      const { store, handle } = setUp({ audit: document });
      for (const one of [...events, remove(), remove({ rule: ourRule({ id: "renamed" }) })]) {
        // Two Ids of ours for the same files do overlap: refused, and nothing is written.
        await handle(one).catch((error: Error) => expect(error.name).toBe("Overlap"));
      }
      expect(foreignPart(store.documents.get("audit")!)).toEqual(foreignPart(document));
    }),
  );
});

test("a rule that another writer took out at the same time is put in again", async () => {
  const theirs = {
    TopicConfigurations: [
      { Id: "theirs", TopicArn: "arn:aws:sns:eu-west-1:111122223333:t", Events: ["s3:ObjectRemoved:*"] },
    ],
  };
  const { store, rules, handle } = setUp();
  store.afterWrite.push(() => void store.documents.set("audit", theirs));
  await handle(create());
  expect(rules().map(({ id }) => id)).toEqual([input.rule.id, "theirs"]);
});

test("gives up when somebody else writes each time, and says so", async () => {
  const { store, clock, handle } = setUp();
  store.afterWrite = Array.from({ length: 9 }, () => () => void store.documents.set("audit", {}));
  const began = clock.now();
  await expect(handle(create())).rejects.toThrow(
    'Another writer changed the notification document of bucket "audit" each of 5 times that rule "cloudtrail-changes-audit" was put in. Deploy again when it is at rest, and let one program own the document.',
  );
  expect(store.calls.filter((call) => call === "write audit")).toHaveLength(5);
  expect(clock.now() - began).toBeLessThan(40_000);
});

test("a refusal that may pass is waited out; one that lasts ends with the store's words", async () => {
  const refusal = new StoreRefusal("may-pass", "The policy of the queue must let S3 send.");
  const { store, handle } = setUp();
  store.refusals = [undefined, refusal, refusal];
  expect(await handle(create())).toMatchObject({ outcome: "written" });
  store.refusals = Array.from({ length: 20 }, () => refusal);
  await expect(handle(remove())).rejects.toThrow(refusal.message);
  expect(store.refusals).toHaveLength(15);
});

test("other errors end at once", async () => {
  const { store, handle } = setUp();
  store.refusals = [new StoreRefusal("final", "No.")];
  await expect(handle(create())).rejects.toThrow("No.");
  expect(store.calls).toEqual(["read audit"]);
});

test("a bucket that is gone: nothing to take out, an error to put in", async () => {
  const { handle } = setUp({});
  expect(await handle(remove())).toMatchObject({ outcome: "no-bucket" });
  await expect(handle(create())).rejects.toThrow('There is no bucket "audit".');
});

test("an update to another bucket puts the rule in there before it takes it out here", async () => {
  const { store, rules, handle } = setUp({ audit: {}, other: {} });
  await handle(create());
  store.calls.length = 0;
  await handle({ ...create({ bucket: "other" }), tf: { action: "update", prev_input: input } });
  expect(rules()).toEqual([]);
  expect(rules("other")).toEqual([ourRule()]);
  expect(store.calls.filter((call) => call.startsWith("write"))).toEqual(["write other", "write audit"]);
});

test("an update to another Id leaves one rule", async () => {
  const { rules, handle } = setUp();
  await handle(create());
  const renamed = ourRule({ id: "renamed" });
  await handle({ ...create({ rule: renamed }), tf: { action: "update", prev_input: input } });
  expect(rules()).toEqual([renamed]);
});

test("an overlap is refused at once, and nothing is written", async () => {
  const theirs = {
    QueueConfigurations: [
      { Id: "theirs", QueueArn: ourRule().destinationArn, Events: ["s3:ObjectCreated:Put"] },
    ],
  };
  const { store, handle } = setUp({ audit: theirs });
  await expect(handle(create())).rejects.toThrow(/overlaps "theirs"/);
  expect(store.calls).toEqual(["read audit"]);
  await handle(create({ replaces: "theirs" }));
  expect(rulesOf(store.documents.get("audit")!)).toEqual([ourRule()]);
});

test.each<[string, unknown, string]>([
  [
    "no lifecycle",
    input,
    "The event needs tf.action, one of create, update, delete, got undefined. This function is called by a deployment, by an aws.lambda.Invocation with lifecycleScope CRUD.",
  ],
  ["nothing", undefined, "The event needs tf.action, one of create, update, delete, got undefined."],
  [
    "a wrong bucket",
    create({ bucket: "Audit" }),
    'input.bucket must be a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, got "Audit".',
  ],
  [
    "a FIFO queue",
    create({ rule: ourRule({ destinationArn: "arn:aws:sqs:eu-west-1:444455556666:q.fifo" }) }),
    "input.rule.destinationArn must be the ARN of a standard SQS queue or SNS topic.",
  ],
])("refuses an event with %s", async (_, event, message) => {
  const { store, handle } = setUp();
  await expect(handle(event)).rejects.toThrow(message);
  expect(store.calls).toEqual([]);
});
