/** A number from 0 up to, but without, 1. */
export type Random = () => number;

/** Shortest and longest wait of a retried notice, in seconds. */
export const SHORTEST_WAIT = 60;
export const LONGEST_WAIT = 900;

/**
 * Seconds until a notice is tried again: doubles with each receive from at most 2 to at most 15 minutes, and the
 * upper half of that is drawn by chance, so that notices that failed together do not come back together.
 */
export function retryWait(receives: number, random: Random): number {
  const longest = Math.min(LONGEST_WAIT, 2 * SHORTEST_WAIT * 2 ** Math.max(0, receives - 1));
  return Math.round(longest / 2 + (longest / 2) * random());
}

/** Milliseconds until a failed call is made again within one invocation: at most 0.2, 0.4, 0.8 … s, 5 s at most. */
export function callWait(attempt: number, random: Random): number {
  const longest = Math.min(5_000, 200 * 2 ** Math.max(0, attempt - 1));
  return Math.round(longest / 2 + (longest / 2) * random());
}
