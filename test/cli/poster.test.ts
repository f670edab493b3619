import fc from "fast-check";
import type { Account } from "../../cli/replay/account";
import { createPoster } from "../../cli/replay/poster";
import type { Posted, Poster, PosterOptions } from "../../cli/replay/poster";
import { Stopped } from "../../cli/replay/stopped";
import type { Change } from "../../runtime/changes/change";
import { createMemoryState } from "../../runtime/publishing/memory-state";
import type { SendOutcome } from "../../runtime/sinks/sink";
import { fakeClock } from "../support/cli/fake-clock";

const ACCEPTED: SendOutcome = { kind: "accepted", status: 204 };
const NO_ANSWER: SendOutcome = { kind: "retry", reason: "time-out" };
const THROTTLED: SendOutcome = { kind: "retry", reason: "throttled", status: 429, retryAfterMs: 60_000 };
const REFUSED: SendOutcome = { kind: "refused", status: 422, excerpt: "no" };

function changeOf(number: number): Change {
  return { identifier: `id-${number}`, status: "Done", summary: "Run", start: 1, end: 1, tags: {} };
}

function memoryAccount(): Account & { accepted: string[]; postings: number[] } {
  const accepted: string[] = [];
  const postings: number[] = [];
  const state = createMemoryState();
  return {
    accepted,
    postings,
    state: {
      ...state,
      takeSlot(name, expected, slot) {
        postings.push(slot);
        return state.takeSlot(name, expected, slot);
      },
    },
    has: () => false,
    accept: ({ identifier }) => accepted.push(identifier),
    close: () => undefined,
  };
}

async function setUp(outcomes: (call: number) => SendOutcome, options: Partial<PosterOptions> = {}) {
  const clock = fakeClock();
  const account = memoryAccount();
  const sentAt: number[] = [];
  const waits: string[] = [];
  const poster = await createPoster({
    endpoint: "https://api.example.com/data/changes",
    sink: {
      send: async () => {
        sentAt.push(clock.now());
        clock.advance(20);
        return outcomes(sentAt.length - 1);
      },
    },
    account,
    clock,
    changesPerMinute: 360,
    changesPerWeek: 50_000,
    signal: new AbortController().signal,
    waiting: (milliseconds, why) => waits.push(`${milliseconds} ${why}`),
    random: () => 1,
    ...options,
  });
  return { poster, account, clock, sentAt, waits };
}

test("a change is repeated while no answer is of use, each wait longer than the one before", async () => {
  const { poster, account, waits } = await setUp((call) => (call < 5 ? NO_ANSWER : ACCEPTED));
  expect(await poster.post(changeOf(1))).toEqual({ accepted: true });
  expect(account.accepted).toEqual(["id-1"]);
  expect(waits).toEqual([2, 4, 8, 16, 32].map((seconds) => `${seconds}000 time-out`));
});

test("one change without an answer is set aside, two in a row stop the run", async () => {
  const { poster, account } = await setUp((call) => (call < 6 || call > 6 ? NO_ANSWER : ACCEPTED));
  expect(await poster.post(changeOf(1))).toEqual({
    accepted: false,
    why: "no answer of use in 6 tries (time-out)",
  });
  expect(await poster.post(changeOf(2))).toEqual({ accepted: true });
  expect(await poster.post(changeOf(3))).toMatchObject({ accepted: false });
  await expect(poster.post(changeOf(4))).rejects.toThrow(
    new Stopped("BigPanda gave no answer of use in 6 tries (time-out)", 1),
  );
  expect(account.accepted).toEqual(["id-2"]);
});

test("throttling is waited out, as long as it is asked for, however often", async () => {
  const { poster, waits } = await setUp((call) => (call < 50 ? THROTTLED : ACCEPTED));
  expect(await poster.post(changeOf(1))).toEqual({ accepted: true });
  expect(waits).toHaveLength(50);
  expect(waits[0]).toBe("60000 throttled 429");
});

test("a refusal is final for the change", async () => {
  const { poster, sentAt } = await setUp(() => REFUSED);
  expect(await poster.post(changeOf(1))).toEqual({ accepted: false, why: "refused 422: no" });
  expect(sentAt).toHaveLength(1);
});

test("an abort ends the wait with its reason, before anything more is sent", async () => {
  const controller = new AbortController();
  const { poster, sentAt } = await setUp(() => NO_ANSWER, {
    signal: controller.signal,
    waiting: () => controller.abort(new Stopped("ended", 130)),
  });
  await expect(poster.post(changeOf(1))).rejects.toThrow(new Stopped("ended", 130));
  expect(sentAt).toHaveLength(1);
});

test("whatever is answered: pace and budget hold, each post is noted before, and no change is forgotten", async () => {
  const outcome = fc.constantFrom(ACCEPTED, ACCEPTED, ACCEPTED, NO_ANSWER, THROTTLED, REFUSED);
  await fc.assert(
    fc.asyncProperty(
      fc.array(outcome, { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      async (outcomes, changesPerMinute, changesPerWeek) => {
        const answer = (call: number) => outcomes[call % outcomes.length] ?? ACCEPTED;
        const { poster, account, sentAt } = await setUp(answer, { changesPerMinute, changesPerWeek });
        const results: Posted[] = [];
        const stopped = await postAll(poster, 40, results);

        expect(account.postings).toHaveLength(sentAt.length);
        expect(sentAt.length).toBeLessThanOrEqual(changesPerWeek);
        sentAt.forEach((at, place) => {
          const minute = sentAt.slice(place).filter((other) => other < at + 60_000);
          expect(minute.length).toBeLessThanOrEqual(changesPerMinute);
        });
        expect(account.accepted).toHaveLength(results.filter(({ accepted }) => accepted).length);
        expect(stopped || results.length === 40).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

async function postAll(poster: Poster, count: number, results: Posted[]): Promise<boolean> {
  try {
    for (let number = 0; number < count; number += 1) results.push(await poster.post(changeOf(number)));
    return false;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return true;
  }
}
