/** Tells which of a record's values were seen before. */

import { knowLong, knowValue, NOT_KEPT, number } from "./known";
import {
  AGENT,
  CHILD_BYTES,
  CHILDREN,
  ERROR_MESSAGE,
  EVENT_ID,
  EVENT_TIME,
  FIELDS,
  IDENTITY,
  NUMBERS,
  RESOURCES,
  SLOT_BYTES,
  SLOTS,
  WINDOW,
} from "./places";

/**
 * Values that come again are learnt once all is understood, in the order of the tables: so the caller learns them.
 * True when all were known. What hardly comes again is not kept.
 */
export function knowValues(children: i32): bool {
  let known = true;
  for (let field = EVENT_ID + 1; field < FIELDS; field++) {
    const slot = SLOTS + <usize>field * SLOT_BYTES;
    const from = load<u32>(slot);
    store<u32>(NUMBERS + <usize>field * 4, 0);
    if (from == 0) continue;
    if (field == ERROR_MESSAGE || field == EVENT_TIME || field == RESOURCES) {
      store<i32>(slot + 8, NOT_KEPT);
      continue;
    }
    const start = WINDOW + <usize>from;
    const behind = WINDOW + <usize>load<u32>(slot + 4);
    const place = field == IDENTITY || field == AGENT ? knowLong(start, behind) : knowValue(start, behind);
    store<i32>(slot + 8, place);
    store<u32>(NUMBERS + <usize>field * 4, number);
    if (place < 0) known = false;
  }
  for (let child = 0; child < children; child++) {
    const entry = CHILDREN + <usize>child * CHILD_BYTES;
    const key = knowValue(WINDOW + <usize>load<u32>(entry), WINDOW + <usize>load<u32>(entry + 4));
    store<i32>(entry + 8, key);
    if (key < 0) known = false;
  }
  return known;
}
