import type { RunFacts, ShedChange } from "../support/chaos/facts";
import { MOST_WRONG_MS } from "../support/chaos/mishaps";

/**
 * A change may be shed only when its destination's budget is counted full, by the state table and not by the publisher's
 * word, and when it is older than the hold limit. Its age is told by the queue; a publisher's clock may be wrong by as
 * much as the run makes it.
 */
export function shedViolations({ shed, limits }: RunFacts): string[] {
  const byName = new Map(limits.map((limit) => [limit.destination, limit]));
  const early = shed.filter((one) => one.counted < (byName.get(one.destination)?.changesPerWeek ?? Infinity));
  const young = shed.filter(
    ({ destination, ageMs }) => ageMs < (byName.get(destination)?.holdLimitMs ?? Infinity) - MOST_WRONG_MS,
  );
  return [
    ...describe(
      early,
      "while their destination had budget left",
      ({ counted }) => `${counted} sends counted`,
    ),
    ...describe(young, "before their hold limit", ({ ageMs }) => `${Math.floor(ageMs / 60_000)} minutes old`),
  ];
}

function describe(wrong: ShedChange[], what: string, why: (first: ShedChange) => string): string[] {
  const [first] = wrong;
  if (!first) return [];
  return [`${wrong.length} changes were shed ${what}, such as ${first.identifier} (${why(first)}).`];
}
