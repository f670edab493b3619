import type { Clock } from "../../../runtime/ports/clock";

/** Time that passes only when somebody sleeps, and then at once. */
export function fakeClock(start = Date.UTC(2025, 10, 3)): Clock & { advance(milliseconds: number): void } {
  let time = start;
  return {
    now: () => time,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      time += milliseconds;
    },
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}
