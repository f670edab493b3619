import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../ports/clock";

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await wait(milliseconds, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted(); // the reason that the caller gave, not Node's wrapper around it
      throw error;
    }
  },
};
