import type { Clock } from "../../../runtime/ports/clock";

export interface TestClock extends Clock {
  /** Moves the time on and lets everything that is due run. */
  advance(milliseconds: number): Promise<void>;
  /** Milliseconds of the sleeps that are waiting. */
  waiting(): number[];
}

interface Sleeper {
  due: number;
  wake(): void;
}

/**
 * Time that stands still. Sleeps of `leap` milliseconds or less (waits between calls) are over at once and move the
 * time on; longer ones (deadlines, stalls) wait for `advance`.
 */
export function createTestClock({ start = 1_800_000_000_000, leap = 5_000 } = {}): TestClock {
  let time = start;
  const sleepers = new Set<Sleeper>();
  return {
    now: () => time,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      if (milliseconds <= leap) {
        time += milliseconds;
        return;
      }
      await new Promise<void>((resolve, reject) => {
        const sleeper: Sleeper = {
          due: time + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", abort);
            resolve();
          },
        };
        const abort = (): void => {
          sleepers.delete(sleeper);
          reject(signal?.reason as Error);
        };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", abort, { once: true });
      });
    },
    async advance(milliseconds) {
      time += milliseconds;
      for (const sleeper of [...sleepers]) if (sleeper.due <= time) sleeper.wake();
      await settled();
    },
    waiting: () => [...sleepers].map(({ due }) => due - time),
  };
}

/** Lets promises and input events that are under way come to rest. */
export async function settled(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}
