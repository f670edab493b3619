import { jsonLine } from "../output/text";
import type { Entry } from "./entry";

/** An entry as one line of JSON. Every key is always there; what a record lacks is null. */
export function jsonOf({ file, index, record, decision, reason, rule }: Entry): string {
  return jsonLine({
    file,
    index,
    eventID: textOrNull(record?.eventID),
    eventSource: textOrNull(record?.eventSource),
    eventName: textOrNull(record?.eventName),
    decision,
    reason,
    rule,
  });
}

/** A record is a stranger's input: its fields may be of any type. */
function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
