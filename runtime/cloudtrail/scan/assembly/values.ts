/** Tells the caller which of a record's values it knows. */

import { passesQuickly } from "./identity";
import { NOT_KEPT, tell, tellLong } from "./known";
import {
  ADDRESS,
  AGENT,
  CHILD_BYTES,
  CHILDREN,
  ERROR_MESSAGE,
  EVENT_ID,
  EVENT_TIME,
  FIELDS,
  IDENTITY,
  RESOURCES,
  SLOT_BYTES,
  SLOTS,
  WINDOW,
} from "./places";

/**
 * Values that come again are told once all is understood, in the order of the tables: so the caller learns them. What
 * hardly comes again is not kept.
 */
export function tellValues(children: i32): void {
  for (let field = EVENT_ID + 1; field < FIELDS; field++) {
    const slot = SLOTS + <usize>field * SLOT_BYTES;
    const from = load<u32>(slot);
    if (from == 0) continue;
    store<i32>(slot + 8, placeOf(field, WINDOW + <usize>from, WINDOW + <usize>load<u32>(slot + 4)));
  }
  for (let child = 0; child < children; child++) {
    const entry = CHILDREN + <usize>child * CHILD_BYTES;
    store<i32>(
      entry + 8,
      tell(WINDOW + <usize>load<u32>(entry), WINDOW + <usize>load<u32>(entry + 4)),
    );
  }
}

function placeOf(field: i32, from: usize, to: usize): i32 {
  if (field == ERROR_MESSAGE || field == EVENT_TIME || field == RESOURCES || field == ADDRESS) return NOT_KEPT;
  if (field == IDENTITY && passesQuickly()) return NOT_KEPT;
  return field == IDENTITY || field == AGENT ? tellLong(from, to) : tell(from, to);
}
