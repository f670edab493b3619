import fc from "fast-check";
import type { ChangeBody } from "../../../runtime/changes/body";
import type { Change } from "../../../runtime/changes/change";
import { createChangeSender } from "../../../runtime/processing/change-sender";
import { FaultError } from "../../../runtime/processing/fault";
import type { QueuedChange } from "../../../runtime/queued-change";
import { createTestClock } from "../../support/processing/clock";
import { CHANGE_QUEUE, trailOf } from "../../support/processing/fixtures";
import { createStubQueue } from "../../support/processing/stub-queue";

const change = (identifier: string, tags: Record<string, string> = {}): Change => ({
  identifier,
  status: "Done",
  summary: "CreateSecurityGroup",
  start: 1,
  end: 1,
  tags,
});
const changes = (count: number, tags?: Record<string, string>): Change[] =>
  Array.from({ length: count }, (_, index) => change(`c${index}`, tags));
/** As they come from a trail file. */
const bodies = (changes: Change[]): ChangeBody[] =>
  changes.map((change) => ({ identifier: change.identifier, json: JSON.stringify(change) }));

function setUp(more: { runId?: string } = {}) {
  const queue = createStubQueue();
  const clock = createTestClock();
  const stop = new AbortController();
  const sender = createChangeSender({
    queue,
    clock,
    trail: trailOf(),
    random: () => 0.5,
    signal: stop.signal,
    ...more,
  });
  const identifiers = (): string[] =>
    queue.accepted(CHANGE_QUEUE).map(({ body }) => (JSON.parse(body) as QueuedChange).change.identifier);
  return { queue, clock, stop, sender, identifiers };
}

const failed = (index: number, senderFault = false, code = "InternalError") => ({ index, code, senderFault });

describe("handing changes on", () => {
  test("a message holds schema, destination, trail and the change, in the destination's one group", async () => {
    const { sender, queue } = setUp();
    await sender.send(bodies([change("c1")]));
    await sender.flush();
    const [message] = queue.accepted(CHANGE_QUEUE);
    expect(JSON.parse(message?.body ?? "")).toEqual({
      schema: "cloudtrail-changes/change/v1",
      destination: "main",
      trail: "example",
      change: change("c1"),
    });
    expect(message?.groupId).toBe("main");
  });

  test("ten entries a batch at most, in order, and none held back after flush", async () => {
    const { sender, queue, identifiers } = setUp();
    await sender.send(bodies(changes(7)));
    expect(queue.batches(CHANGE_QUEUE)).toHaveLength(0);
    await sender.send(bodies(changes(25).slice(7)));
    expect(queue.batches(CHANGE_QUEUE).map(({ length }) => length)).toEqual([10, 10]);
    await sender.flush();
    expect(queue.batches(CHANGE_QUEUE).map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(identifiers()).toEqual(changes(25).map(({ identifier }) => identifier));
    expect(sender.sent).toBe(25);
  });

  test("a batch stays within 1 MiB of bytes, counted in UTF-8", async () => {
    const { sender, queue } = setUp();
    await sender.send(bodies(changes(10, { text: "ü".repeat(150_000) })));
    await sender.flush();
    expect(queue.batches(CHANGE_QUEUE).map(({ length }) => length)).toEqual([3, 3, 3, 1]);
  });

  test("any mix of sizes arrives whole, in order, within the limits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 1_048_000 }), { maxLength: 12 }), async (sizes) => {
        const { sender, identifiers } = setUp(); // the stub refuses a batch over the limits
        await sender.send(
          bodies(sizes.map((size, index) => change(`c${index}`, { text: "x".repeat(size) }))),
        );
        await sender.flush();
        expect(identifiers()).toEqual(sizes.map((_, index) => `c${index}`));
      }),
      { numRuns: 20 },
    );
  });

  test("any text can be sent: control characters, lone surrogates, U+FFFF", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const { sender, queue } = setUp(); // the stub refuses characters that SQS refuses
        const tags = { text: `${text}\uFFFF\uFFFE\uD800\u0000` };
        await sender.send(bodies([change("c", tags)]));
        await sender.flush();
        const sent = JSON.parse(queue.accepted(CHANGE_QUEUE)[0]?.body ?? "") as QueuedChange;
        expect(sent.change.tags).toEqual(tags);
      }),
    );
  });

  test("a change over the limit is refused, the others are sent", async () => {
    const { sender, identifiers } = setUp();
    await sender.send(bodies([change("a"), change("big", { text: "x".repeat(1_048_576) }), change("b")]));
    await sender.flush();
    expect(identifiers()).toEqual(["a", "b"]);
    expect([...sender.refused]).toEqual([["change-too-large", 1]]);
    expect(sender.sent).toBe(2);
  });
});

