import { createMemoryState } from "../../../runtime/publishing/memory-state";
import type { PublisherState } from "../../../runtime/ports/state";
import { aDestination } from "../../support/publishing/changes";
import { OK, publisherRig, THROTTLED } from "../../support/publishing/rig";

async function throttled(): Promise<never> {
  throw new Error("ThrottlingException");
}

test.each(["read", "readSends", "takeSlot", "addSends"] as const)(
  "state.%s fails: nothing is sent uncounted, and the rest grows with the receives",
  async (method) => {
    const state: PublisherState = { ...createMemoryState(), [method]: throttled };
    const rig = publisherRig({ state, destinations: { get: async () => aDestination() } });
    await rig.handle({ id: "warm" });
    expect(await rig.handle({ id: "a", receives: 4 })).toEqual(["a"]);
    expect(rig.sent).toEqual([]);
    if (method !== "read") expect(rig.visibility.get("a")).toBe(16);
    expect(rig.metrics.get("PublishErrors")).toBe(1);
  },
);

test.each(["writePause", "addTry", "clearTries"] as const)(
  "state.%s fails: what was sent stays sent, what was not stays in the queue",
  async (method) => {
    const state: PublisherState = { ...createMemoryState(), [method]: throttled };
    const rig = publisherRig({ state });
    rig.answer = ({ identifier }) => (identifier === "b" ? THROTTLED : OK);
    expect(await rig.handle({ id: "a", receives: 2 }, { id: "b" })).toEqual(["b"]);
    expect(rig.visibility.get("b")).toBe(2);
  },
);

test("a destination that cannot be read: the queue's own time-out, or the queue as last seen", async () => {
  let readable = false;
  const get = async () => (readable ? aDestination() : throttled());
  const rig = publisherRig({ destinations: { get } });
  expect(await rig.handle({ id: "a" })).toEqual(["a"]);
  expect(rig.visibility.size).toBe(0);
  readable = true;
  expect(await rig.handle({ id: "a" })).toEqual([]);
  readable = false;
  expect(await rig.handle({ id: "b", receives: 3 })).toEqual(["b"]);
  expect(rig.visibility.get("b")).toBe(8);
});

test("visibility that cannot be changed changes nothing else", async () => {
  const queue = { sendBatch: async () => [], changeVisibility: throttled };
  const rig = publisherRig({ queue });
  rig.answer = () => THROTTLED;
  expect(await rig.handle({ id: "a" })).toEqual(["a"]);
});

test("a pause that a clock far ahead has written does not last", async () => {
  const rig = publisherRig();
  const until = rig.clock.now() + 30 * 86_400_000;
  await rig.state.writePause("main", { reason: "retry", until, steps: 3 });
  expect(await rig.handle({ id: "a" })).toEqual([]);
});

test("a slot that a clock far ahead has taken costs one minute, once", async () => {
  const rig = publisherRig();
  await rig.state.takeSlot("main", 0, rig.clock.now() + 30 * 86_400_000);
  expect(await rig.handle({ id: "a" })).toEqual(["a"]);
  const seconds = rig.visibility.get("a") ?? 0;
  expect(seconds).toBe(62);
  rig.clock.pass(seconds * 1000);
  expect(await rig.handle({ id: "a" })).toEqual([]);
});
