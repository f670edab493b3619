import fc from "fast-check";
import type { PublisherState } from "../../../runtime/ports/state";
import { createMemoryState } from "../../../runtime/publishing/memory-state";
import { createPacedSender } from "../../../runtime/publishing/paced-sender";
import type { Sink } from "../../../runtime/sinks/sink";
import { aChange } from "../../support/publishing/changes";
import { seededRandom } from "../../support/publishing/random";
import { simulatedClock } from "../../support/publishing/simulated-clock";
import { virtualTime } from "../../support/publishing/virtual-time";
import { mostWithin } from "../../support/publishing/windows";

const HOUR_MS = 3_600_000;

/** Several workers at once, as when a visibility time-out ends while its worker still works. */
test("workers that share a destination pass neither its pace nor its budget, however slow the state is", async () => {
  const given = fc.record({
    seed: fc.integer(),
    workers: fc.integer({ min: 1, max: 4 }),
    changesPerMinute: fc.integer({ min: 20, max: 400 }),
    changesPerWeek: fc.integer({ min: 50, max: 200 }),
    slowest: fc.constantFrom(10, 500, 1_500, 3_000),
    /** Just before a full hour, so that counters change while workers work. */
    beforeHour: fc.integer({ min: 0, max: 40_000 }),
  });
  await fc.assert(
    fc.asyncProperty(given, async ({ seed, workers, slowest, beforeHour, ...limits }) => {
      const random = seededRandom(seed);
      const { clock, run } = virtualTime(Date.UTC(2026, 2, 1) + HOUR_MS - beforeHour);
      const slowly = async () => clock.sleep(random() < 0.1 ? slowest * random() : 10 * random());
      const state = delayed(createMemoryState(), slowly);
      const calls: number[] = [];
      const sink: Sink = {
        send: async () => {
          calls.push(clock.now());
          await slowly();
          return { kind: "accepted" };
        },
      };
      const work = async () => {
        const options = { limits: { name: "main", ...limits }, state, clock, longestWaitMs: () => Infinity };
        const sender = await createPacedSender(options);
        for (let count = 0; count < 60; count += 1) await sender.attempt(aChange("e"), sink);
      };
      await run(Promise.all(Array.from({ length: workers }, work)));

      expect(calls.length).toBeGreaterThan(0);
      expect(mostWithin(calls, 60_000)).toBeLessThanOrEqual(limits.changesPerMinute);
      expect(calls.length).toBeLessThanOrEqual(limits.changesPerWeek);
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);

function delayed(state: PublisherState, wait: () => Promise<void>): PublisherState {
  return new Proxy(state, {
    get(target, property) {
      const call = Reflect.get(target, property) as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        await wait();
        const answer = await call.apply(target, args);
        await wait();
        return answer;
      };
    },
  });
}

test("a send that would be too late for its slot takes another one", async () => {
  const clock = simulatedClock();
  const memory = createMemoryState();
  const slots: number[] = [];
  const state: PublisherState = {
    ...memory,
    takeSlot: async (name, expected, slot) => {
      slots.push(slot);
      return memory.takeSlot(name, expected, slot);
    },
    addSends: async (name, hour, count) => {
      clock.pass(slots.length === 1 ? 1_001 : 5);
      return memory.addSends(name, hour, count);
    },
  };
  const limits = { name: "main", changesPerMinute: 360, changesPerWeek: 10 };
  const sender = await createPacedSender({ limits, state, clock, longestWaitMs: () => 5_000 });
  let sentAt = 0;
  const send = async () => {
    sentAt = clock.now();
    return { kind: "accepted" } as const;
  };
  await sender.attempt(aChange("e-1"), { send });
  expect(slots).toHaveLength(2);
  expect(sentAt).toBeGreaterThanOrEqual(slots[1] ?? Infinity);
  expect(sender.sends).toBe(1);
  // It was sent once, and is counted once.
  expect(sender.budgetUsedPercent()).toBe(10);
});

test("sends that a slow state keeps from being made use up no budget", async () => {
  const clock = simulatedClock();
  const memory = createMemoryState();
  let slow = true;
  const state: PublisherState = {
    ...memory,
    takeSlot: async (name, expected, slot) => {
      const taken = await memory.takeSlot(name, expected, slot);
      clock.pass(slow ? 4_500 : 5);
      return taken;
    },
  };
  const limits = { name: "main", changesPerMinute: 360, changesPerWeek: 2 };
  const sender = await createPacedSender({ limits, state, clock, longestWaitMs: () => 5_000 });
  const send = async () => ({ kind: "accepted" }) as const;
  expect(await sender.attempt(aChange("e-1"), { send })).toMatchObject({ kind: "wait" });
  expect(await sender.attempt(aChange("e-1"), { send })).toMatchObject({ kind: "wait" });
  slow = false;
  expect(await sender.attempt(aChange("e-1"), { send })).toEqual({ kind: "accepted" });
  expect(await sender.attempt(aChange("e-2"), { send })).toEqual({ kind: "accepted" });
  expect(await sender.attempt(aChange("e-3"), { send })).toMatchObject({ kind: "over-budget" });
  expect(sender.sends).toBe(2);
});

test("a send that slips into the next hour is counted there too", async () => {
  const clock = simulatedClock(Date.UTC(2026, 2, 1) + HOUR_MS - 100);
  const memory = createMemoryState();
  const state: PublisherState = {
    ...memory,
    addSends: async (name, hour, count) => {
      clock.pass(200);
      return memory.addSends(name, hour, count);
    },
  };
  const limits = { name: "main", changesPerMinute: 360, changesPerWeek: 10 };
  const sender = await createPacedSender({ limits, state, clock, longestWaitMs: () => 5_000 });
  let sentAt = 0;
  const send = async () => {
    sentAt = clock.now();
    return { kind: "accepted" } as const;
  };
  await sender.attempt(aChange("e-1"), { send });
  const hour = Math.floor(sentAt / HOUR_MS);
  expect(await memory.readSends("main", hour - 1, hour)).toEqual(
    new Map([
      [hour - 1, 1],
      [hour, 1],
    ]),
  );
});

test("a state that stays too slow ends the attempt without a send", async () => {
  const clock = simulatedClock();
  const memory = createMemoryState();
  const state: PublisherState = {
    ...memory,
    takeSlot: async (name, expected, slot) => {
      clock.pass(6_000);
      return memory.takeSlot(name, expected, slot);
    },
  };
  const limits = { name: "main", changesPerMinute: 360, changesPerWeek: 100 };
  const sender = await createPacedSender({ limits, state, clock, longestWaitMs: () => 5_000 });
  const send = jest.fn();
  expect(await sender.attempt(aChange("e-1"), { send })).toMatchObject({ kind: "wait" });
  expect(send).not.toHaveBeenCalled();
});
