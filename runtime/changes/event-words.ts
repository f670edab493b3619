import type { CloudTrailRecord } from "../cloudtrail/record";
import { isContentEvent } from "./content-events";
import { plainEventName } from "./event-name";
import { isReadName } from "./read-names";
import { isRunEvent } from "./run-events";
import { isSessionEvent } from "./session-events";
import { isTelemetryEvent } from "./telemetry-events";

/** What source and name of an event say by themselves: the same for every record that has them. */
export interface EventWords {
  /** The event source without `.amazonaws.com`. */
  readonly service: string;
  /** The event name without its API date, beginning with a capital: a few services write `startBuild`. */
  readonly name: string;
  /** False when there is no letter in the name. */
  readonly named: boolean;
  /** The name reads, as far as that can be told without `readOnly`. */
  readonly reads: boolean;
  /** The first kind that fits, in the order of the rules. `other` says nothing: it may be a change. */
  readonly kind: "session" | "read-name" | "telemetry" | "run" | "content" | "other";
}

/**
 * The words of a record's event. A few hundred pairs of source and name make nearly all records, so they are judged
 * once and kept; what is kept is forgotten together before it is much.
 */
export function eventWords({ eventSource, eventName }: CloudTrailRecord): EventWords {
  const source = typeof eventSource === "string" ? eventSource : "";
  const name = typeof eventName === "string" ? eventName : "";
  const known = bySource.get(source)?.get(name);
  if (known) return known;
  if (kept >= KEPT_AT_MOST) forget();
  const words = judge(source.slice(0, LONGEST), name.slice(0, LONGEST));
  // A stranger's file may hold any text; what is too long for a name of AWS's is not worth remembering.
  if (source.length > LONGEST || name.length > LONGEST) return words;
  const names = bySource.get(source) ?? new Map<string, EventWords>();
  bySource.set(source, names.set(name, words));
  kept += 1;
  return words;
}

/** Characters that are looked at, since patterns cost time; AWS's longest names have about 80. */
const LONGEST = 200;
const KEPT_AT_MOST = 5_000;
const SUFFIX = ".amazonaws.com";

const bySource = new Map<string, Map<string, EventWords>>();
let kept = 0;

function forget(): void {
  bySource.clear();
  kept = 0;
}

function judge(source: string, eventName: string): EventWords {
  const service = source.endsWith(SUFFIX) ? source.slice(0, -SUFFIX.length) : source;
  const plain = plainEventName(eventName);
  const name = plain.charAt(0).toUpperCase() + plain.slice(1);
  return {
    service,
    name,
    named: /[A-Za-z]/.test(name),
    reads: isReadName(name),
    kind: kindOf(service, name),
  };
}

function kindOf(service: string, name: string): EventWords["kind"] {
  if (isSessionEvent(service, name)) return "session";
  if (isReadName(name)) return "read-name";
  if (isTelemetryEvent(service, name)) return "telemetry";
  if (isRunEvent(service, name)) return "run";
  return isContentEvent(service, name) ? "content" : "other";
}
