import { gzipSync } from "node:zlib";
import type { ObjectStoreErrorKind } from "../../../runtime/ports/object-store";
import { ObjectStoreError } from "../../../runtime/ports/object-store";
import {
  BUCKET,
  changeRecord,
  CHANGE_QUEUE,
  gzipOf,
  keyOf,
  messageOf,
  PARKED_QUEUE,
  s3Notice,
  s3Record,
  trailOf,
} from "../../support/processing/fixtures";
import { allDone, returned, setUpProcessor } from "../../support/processing/set-up";
import { bufferObject } from "../../support/processing/stub-ports";
import { settled } from "../../support/processing/clock";

const key = keyOf("one");
const notice = s3Notice(key);
const good = gzipOf([changeRecord("a")]);

describe("a role or key that refuses", () => {
  test.each(["role-denied", "key-denied"] as const)("%s: the trail rests, others go on", async (kind) => {
    const { stored, registered, handle, handleBody, queue, opened, identifiers, clock, counts } =
      setUpProcessor();
    registered.push(trailOf({ name: "other", bucket: "other-trail" }));
    stored.set(key, new ObjectStoreError(kind, "no"));
    expect(await handleBody(notice)).toEqual(returned("m1"));
    expect(queue.visibility).toEqual([{ receiptHandle: "handle-of-m1", seconds: 300 + 150 }]);

    stored.set(keyOf("two"), good);
    const other = JSON.stringify({ Records: [s3Record("other-trail", keyOf("two"))] });
    expect(await handle(messageOf(notice, { id: "m2" }), messageOf(other, { id: "m3" }))).toEqual(
      returned("m2"),
    );
    expect(opened).toEqual([key, keyOf("two")]); // the resting trail was not asked again
    expect(counts.TrailsResting).toBe(1);
    expect(identifiers()).toEqual(["a"]);

    await clock.advance(300_000);
    stored.set(key, good);
    expect(await handleBody(notice, { receives: 3 })).toEqual(allDone);
  });

  test("is tried for as long as the queue keeps the notice, then parked", async () => {
    const { stored, handleBody, clock, parked } = setUpProcessor();
    stored.set(key, new ObjectStoreError("role-denied", "no"));
    expect(await handleBody(notice, { receives: 90 })).toEqual(returned("m1"));
    expect(parked()).toEqual([]);
    await clock.advance(94 * 3_600_000 + 1);
    expect(await handleBody(notice, { receives: 91 })).toEqual(allDone);
    expect(parked()[0]).toMatchObject({ body: notice, attributes: { reason: "role-denied" } });
  });
});

