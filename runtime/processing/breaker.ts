import type { Clock } from "../ports/clock";
import type { Random } from "./back-off";

/**
 * Lets a trail rest whose reader role or key refuses us, while other trails go on. It lives in the memory of one
 * container: another container finds out for itself, at the price of one refused call.
 */
export interface Breaker {
  /** Whether the trail rests now. */
  rests(trail: string): boolean;
  /**
   * The trail refused us, or rests: lets it rest if it does not yet, and returns the seconds until its notices
   * are to come back. `receives`: how often the notice was received.
   */
  trip(trail: string, receives: number): number;
  /** The trail answered. */
  close(trail: string): void;
}

/** How long a trail rests after the first, second, … refusal, in seconds. The last one repeats. */
export const REST_STEPS = [300, 900, 1_800, 3_600] as const;

/** Notices of a resting trail come back spread over this many seconds after its rest. */
export const SPREAD_SECONDS = 300;

export function createBreaker(clock: Clock, random: Random): Breaker {
  const resting = new Map<string, { until: number; step: number }>();

  const secondsLeft = (trail: string): number => {
    const until = resting.get(trail)?.until ?? 0;
    return Math.max(0, Math.ceil((until - clock.now()) / 1_000));
  };

  const startRest = (trail: string, receives: number): number => {
    const next = (resting.get(trail)?.step ?? -1) + 1;
    // A notice that was received often tells a new container for how long the trail has been refusing.
    const step = Math.min(REST_STEPS.length - 1, Math.max(next, receives - 1));
    const seconds = REST_STEPS[step] ?? 0;
    resting.set(trail, { until: clock.now() + seconds * 1_000, step });
    return seconds;
  };

  return {
    rests: (trail) => secondsLeft(trail) > 0,
    trip(trail, receives) {
      // Two notices of one trail may be refused side by side: that is one refusal.
      const seconds = secondsLeft(trail) || startRest(trail, receives);
      return seconds + Math.round(SPREAD_SECONDS * random());
    },
    close: (trail) => void resting.delete(trail),
  };
}
