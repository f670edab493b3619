import type { Clock } from "../../../runtime/ports/clock";

export interface SimulatedClock extends Clock {
  /** Lets time pass. */
  pass(milliseconds: number): void;
}

/** Time that passes only when someone waits for it. */
export function simulatedClock(start = Date.UTC(2026, 2, 1)): SimulatedClock {
  let now = start;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += Math.max(0, Math.ceil(milliseconds));
    },
    pass: (milliseconds) => {
      now += Math.max(0, Math.ceil(milliseconds));
    },
  };
}
