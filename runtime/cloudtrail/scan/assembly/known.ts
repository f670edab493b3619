/** Texts that were seen before, kept to know them again: so the caller need not make strings of them once more. */

// Memory behind the window. finder.ts holds the same numbers of places.
const KNOWN: usize = 5701632;
const KNOWN_BYTES: usize = 256;
const KNOWN_PLACES: i32 = 4096;
const LONG: usize = 6750208;
const LONG_BYTES: usize = 1024;
const LONG_PLACES: i32 = 4096;
/** Before each text: its length, its number, and flags that the caller may set. */
const HEAD: usize = 12;
/** Said of a text too long to be known again. */
export const NOT_KEPT: i32 = -0x40000000;

/** The number of the text that was asked for last; equal numbers are equal texts. 0 for a text that is not kept. */
export let number: u32 = 0;
let numbers: u32 = 0;

export function knowValue(from: usize, to: usize): i32 {
  return know(from, to, KNOWN, KNOWN_BYTES, KNOWN_PLACES);
}

/** Identities and user agents. */
export function knowLong(from: usize, to: usize): i32 {
  return know(from, to, LONG, LONG_BYTES, LONG_PLACES);
}

/** What the caller said of the text at a place of values; 0 as long as it said nothing. */
export function flagsOf(place: i32): u32 {
  return load<u32>(KNOWN + <usize>place * KNOWN_BYTES + 8);
}

/**
 * The place of a text that was seen before; ~place of one that was not, and now is known there; NOT_KEPT of a long one.
 * Each text may stand in two places; when both are taken, one of the texts there is forgotten.
 */
function know(from: usize, to: usize, table: usize, bytes: usize, places: i32): i32 {
  const length = to - from;
  number = 0;
  if (length > bytes - HEAD) return NOT_KEPT;
  const place = hash(from, to) & (places - 1);
  if (isAt(table + <usize>place * bytes, from, length)) return place;
  const other = place ^ 1;
  if (isAt(table + <usize>other * bytes, from, length)) return other;
  number = ++numbers;
  const isFree = load<u32>(table + <usize>place * bytes + 4) == 0;
  const chosen = isFree || (number & 1) == 0 ? place : other;
  const entry = table + <usize>chosen * bytes;
  store<u32>(entry, <u32>length);
  store<u32>(entry + 4, number);
  store<u32>(entry + 8, 0);
  memory.copy(entry + HEAD, from, length);
  return ~chosen;
}

function isAt(entry: usize, from: usize, length: usize): bool {
  if (load<u32>(entry) != <u32>length || !same(from, entry + HEAD, length)) return false;
  number = load<u32>(entry + 4);
  return number != 0;
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
