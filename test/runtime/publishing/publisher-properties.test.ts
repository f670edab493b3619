import fc from "fast-check";
import { aChange, aDestination, queuedBody } from "../../support/publishing/changes";
import { seededRandom } from "../../support/publishing/random";
import type { Fate } from "../../support/publishing/simulated-destination";
import { simulate, type SimulationPlan } from "../../support/publishing/simulation";
import { mostWithin } from "../../support/publishing/windows";

const MINUTE_MS = 60_000;
const WEEK_MS = 168 * 3_600_000;
const HOUR_MS = 3_600_000;

/** Runs × changes = 100,000 changes. */
const RUNS = 100;
const CHANGES_A_RUN = 1_000;

interface Weather {
  seed: number;
  changesPerMinute: number;
  changesPerWeek: number;
  holdLimitHours: number;
  /** Hours over which the changes come. */
  spreadHours: number;
  faults: number;
  crashes: number;
  portFaults: number;
  /** Share of changes that are never accepted. */
  bad: number;
  outage: { from: number; hours: number };
  wrongKey: { from: number; hours: number };
}

const rare = (most: number) => fc.double({ min: 0, max: most, noNaN: true });
const hours = (most: number) => fc.integer({ min: 0, max: most });

const weather: fc.Arbitrary<Weather> = fc.record({
  seed: fc.integer(),
  changesPerMinute: fc.oneof(
    fc.constantFrom(3, 60, 360),
    fc.integer({ min: 30, max: 2_000 }),
    fc.integer({ min: 30, max: 2_000 }),
  ),
  changesPerWeek: fc.oneof(
    fc.constantFrom(100, 50_000, 50_000),
    fc.integer({ min: 300, max: 4 * CHANGES_A_RUN }),
  ),
  holdLimitHours: fc.constantFrom(1, 5, 24, 72, 312),
  spreadHours: fc.constantFrom(0, 1, 24, 300),
  faults: rare(0.2),
  crashes: rare(0.006),
  portFaults: rare(0.01),
  bad: fc.constantFrom(0, 0, 0.01, 0.1),
  outage: fc.record({ from: hours(48), hours: hours(12) }),
  wrongKey: fc.record({ from: hours(48), hours: hours(72) }),
});

const BAD: Fate[] = ["refused", "refused", "fails", "hangs", "breaks-us"];

function planOf(given: Weather): SimulationPlan {
  const random = seededRandom(given.seed);
  const fates = new Map<string, Fate>();
  const arrivals = Array.from({ length: CHANGES_A_RUN }, (_, index) => {
    // Every tenth is an update of the one before it, so that order can be seen.
    const identifier = `change-${index % 10 === 9 ? index - 1 : index}`;
    if (random() < given.bad) fates.set(identifier, BAD[Math.floor(random() * BAD.length)] ?? "refused");
    const body = queuedBody(aChange(identifier, { version: String(index).padStart(6, "0") }));
    // Forty come together, as from one trail file.
    const file = Math.floor(index / 40) * 40;
    return { afterMs: Math.floor((given.spreadHours * HOUR_MS * file) / CHANGES_A_RUN), body };
  });
  const within = (time: number, { from, hours: long }: { from: number; hours: number }) =>
    time >= from * HOUR_MS && time < (from + long) * HOUR_MS;
  return {
    ...given,
    random,
    arrivals,
    destination: aDestination(given),
    fateOf: (identifier) => fates.get(identifier) ?? "good",
    stateAt: (time) =>
      within(time, given.outage) ? "down" : within(time, given.wrongKey) ? "unauthorised" : undefined,
  };
}

test("100,000 changes through faults and crashes: nothing lost, no limit passed, order kept", async () => {
  const seen = { changes: 0, calls: 0, accepted: 0, parked: 0, shed: 0, deaths: 0, invocations: 0 };
  await fc.assert(
    fc.asyncProperty(weather, async (given) => {
      const plan = planOf(given);
      const result = await simulate(plan);

      expect(result.lost).toEqual([]);
      const gone = new Set([...result.accepted, ...result.shed, ...result.parked.map(identifierOf)]);
      expect(plan.arrivals.map(({ body }) => identifierOf(body)).filter((id) => !gone.has(id))).toEqual([]);
      expect(mostWithin(result.calls, MINUTE_MS)).toBeLessThanOrEqual(given.changesPerMinute);
      expect(mostWithin(result.calls, WEEK_MS)).toBeLessThanOrEqual(given.changesPerWeek);
      expect(result.longestMs).toBeLessThanOrEqual(60_000);
      // An update that was accepted, came again after a crash and was then parked or shed shows the one before it.
      const givenUp = new Set([...result.shed, ...result.parked.map(identifierOf)]);
      const whole = result.arrived.filter(({ identifier }) => !givenUp.has(identifier));
      expect(lastVersions(whole)).toEqual(lastVersions(whole.toSorted(byVersion)));

      seen.changes += plan.arrivals.length;
      seen.calls += result.calls.length;
      seen.accepted += result.accepted.size;
      seen.parked += result.parked.length;
      seen.shed += result.shed.length;
      seen.deaths += result.deaths;
      seen.invocations += result.invocations;
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // The weather was bad enough to show something.
  expect(seen.changes).toBe(RUNS * CHANGES_A_RUN);
  for (const count of [seen.parked, seen.shed, seen.deaths]) expect(count).toBeGreaterThan(100);
}, 300_000);

function identifierOf(body: string): string {
  return (JSON.parse(body) as { change: { identifier: string } }).change.identifier;
}

type Arrived = { identifier: string; tags: Record<string, string> };

function byVersion(a: Arrived, b: Arrived): number {
  return (a.tags.version ?? "").localeCompare(b.tags.version ?? "");
}

/** What the destination shows in the end. */
function lastVersions(arrived: Arrived[]): Record<string, string | undefined> {
  return Object.fromEntries(arrived.map(({ identifier, tags }) => [identifier, tags.version]));
}
