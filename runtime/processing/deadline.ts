import type { Clock } from "../ports/clock";

/** Milliseconds kept back at the end of an invocation, to return what is not done. */
export const RESERVE_MS = 30_000;

export interface Deadline {
  /** Aborts when the time is up, or when the outer signal does. */
  readonly signal: AbortSignal;
  /** Ends the watch. To be called when the work is done. */
  release(): void;
}

/** Watches the time left of an invocation. `outer`: another reason to stop, such as SIGTERM. */
export function watchDeadline(clock: Clock, remainingMs: number, outer?: AbortSignal): Deadline {
  const stop = new AbortController();
  const released = new AbortController();
  const abort = (): void => stop.abort(new Interrupted());
  if (outer?.aborted === true) abort();
  outer?.addEventListener("abort", abort, { once: true, signal: released.signal });

  // An invocation of less than a minute, which is not how we deploy, still gets half of its time for work.
  const reserve = Math.min(RESERVE_MS, remainingMs / 2);
  clock.sleep(Math.max(0, remainingMs - reserve), released.signal).then(abort, () => undefined);

  return { signal: stop.signal, release: () => released.abort() };
}

/** The reason of an aborted deadline signal. */
export class Interrupted extends Error {
  constructor() {
    super("The time of this invocation is up.");
    this.name = "Interrupted";
  }
}
