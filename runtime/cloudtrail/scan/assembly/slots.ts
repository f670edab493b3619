/** Where the values of the record's fields stand. */

import { SLOT_BYTES, SLOTS, WINDOW } from "./places";

/** 0 for an absent field. */
export function start(field: i32): usize {
  const place = <usize>load<u32>(SLOTS + <usize>field * SLOT_BYTES);
  return place == 0 ? 0 : WINDOW + place;
}

export function behind(field: i32): usize {
  return WINDOW + <usize>load<u32>(SLOTS + <usize>field * SLOT_BYTES + 4);
}

/** Neither absent nor null. */
export function isThere(field: i32): bool {
  return start(field) != 0 && load<u8>(start(field)) != 0x6e;
}
