import fc from "fast-check";
import { callWait, LONGEST_WAIT, retryWait, SHORTEST_WAIT } from "../../../runtime/processing/back-off";
import { createBreaker, REST_STEPS, SPREAD_SECONDS } from "../../../runtime/processing/breaker";
import { createLifetime } from "../../../runtime/processing/lifetime";
import { createTries } from "../../../runtime/processing/tries";
import { createTestClock } from "../../support/processing/clock";
import { messageOf } from "../../support/processing/fixtures";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("the wait of a retried notice", () => {
  test("is 1 to 15 minutes, whole seconds, whatever the receives", () => {
    fc.assert(
      fc.property(fc.nat(200), chance, (receives, random) => {
        const seconds = retryWait(receives, () => random);
        expect(seconds).toBeGreaterThanOrEqual(SHORTEST_WAIT);
        expect(seconds).toBeLessThanOrEqual(LONGEST_WAIT);
        expect(Number.isInteger(seconds)).toBe(true);
      }),
    );
  });

  test("grows with the receives and is spread by chance", () => {
    const longest = [1, 2, 3, 4, 5].map((receives) => retryWait(receives, () => 0.999_999));
    expect(longest).toEqual([120, 240, 480, 900, 900]);
    const shortest = [1, 2, 3, 4, 5].map((receives) => retryWait(receives, () => 0));
    expect(shortest).toEqual([60, 120, 240, 450, 450]);
  });

  test("between calls of one invocation it is at most 5 seconds", () => {
    fc.assert(fc.property(fc.nat(100), chance, (call, random) => callWait(call, () => random) <= 5_000));
  });
});

describe("the breaker", () => {
  const setUp = () => {
    const clock = createTestClock();
    return { clock, breaker: createBreaker(clock, () => 0) };
  };

  test("lets one trail rest while others go on", () => {
    const { breaker } = setUp();
    expect(breaker.trip("a", 1)).toBe(300);
    expect(breaker.rests("a")).toBe(true);
    expect(breaker.rests("b")).toBe(false);
  });

  test("rests longer with each refusal, an hour at most, and is forgotten when the trail answers", async () => {
    const { breaker, clock } = setUp();
    const rests: number[] = [];
    for (let refusal = 0; refusal < 6; refusal++) {
      rests.push(breaker.trip("a", 1));
      await clock.advance(3_600_000);
      expect(breaker.rests("a")).toBe(false);
    }
    expect(rests).toEqual([300, 900, 1_800, 3_600, 3_600, 3_600]);
    breaker.close("a");
    expect(breaker.trip("a", 1)).toBe(300);
  });

  test("two refusals side by side are one, and later notices wait for what is left", async () => {
    const { breaker, clock } = setUp();
    expect(breaker.trip("a", 1)).toBe(300);
    expect(breaker.trip("a", 1)).toBe(300);
    await clock.advance(100_000);
    expect(breaker.trip("a", 1)).toBe(200);
    await clock.advance(200_000);
    expect(breaker.trip("a", 1)).toBe(900);
  });

  test("a new container learns from the receives how long the trail has been refusing", () => {
    expect(setUp().breaker.trip("a", 3)).toBe(1_800);
    expect(setUp().breaker.trip("a", 50)).toBe(REST_STEPS.at(-1));
  });

  test("notices of a trail that refuses for the queue's four days stay below the queue's 100 receives", async () => {
    const clock = createTestClock();
    const breaker = createBreaker(clock, Math.random);
    const outlives = createLifetime(clock);
    for (let receives = 1; ; receives++) {
      const seconds = breaker.trip("a", receives);
      if (!outlives(messageOf("", { receives }), seconds)) {
        expect(receives).toBeLessThan(100);
        return;
      }
      expect(seconds).toBeLessThanOrEqual(3_600 + SPREAD_SECONDS);
      await clock.advance(seconds * 1_000);
    }
  });
});

describe("the lifetime of a notice", () => {
  test("ends an hour before its queue drops it, and before its 100th receive", async () => {
    const clock = createTestClock();
    const outlives = createLifetime(clock);
    expect(outlives(messageOf(""), 900)).toBe(true);
    expect(outlives(messageOf("", { receives: 94 }), 900)).toBe(true);
    expect(outlives(messageOf("", { receives: 95 }), 900)).toBe(false);
    await clock.advance((4 * 24 - 1) * 3_600_000 - 900_001);
    expect(outlives(messageOf(""), 900)).toBe(true);
    await clock.advance(1);
    expect(outlives(messageOf(""), 900)).toBe(false);
  });

  test("follows another retention, and asks nothing of a message without a time", () => {
    const clock = createTestClock();
    expect(createLifetime(clock, 3_600_000)(messageOf(""), 1)).toBe(false);
    const record = messageOf("");
    record.attributes.SentTimestamp = "";
    expect(
      createLifetime(clock)({ ...record, attributes: { ...record.attributes, SentTimestamp: "x" } }, 1),
    ).toBe(true);
  });
});

describe("tries", () => {
  test("are receives without the excused ones, one at least", () => {
    const tries = createTries();
    expect(tries.of("m", 3)).toBe(3);
    tries.excuse("m");
    expect(tries.of("m", 3)).toBe(2);
    for (let time = 0; time < 9; time++) tries.excuse("m");
    expect(tries.of("m", 3)).toBe(1);
    expect(tries.of("other", 3)).toBe(3);
  });

  test("of the longest unexcused message are forgotten first", () => {
    const tries = createTries();
    tries.excuse("old");
    tries.excuse("busy");
    for (let message = 0; message < 9_998; message++) tries.excuse(`m${message}`);
    tries.excuse("busy");
    tries.excuse("one more");
    expect(tries.of("old", 5)).toBe(5);
    expect(tries.of("busy", 5)).toBe(3);
  });
});
