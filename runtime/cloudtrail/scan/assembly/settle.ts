/**
 * Settles runs of found records without JavaScript: reads are skipped, and what can be said at once of the others
 * (compose.ts) is listed. A record is settled only when one comma stands behind it and then the next one: what follows
 * a record may tell that it is broken.
 */

import { bodyPlace, composeAt } from "./compose";
import { ARRAY, COMPOSED, DEEP, DROPPED, HIGH, NOTHING_MORE, READ, UNCERTAIN } from "./flags";
import { outline } from "./outline";
import { BODIES_END, BODY, OUTCOME, RESULT_BYTES, RESULTS, SETTLED, TABLE, WINDOW } from "./places";

const MAX_RECORD_BYTES: i32 = 4194304;
/** Longer records are left to JSON.parse. */
const MAX_OUTLINED_BYTES: i32 = 32768;

/** A body is never longer: compose.ts sees to that. */
const MAX_BODY: usize = 131072;

/** Said of a record that was not outlined. */
const NOT_OUTLINED: i32 = -1;

let results: usize = RESULTS;
let reads: i32 = 0;

/**
 * Settles the records from place `first` of `count` found ones on and returns the place of the first that is left,
 * which may be the last one at most. Others than reads are settled when something is asked of them (outline.ts).
 */
export function settle(first: i32, count: i32, skipReads: bool, asked: i32): i32 {
  results = RESULTS;
  reads = 0;
  let outlined = NOT_OUTLINED;
  let place = first;
  for (; place < count - 1; place++) {
    const entry = TABLE + <usize>place * 12;
    const start = load<i32>(entry);
    const end = load<i32>(entry + 4);
    const flags = load<i32>(entry + 8);
    if (load<i32>(entry + 12) != end + 1 || load<u8>(WINDOW + <usize>end) != 0x2c) break;
    if (end - start > MAX_RECORD_BYTES || flags & (DEEP | ARRAY)) break;
    if (skipReads && (flags & (READ | UNCERTAIN)) == READ) {
      reads++;
      continue;
    }
    if (asked == NOTHING_MORE || flags & HIGH || end - start > MAX_OUTLINED_BYTES || bodyPlace + MAX_BODY > BODIES_END) break;
    outlined = outline(start, end, asked);
    if (!(outlined & (DROPPED | COMPOSED))) break;
    list(outlined);
    outlined = NOT_OUTLINED;
  }
  composeAt(BODY);
  store<i32>(SETTLED, outlined);
  store<i32>(SETTLED + 4, <i32>((results - RESULTS) / RESULT_BYTES));
  store<i32>(SETTLED + 8, reads);
  return place;
}

/** How many reads come before it, what was said of it, where its body begins, and its id's length. */
function list(said: i32): void {
  store<i32>(results, reads);
  store<i32>(results + 4, said);
  store<i32>(results + 8, <i32>bodyPlace);
  store<i32>(results + 12, load<i32>(OUTCOME + 20));
  results += RESULT_BYTES;
  reads = 0;
  if (said & COMPOSED) composeAt(bodyPlace + <usize>(said >> 8));
}
