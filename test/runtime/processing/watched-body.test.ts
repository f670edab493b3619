import { Interrupted, RESERVE_MS, watchDeadline } from "../../../runtime/processing/deadline";
import { STALL_MS, watchedBody } from "../../../runtime/processing/watched-body";
import type { ObjectRequest, ObjectStore, StoredObject } from "../../../runtime/ports/object-store";
import { createTestClock, settled } from "../../support/processing/clock";
import { trailOf } from "../../support/processing/fixtures";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

async function* body(...chunks: (Uint8Array | Promise<Uint8Array>)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await chunk;
}

const never = new Promise<Uint8Array>(() => undefined);

function setUp(object: StoredObject | Error) {
  const clock = createTestClock();
  const stop = new AbortController();
  const requests: ObjectRequest[] = [];
  const store: ObjectStore = {
    async open(request) {
      requests.push(request);
      if (object instanceof Error) throw object;
      return object;
    },
  };
  const read = async (): Promise<number[]> => {
    const request = { trail: trailOf(), key: "k", signal: stop.signal };
    const read: number[] = [];
    for await (const chunk of watchedBody(store, request, clock)) read.push(...chunk);
    return read;
  };
  return { clock, stop, store, requests, read };
}

describe("a watched body", () => {
  test("passes the bytes on, and leaves the connection to the next request", async () => {
    const { read, requests, clock } = setUp({ body: body(bytes(1, 2), bytes(3)), contentLength: 3 });
    expect(await read()).toEqual([1, 2, 3]);
    expect(requests[0]?.signal?.aborted).toBe(false);
    expect(clock.waiting()).toEqual([]);
  });

  test("that is shorter than announced is no short file", async () => {
    const { read } = setUp({ body: body(bytes(1, 2)), contentLength: 3 });
    const outcome = read().catch((error: unknown) => error);
    expect(await outcome).toMatchObject({ kind: "unavailable" });
    expect(String(await outcome)).toContain("2 bytes");
  });

  test("of unknown length is taken as it comes", async () => {
    expect(await setUp({ body: body(bytes(1)) }).read()).toEqual([1]);
  });

  test("that stops coming is given up after 20 seconds, and its connection is closed", async () => {
    const { read, clock, requests } = setUp({ body: body(bytes(1), never), contentLength: 3 });
    const outcome = read().catch((error: unknown) => error);
    await settled();
    await clock.advance(STALL_MS - 1);
    expect(requests[0]?.signal?.aborted).toBe(false);
    await clock.advance(1);
    expect(await outcome).toMatchObject({ kind: "unavailable" });
    expect(requests[0]?.signal?.aborted).toBe(true);
  });

  test("ends at once when the work is stopped", async () => {
    const { read, stop } = setUp({ body: body(bytes(1), never) });
    const outcome = read().catch((error: unknown) => error);
    await settled();
    const reason = new Error("stop");
    stop.abort(reason);
    expect(await outcome).toBe(reason);
  });

  test("that is left early lets go of its connection", async () => {
    const { store, requests, clock } = setUp({ body: body(bytes(1), bytes(2)) });
    const request = { trail: trailOf(), key: "k", signal: new AbortController().signal };
    for await (const chunk of watchedBody(store, request, clock)) if (chunk.length > 0) break;
    expect(requests[0]?.signal?.aborted).toBe(true);
    expect(clock.waiting()).toEqual([]);
  });

  test("that cannot even be opened in time ends when the work is stopped", async () => {
    const { stop, clock } = setUp({ body: body() });
    const hanging: ObjectStore = { open: () => new Promise(() => undefined) };
    const request = { trail: trailOf(), key: "k", signal: stop.signal };
    const outcome = watchedBody(hanging, request, clock).next();
    stop.abort(new Error("stop"));
    await expect(outcome).rejects.toThrow("stop");
  });

  test("is not opened when the work was stopped before", async () => {
    const { read, stop, requests } = setUp({ body: body(bytes(1)) });
    stop.abort(new Error("stop"));
    await expect(read()).rejects.toThrow("stop");
    expect(requests).toHaveLength(0);
  });
});

describe("the deadline", () => {
  test("stops with 30 seconds left", async () => {
    const clock = createTestClock();
    const { signal } = watchDeadline(clock, 300_000);
    await clock.advance(300_000 - RESERVE_MS - 1);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.reason).toBeInstanceOf(Interrupted);
  });

  test("of a short invocation leaves half of it for work", async () => {
    const clock = createTestClock();
    const { signal } = watchDeadline(clock, 20_000);
    await clock.advance(9_999);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.aborted).toBe(true);
  });

  test("leaves no timer behind when released, and follows an outer signal", async () => {
    const clock = createTestClock();
    const outer = new AbortController();
    const released = watchDeadline(clock, 300_000, outer.signal);
    released.release();
    await settled();
    expect(clock.waiting()).toEqual([]);
    outer.abort();
    expect(released.signal.aborted).toBe(false);
    expect(watchDeadline(clock, 300_000, outer.signal).signal.aborted).toBe(true);
  });
});
