import type { Clock } from "../../../runtime/ports/clock";

/** Time for several workers at once: it jumps to the next sleeper whenever all of them wait. */
export function virtualTime(start = Date.UTC(2026, 2, 1)) {
  let now = start;
  const sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ at: now + Math.max(0, Math.ceil(milliseconds)), wake });
      }),
  };
  /** Lets time pass until `work` has ended. */
  async function run<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const end = () => void (ended = true);
    work.then(end, end);
    for (;;) {
      // Everything that can go on without time does so before the next timer.
      await new Promise((resolve) => setImmediate(resolve));
      if (ended) return work;
      sleepers.sort((a, b) => a.at - b.at);
      const next = sleepers.shift();
      if (!next) throw new Error("Everyone waits and nobody sleeps.");
      now = next.at;
      next.wake();
    }
  }
  return { clock, run };
}
