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
