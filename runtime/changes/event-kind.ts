import { nameOf, serviceOf } from "./event-key";
import { memoize } from "./memoize";
import { isReadName } from "./read-names";
import { isRunEvent } from "./run-events";
import { isSessionEvent } from "./session-events";
import { isTelemetryEvent } from "./telemetry-events";

/** What service and name of an event say by themselves. `other` says nothing: it may be a change. */
export type EventKind = "session" | "read-name" | "telemetry" | "run" | "other";

/** The first kind that fits, in the order of the rules. Takes an `eventKey`. */
export const eventKind = memoize((key): EventKind => {
  const service = serviceOf(key);
  const name = nameOf(key);
  if (isSessionEvent(service, name)) return "session";
  if (isReadName(name)) return "read-name";
  if (isTelemetryEvent(service, name)) return "telemetry";
  return isRunEvent(service, name) ? "run" : "other";
});
