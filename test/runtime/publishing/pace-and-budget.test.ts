import fc from "fast-check";
import { budgetFreeAt, hourOf, usedBudget } from "../../../runtime/publishing/budget";
import { nextSlot, SLOT_TOLERANCE_MS } from "../../../runtime/publishing/pace";
import { holdPause, retryPause } from "../../../runtime/publishing/pause";
import { mostWithin } from "../../support/publishing/windows";

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 2, 1);

test("sends that keep to their slots never pass the pace in any 60 s", () => {
  const lateness = fc.array(fc.integer({ min: 0, max: SLOT_TOLERANCE_MS }), { minLength: 50, maxLength: 50 });
  const given = fc.record({
    changesPerMinute: fc.integer({ min: 1, max: 2_000 }),
    lateness,
    eager: fc.boolean(),
  });
  fc.assert(
    fc.property(given, ({ changesPerMinute, lateness: late, eager }) => {
      const calls: number[] = [];
      let last = 0;
      for (let count = 0; count < 3 * changesPerMinute; count += 1) {
        // An eager worker asks at the time of its last slot, as one that does not know of the last send.
        const now = eager ? last || START : (calls.at(-1) ?? START);
        last = nextSlot(last, now, changesPerMinute);
        calls.push(last + (late[count % late.length] ?? 0));
      }
      calls.sort((a, b) => a - b);
      expect(mostWithin(calls, 60_000)).toBeLessThanOrEqual(changesPerMinute);
    }),
    { numRuns: 60 },
  );
});

test("the budget comes free exactly when enough hours have left the window", () => {
  const sends = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 30 })));
  fc.assert(
    fc.property(sends, fc.integer({ min: 1, max: 200 }), (counted, changesPerWeek) => {
      const counters = new Map(counted.map(([ago, count]) => [hourOf(START) - ago, count]));
      const free = budgetFreeAt(counters, START, changesPerWeek);
      expect(usedBudget(counters, hourOf(free))).toBeLessThan(changesPerWeek);
      if (free > START) {
        expect(free % HOUR_MS).toBe(0);
        expect(usedBudget(counters, hourOf(free) - 1)).toBeGreaterThanOrEqual(changesPerWeek);
      }
    }),
  );
});

test("169 counters make up the window: what was sent 168 hours ago still counts", () => {
  const hour = hourOf(START);
  expect(usedBudget(new Map([[hour - 168, 3]]), hour)).toBe(3);
  expect(usedBudget(new Map([[hour - 169, 3]]), hour)).toBe(0);
});

test("jitter takes at most a quarter, and Retry-After is the least", () => {
  expect(retryPause(undefined, START, 0).until - START).toBe(1_500);
  expect(retryPause(undefined, START, 1).until - START).toBe(2_000);
  expect(retryPause(undefined, START, 1, 1_000).until - START).toBe(2_000);
  expect(retryPause(undefined, START, 1, 60_000).until - START).toBe(60_000);
});

test("a pause for another reason starts at its first step", () => {
  const held = holdPause(holdPause(undefined, START), START);
  expect(held).toEqual({ reason: "hold", steps: 2, until: START + 120_000 });
  expect(retryPause(held, START, 1)).toEqual({ reason: "retry", steps: 1, until: START + 2_000 });
});
