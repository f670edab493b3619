import { ExitCode } from "../exit";
import { Stopped } from "./stopped";

/**
 * A signal that aborts on the first Ctrl-C (or SIGTERM), so that what is under way is noted before the run ends. A
 * second one ends at once.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const end = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(ExitCode.interrupted);
    const status = name === "SIGTERM" ? ExitCode.terminated : ExitCode.interrupted;
    controller.abort(new Stopped(`ended by ${name === "SIGTERM" ? "SIGTERM" : "Ctrl-C"}`, status));
  };
  process.on("SIGINT", end).on("SIGTERM", end);
  return controller.signal;
}

/** The same items, but the wait for the next one (from a pipe it may never come) ends with the signal's reason. */
export async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Stopped), { once: true });
  });
  aborted.catch(() => undefined);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void iterator.return?.(); // not awaited: it, too, waits for the item that may never come
  }
}
