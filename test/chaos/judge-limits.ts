import type { RunFacts } from "../support/chaos/facts";

const MINUTE_MS = 60_000;
const WEEK_MS = 168 * 3_600_000;

/** Calls of each destination against its limits, by the times at which they arrived. Calls that failed count too. */
export function limitViolations({ calls, limits }: RunFacts): string[] {
  return limits.flatMap(({ destination, changesPerMinute, changesPerWeek }) => {
    const times = calls.filter((call) => call.destination === destination).map(({ at }) => at);
    const minute = mostWithin(times, MINUTE_MS);
    const week = mostWithin(times, WEEK_MS);
    return [
      ...(minute > changesPerMinute
        ? [`${destination}: ${minute} calls in a minute; ${changesPerMinute} are allowed.`]
        : []),
      ...(week > changesPerWeek
        ? [`${destination}: ${week} calls in 168 hours; ${changesPerWeek} are allowed.`]
        : []),
    ];
  });
}

/**
 * Share of a minute limit that one destination at least must come to, or nothing is shown of the pace: beyond a half,
 * a pace that is twice too quick passes the limit. A busy machine slows the calls, so that it cannot be much more.
 */
const BINDING = 0.6;

/** With a pace that nobody comes near, a publisher without any would pass too. */
export function unboundPace({ calls, limits }: RunFacts): string[] {
  const shares = limits.filter(({ paceBinds }) => paceBinds).map((limit) => minuteShare(limit, calls));
  const most = Math.max(0, ...shares);
  if (most >= BINDING) return [];
  return [
    `No pace has bound: no backlogged destination came to more than ${percent(most)} of its minute limit.`,
  ];
}

function minuteShare(
  { destination, changesPerMinute }: RunFacts["limits"][number],
  calls: RunFacts["calls"],
) {
  const times = calls.filter((call) => call.destination === destination).map(({ at }) => at);
  return mostWithin(times, MINUTE_MS) / changesPerMinute;
}

function percent(share: number): string {
  return `${Math.floor(100 * share)} %`;
}

/** The most times that any span of less than this length holds. */
export function mostWithin(times: number[], spanMs: number): number {
  let first = 0;
  let most = 0;
  times.forEach((time, index) => {
    while (time - (times[first] ?? time) >= spanMs) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