describe("entries that are not accepted", () => {
  test("only those are sent again, after a wait", async () => {
    const { sender, queue, clock, identifiers } = setUp();
    queue.answer(CHANGE_QUEUE, [failed(1), failed(3)], [failed(0)]);
    const before = clock.now();
    await sender.send(bodies(changes(5)));
    await sender.flush();
    expect(queue.batches(CHANGE_QUEUE).map(({ length }) => length)).toEqual([5, 2, 1]);
    expect(identifiers()).toEqual(["c0", "c2", "c4", "c3", "c1"]);
    expect(clock.now() - before).toBe(150 + 300); // virtual time
  });

  test("a sender's fault is not repeated and is told", async () => {
    const { sender, queue } = setUp();
    queue.answer(CHANGE_QUEUE, [failed(0, true, "InvalidMessageContents"), failed(2)]);
    await sender.send(bodies(changes(3)));
    await sender.flush();
    expect(queue.batches(CHANGE_QUEUE).map(({ length }) => length)).toEqual([3, 1]);
    expect([...sender.refused]).toEqual([["InvalidMessageContents", 1]]);
    expect(sender.sent).toBe(2);
  });

  test("a call that fails whole is repeated; after five the notice is left to another try", async () => {
    const { sender, queue } = setUp();
    queue.answer(CHANGE_QUEUE, ...Array.from({ length: 5 }, () => new Error("reset")));
    await sender.send(bodies(changes(2)));
    const error: unknown = await sender.flush().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FaultError);
    expect((error as FaultError).fault).toMatchObject({ code: "change-queue", class: "retry" });
    expect(queue.batches(CHANGE_QUEUE)).toHaveLength(5);
    expect(sender.sent).toBe(0);
  });

  test("a failure that names no entry loses none", async () => {
    const { sender, queue, identifiers } = setUp();
    queue.answer(CHANGE_QUEUE, [failed(Number.NaN)]);
    await sender.send(bodies(changes(3)));
    await sender.flush();
    expect(new Set(identifiers())).toEqual(new Set(["c0", "c1", "c2"]));
  });

  test("random failures: everything arrives or the sender throws", async () => {
    const answers = fc.array(
      fc.array(
        fc.record({ index: fc.nat(9), code: fc.constant("InternalError"), senderFault: fc.constant(false) }),
        { maxLength: 10 },
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(40), answers, async (count, script) => {
        const { sender, queue, identifiers } = setUp();
        queue.answer(CHANGE_QUEUE, ...script);
        const thrown: unknown = await sender
          .send(bodies(changes(count)))
          .then(() => sender.flush())
          .catch((error: unknown) => error);
        if (thrown === undefined) {
          expect(new Set(identifiers())).toEqual(new Set(changes(count).map(({ identifier }) => identifier)));
        } else expect(thrown).toBeInstanceOf(FaultError);
      }),
      { numRuns: 200 },
    );
  });

  test("an abort ends the repeats", async () => {
    const { sender, queue, stop } = setUp();
    queue.answer(CHANGE_QUEUE, new Error("reset"));
    stop.abort(new Error("time"));
    await sender.send(bodies(changes(1)));
    await expect(sender.flush()).rejects.toThrow("time");
    expect(queue.accepted(CHANGE_QUEUE)).toHaveLength(0);
  });
});

describe("the deduplication id", () => {
  const idOf = async (one: Change, more: { runId?: string } = {}): Promise<string | undefined> => {
    const { sender, queue } = setUp(more);
    await sender.send(bodies([one]));
    await sender.flush();
    return queue.accepted(CHANGE_QUEUE)[0]?.deduplicationId;
  };

  test("is the same for a repeat, another for other content, and another for a run", async () => {
    const first = await idOf(change("c", { a: "1" }));
    expect(await idOf(change("c", { a: "1" }))).toBe(first);
    expect(await idOf(change("c", { a: "2" }))).not.toBe(first);
    expect(await idOf(change("d", { a: "1" }))).not.toBe(first);
    expect(await idOf(change("c", { a: "1" }), { runId: "replay-1" })).not.toBe(first);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
  });
});
