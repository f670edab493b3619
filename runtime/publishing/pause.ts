import type { Pause } from "../ports/state";
import { HOLD_FIRST_MS, HOLD_STEP_MS, RETRY_FIRST_MS, RETRY_LONGEST_MS } from "./limits";

/**
 * The pause after an answer that another try may change. It doubles with each in a row and ends between three
 * quarters and the whole of that time (`random` is 0 to 1), so that workers do not come back together; what the
 * other side asked for is the least. All in milliseconds, times since 1970.
 */
export function retryPause(before: Pause | undefined, now: number, random: number, retryAfterMs = 0): Pause {
  const steps = stepsAfter(before, "retry");
  const whole = doubled(RETRY_FIRST_MS, steps, RETRY_LONGEST_MS);
  const jittered = Math.ceil(whole * (0.75 + 0.25 * random));
  return { reason: "retry", steps, until: now + Math.max(jittered, retryAfterMs) };
}

/** The next step of a hold: 1, 2, 4, 8, 16 and then 30 minutes each. After it, the key is read again and tried. */
export function holdPause(before: Pause | undefined, now: number): Pause {
  const steps = stepsAfter(before, "hold");
  return { reason: "hold", steps, until: now + doubled(HOLD_FIRST_MS, steps, HOLD_STEP_MS) };
}

function stepsAfter(before: Pause | undefined, reason: Pause["reason"]): number {
  return before?.reason === reason ? before.steps + 1 : 1;
}

function doubled(first: number, steps: number, longest: number): number {
  return Math.min(first * 2 ** Math.min(steps - 1, 30), longest);
}