describe("an object that cannot be had", () => {
  test.each(["denied", "missing", "archived"] as ObjectStoreErrorKind[])(
    "%s: three tries, then parked",
    async (kind) => {
      const { stored, handleBody, parked, queue } = setUpProcessor();
      stored.set(key, new ObjectStoreError(kind, `The object is ${kind}.`));
      expect(await handleBody(notice, { receives: 1 })).toEqual(returned("m1"));
      expect(await handleBody(notice, { receives: 2 })).toEqual(returned("m1"));
      expect(queue.visibility.map(({ seconds }) => seconds)).toEqual([90, 180]);
      expect(parked()).toEqual([]);
      expect(await handleBody(notice, { receives: 3 })).toEqual(allDone);
      expect(parked()).toEqual([
        {
          body: notice,
          attributes: {
            reason: kind,
            messageId: "m1",
            receives: "3",
            trail: "example",
            detail: `The object is ${kind}.`,
          },
        },
      ]);
    },
  );

  test("receives for other reasons are no tries", async () => {
    const { stored, handleBody, parked } = setUpProcessor();
    stored.set(key, new ObjectStoreError("throttled", "slow"));
    await handleBody(notice, { receives: 1 });
    await handleBody(notice, { receives: 2 });
    stored.set(key, new ObjectStoreError("denied", "no"));
    await handleBody(notice, { receives: 3 });
    await handleBody(notice, { receives: 4 });
    expect(parked()).toEqual([]);
    expect(await handleBody(notice, { receives: 5 })).toEqual(allDone);
    expect(parked()).toHaveLength(1);
  });

  test.each(["throttled", "unavailable"] as ObjectStoreErrorKind[])(
    "%s: retried without end",
    async (kind) => {
      const { stored, handleBody, parked, queue } = setUpProcessor();
      stored.set(key, new ObjectStoreError(kind, "later"));
      for (const receives of [1, 10, 50])
        expect(await handleBody(notice, { receives })).toEqual(returned("m1"));
      expect(queue.visibility.map(({ seconds }) => seconds)).toEqual([90, 675, 675]);
      expect(parked()).toEqual([]);
    },
  );

  test("a parked queue that refuses: the notice stays in its own queue", async () => {
    const { stored, handleBody, queue } = setUpProcessor();
    stored.set(key, new ObjectStoreError("denied", "no"));
    queue.answer(PARKED_QUEUE, [{ index: 0, code: "InternalError", senderFault: false }]);
    expect(await handleBody(notice, { receives: 3 })).toEqual(returned("m1"));
    queue.answer(PARKED_QUEUE, new Error("reset"));
    expect(await handleBody(notice, { receives: 4 })).toEqual(returned("m1"));
    expect(await handleBody(notice, { receives: 5 })).toEqual(allDone);
  });

  test("one object to retry and one to park: the notice is retried first, parked later", async () => {
    const { stored, handleBody, parked } = setUpProcessor();
    const both = s3Notice(key, keyOf("two"));
    stored.set(key, new ObjectStoreError("denied", "no"));
    stored.set(keyOf("two"), new ObjectStoreError("unavailable", "later"));
    expect(await handleBody(both, { receives: 3 })).toEqual(returned("m1"));
    stored.set(keyOf("two"), good);
    expect(await handleBody(both, { receives: 8 })).toEqual(allDone);
    expect(parked()[0]?.attributes?.reason).toBe("denied");
  });
});

