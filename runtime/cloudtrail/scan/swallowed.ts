import type { CloudTrailRecord } from "../record";
import { parseJson } from "./bytes";
import { nextCandidate } from "./resync";

/** Beginnings that are tried, and how long what begins there may be. */
const MAX_TRIES = 16;
const MAX_BYTES = 256 * 1024;

/**
 * True when a whole record lies within these bytes, not as the first element of an array: where the end of a record
 * is missing, the records behind it look like elements of an array in it.
 */
export function holdsRecord(bytes: Buffer, from: number, to: number, firstKey: string): boolean {
  const options = { firstKey, mayBeFirst: false };
  for (let tries = 0, at = from; tries < MAX_TRIES; tries++) {
    const found = nextCandidate(bytes, at, to, true, options);
    if (found === undefined || !("at" in found)) return false;
    const end = balancedEnd(bytes, found.at, Math.min(to, found.at + MAX_BYTES));
    if (end !== undefined && looksLikeRecord(parseJson(bytes.toString("utf8", found.at, end)))) return true;
    at = found.at + 1;
  }
  return false;
}

/** True when it has what CloudTrail writes into each record. */
export function looksLikeRecord(value: unknown): boolean {
  const record = value as CloudTrailRecord | undefined;
  return (
    typeof record?.eventTime === "string" &&
    typeof record.eventSource === "string" &&
    typeof record.eventName === "string" &&
    typeof record.eventID === "string"
  );
}

/** The place behind the object that begins at `start`; undefined when it does not end before `to`. */
function balancedEnd(bytes: Buffer, start: number, to: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < to; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) {
      inString = true;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth++;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
