import { BUDGET_COUNTERS } from "../../contract/limits";

/**
 * Budget: changes in any window of 168 hours. Sends are counted by the hour, before they are made. A window of 168
 * hours touches at most 169 hours of the clock, so while the last 169 counters stay within the budget, every window
 * does.
 */
const HOUR_MS = 3_600_000;

/** Counters by hour, in hours since 1970. */
export type Sends = Map<number, number>;

export function hourOf(milliseconds: number): number {
  return Math.floor(milliseconds / HOUR_MS);
}

/** In milliseconds since 1970. */
export function startOfHour(hour: number): number {
  return hour * HOUR_MS;
}

/** The first hour whose sends still count in the hour `hour`. */
export function windowStart(hour: number): number {
  return hour - BUDGET_COUNTERS + 1;
}

/** Sends that count in the hour `hour`. Counters of later hours (a clock ran ahead) count as well. */
export function usedBudget(sends: Sends, hour: number): number {
  let used = 0;
  for (const [at, count] of sends) if (at >= windowStart(hour)) used += count;
  return used;
}

/** When the next send is within the budget, in milliseconds since 1970: at once, or when enough hours have left it. */
export function budgetFreeAt(sends: Sends, now: number, changesPerWeek: number): number {
  const hour = hourOf(now);
  let used = usedBudget(sends, hour);
  if (used < changesPerWeek) return now;
  for (const at of [...sends.keys()].sort((a, b) => a - b)) {
    if (at < windowStart(hour)) continue;
    used -= sends.get(at) ?? 0;
    if (used < changesPerWeek) return startOfHour(at + BUDGET_COUNTERS);
  }
  return now + startOfHour(BUDGET_COUNTERS);
}