describe("content that is not in order", () => {
  test("a truncated file: its whole records are delivered and the notice is parked at once", async () => {
    const { stored, handleBody, identifiers, parked, lineOf } = setUpProcessor();
    const whole = gzipSync(JSON.stringify({ Records: ["a", "b", "c"].map((id) => changeRecord(id)) }), {
      level: 0,
    });
    stored.set(key, whole.subarray(0, whole.length - 600));
    expect(await handleBody(notice)).toEqual(allDone);
    expect(identifiers()).toEqual(["a", "b"]);
    expect(parked()[0]).toMatchObject({ body: notice, attributes: { receives: "1", trail: "example" } });
    const { records, changes, drops } = lineOf("Trail file read")?.fields ?? {};
    expect(records).toBe(Number(changes) + Number(drops));
  });

  test("a broken record costs that record; the others are delivered and the notice is parked", async () => {
    const { stored, handleBody, identifiers, parked } = setUpProcessor();
    const text = `{"Records":[${JSON.stringify(changeRecord("a"))},{"eventID":tru},${JSON.stringify(changeRecord("c"))}]}`;
    stored.set(key, gzipSync(text));
    expect(await handleBody(notice)).toEqual(allDone);
    expect(identifiers()).toEqual(["a", "c"]);
    expect(parked()).toHaveLength(1);
  });

  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["JSON without Records", gzipSync("{}")],
    ["text", Buffer.from("this is no trail file")],
  ])("%s is not CloudTrail: three tries, then parked", async (_name, content) => {
    const { stored, handleBody, parked } = setUpProcessor();
    stored.set(key, content);
    expect(await handleBody(notice, { receives: 1 })).toEqual(returned("m1"));
    expect(await handleBody(notice, { receives: 2 })).toEqual(returned("m1"));
    expect(await handleBody(notice, { receives: 3 })).toEqual(allDone);
    expect(parked()).toHaveLength(1);
  });

  test("a body shorter than its Content-Length is retried, never taken for a short file", async () => {
    const { stored, handleBody, parked, lineOf } = setUpProcessor();
    stored.set(key, () => ({ ...bufferObject(good), contentLength: good.length + 1 }));
    for (const receives of [1, 2, 3, 9])
      expect(await handleBody(notice, { receives })).toEqual(returned("m1"));
    expect(parked()).toEqual([]);
    expect(lineOf("Trail file read")).toBeUndefined();
  });

  test("a slow body that stops is given up and retried", async () => {
    const { stored, handleBody, clock, queue } = setUpProcessor();
    async function* body() {
      yield good.subarray(0, 20);
      await new Promise(() => undefined);
    }
    stored.set(key, () => ({ body: body(), contentLength: good.length }));
    const answer = handleBody(notice);
    await settled();
    await clock.advance(20_000);
    expect(await answer).toEqual(returned("m1"));
    expect(queue.visibility).toEqual([{ receiptHandle: "handle-of-m1", seconds: 90 }]);
  });

  test.each([
    ["notice-not-json", "no JSON"],
    ["notice-unknown-shape", "{}"],
    [
      "notice-unsupported-version",
      JSON.stringify({ Records: [{ ...s3Record(BUCKET, key), eventVersion: "3.0" }] }),
    ],
  ])("%s: parked as it is", async (reason, body) => {
    const { handleBody, parked } = setUpProcessor();
    expect(await handleBody(body)).toEqual(allDone);
    expect(parked()[0]).toMatchObject({ body, attributes: { reason } });
  });

  test("a change that the queue refuses for good: the others are sent and the notice is parked", async () => {
    const { stored, handleBody, queue, identifiers, parked } = setUpProcessor();
    stored.set(key, gzipOf([changeRecord("a"), changeRecord("b")]));
    queue.answer(CHANGE_QUEUE, [{ index: 0, code: "InvalidMessageContents", senderFault: true }]);
    expect(await handleBody(notice)).toEqual(allDone);
    expect(identifiers()).toEqual(["b"]);
    expect(parked()[0]?.attributes?.reason).toBe("change-refused");
  });

  test("an unexpected error: three tries, then parked; its message, which may quote a record, is told nowhere", async () => {
    const { stored, handleBody, parked, lines } = setUpProcessor();
    stored.set(key, new TypeError("cannot read hunter2"));
    expect(await handleBody(notice, { receives: 2 })).toEqual(returned("m1"));
    expect(await handleBody(notice, { receives: 3 })).toEqual(allDone);
    expect(parked()[0]?.attributes?.reason).toBe("unexpected");
    expect(parked()[0]?.attributes?.detail).toContain("TypeError");
    expect(JSON.stringify([lines, parked()])).not.toContain("hunter2");
  });
});

describe("the time of an invocation", () => {
  test("up in the middle of a scan: aborted and returned at once, and so is what was not begun", async () => {
    const { stored, handle, clock, queue, opened } = setUpProcessor();
    const hanging = () => {
      async function* body() {
        for (;;) {
          await clock.sleep(10_000);
          yield Buffer.from(" ");
        }
      }
      return { body: body() };
    };
    for (const name of ["1", "2", "3"]) stored.set(keyOf(name), hanging);
    const answer = handle(
      ...["1", "2", "3"].map((name) => messageOf(s3Notice(keyOf(name)), { id: `m${name}`, receives: 9 })),
    );
    for (let passed = 0; passed < 270_000; passed += 10_000) {
      await settled();
      await clock.advance(10_000);
    }
    expect(new Set((await answer).batchItemFailures)).toEqual(
      new Set(returned("m1", "m2", "m3").batchItemFailures),
    );
    expect(queue.visibility.map(({ seconds }) => seconds)).toEqual([0, 0, 0]);
    expect(opened).toEqual([keyOf("1"), keyOf("2")]); // two at once, the third not begun
  });

  test("a stop signal returns everything that is not handed on", async () => {
    const stop = new AbortController();
    const { stored, handleBody, identifiers } = setUpProcessor({ stop: stop.signal });
    async function* body() {
      yield good;
      await new Promise(() => undefined);
    }
    stored.set(key, () => ({ body: body(), contentLength: good.length + 1 }));
    const answer = handleBody(notice);
    await settled();
    stop.abort();
    expect(await answer).toEqual(returned("m1"));
    expect(await handleBody(notice)).toEqual(returned("m1"));
    expect(identifiers().length).toBeLessThanOrEqual(1);
  });
});
