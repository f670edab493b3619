/** Texts that were seen before, kept to know them again: so the caller need not make strings of them once more. */

// Memory behind the window. finder.ts holds the same numbers of places.
const KNOWN: usize = 5701632;
const KNOWN_BYTES: usize = 256;
const KNOWN_PLACES: i32 = 4096;
const LONG: usize = 6750208;
const LONG_BYTES: usize = 1024;
const LONG_PLACES: i32 = 4096;
/** Places that a text may have. */
const WAYS: usize = 4;
/** Before each text: its length, its number, flags that the caller may set, and whether the caller knows it. */
const HEAD = 16;
const FLAGS = 8;
const TOLD = 12;
/** Said of a text too long to be known again. */
export const NOT_KEPT: i32 = -0x40000000;

let numbers: u32 = 0;

/** Equal texts have equal numbers; 0 for a text that is not kept. */
export function numberOf(from: usize, to: usize): u32 {
  const entry = entryOf(from, to, KNOWN, KNOWN_BYTES, KNOWN_PLACES);
  return entry == 0 ? 0 : load<u32>(entry + 4);
}

/** Of identities and user agents. */
export function longNumberOf(from: usize, to: usize): u32 {
  const entry = entryOf(from, to, LONG, LONG_BYTES, LONG_PLACES);
  return entry == 0 ? 0 : load<u32>(entry + 4);
}

/**
 * For the caller, who learns the text: the place of one that it knows, ~place of one that it knows from now on;
 * NOT_KEPT of a long one.
 */
export function tell(from: usize, to: usize): i32 {
  return told(entryOf(from, to, KNOWN, KNOWN_BYTES, KNOWN_PLACES), KNOWN, KNOWN_BYTES);
}

export function tellLong(from: usize, to: usize): i32 {
  return told(entryOf(from, to, LONG, LONG_BYTES, LONG_PLACES), LONG, LONG_BYTES);
}

/** What the caller said of a text; 0 as long as it said nothing. */
export function flagsOf(from: usize, to: usize): u32 {
  const entry = entryOf(from, to, KNOWN, KNOWN_BYTES, KNOWN_PLACES);
  return entry == 0 ? 0 : load<u32>(entry + FLAGS);
}

function told(entry: usize, table: usize, bytes: usize): i32 {
  if (entry == 0) return NOT_KEPT;
  const place = <i32>((entry - table) / bytes);
  if (load<u32>(entry + TOLD) != 0) return place;
  store<u32>(entry + TOLD, 1);
  return ~place;
}

/**
 * Each text may stand in any of four places; when all are taken, one of the texts there is forgotten. 0 for a text that
 * is too long.
 */
function entryOf(from: usize, to: usize, table: usize, bytes: usize, places: i32): usize {
  const length = to - from;
  if (length > bytes - HEAD) return 0;
  const place = <usize>(hash(from, to) & (places - 1));
  let free: usize = 0;
  for (let other: usize = 0; other < WAYS; other++) {
    const entry = table + (place ^ other) * bytes;
    if (load<u32>(entry + 4) == 0) free = entry;
    else if (isAt(entry, from, length)) return entry;
  }
  numbers++;
  const entry = free != 0 ? free : table + (place ^ (<usize>numbers & (WAYS - 1))) * bytes;
  store<u32>(entry, <u32>length);
  store<u32>(entry + 4, numbers);
  store<u64>(entry + FLAGS, 0);
  memory.copy(entry + HEAD, from, length);
  return entry;
}

function isAt(entry: usize, from: usize, length: usize): bool {
  return load<u32>(entry) == <u32>length && same(from, entry + HEAD, length);
}

export function same(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(a + at) != load<u64>(b + at)) return false;
  for (; at < length; at++) if (load<u8>(a + at) != load<u8>(b + at)) return false;
  return true;
}

export function hash(from: usize, to: usize): i32 {
  let mixed: u64 = <u64>(to - from);
  let p = from;
  for (; p + 8 <= to; p += 8) mixed = rotl<u64>((mixed ^ load<u64>(p)) * 0x9e3779b97f4a7c15, 23);
  const rest = <u64>(to - p) << 3;
  mixed = (mixed ^ (load<u64>(p) & ((<u64>1 << rest) - 1))) * 0x9e3779b97f4a7c15;
  return <i32>(mixed >> 32);
}
