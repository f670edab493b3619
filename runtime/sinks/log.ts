import type { Log } from "../ports/log";
import type { Sink } from "./sink";

/**
 * The sink of a destination with `dryRun`: writes each change, as its body would be posted, to the log and sends
 * nothing. The only place where the content of a change is logged; it is redacted by then.
 */
export function createLogSink(log: Log): Sink {
  return {
    send: async (change) => {
      log.info("dry run: would send", { identifier: change.identifier, body: JSON.stringify(change) });
      return { kind: "accepted" };
    },
  };
}
