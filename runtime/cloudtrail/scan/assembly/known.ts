/** Texts that were seen before, kept to know them again: so the caller need not make strings of them once more. */

// Memory behind the window. finder.ts holds the same numbers of places.
const KNOWN: usize = 5701632;
const KNOWN_BYTES: usize = 256;
const KNOWN_PLACES: i32 = 4096;
const IDENTITIES: usize = 6750208;
const IDENTITY_BYTES: usize = 1024;
const IDENTITY_PLACES: i32 = 4096;
/** Said of a text too long to be known again. */
const NOT_KEPT: i32 = -0x40000000;

export function knowValue(from: usize, to: usize): i32 {
  return know(from, to, KNOWN, KNOWN_BYTES, KNOWN_PLACES);
}

export function knowIdentity(from: usize, to: usize): i32 {
  return know(from, to, IDENTITIES, IDENTITY_BYTES, IDENTITY_PLACES);
}

/**
 * The place of a text that was seen before; ~place of one that was not, and now is known there; NOT_KEPT of a long one.
 * Of texts that want the same place the last one is known.
 */
function know(from: usize, to: usize, table: usize, bytes: usize, places: i32): i32 {
  const length = to - from;
  if (length > bytes - 4) return NOT_KEPT;
  const place = hash(from, to) & (places - 1);
  const entry = table + <usize>place * bytes;
  if (load<u32>(entry) == <u32>length && same(from, entry + 4, length)) return place;
  store<u32>(entry, <u32>length);
  memory.copy(entry + 4, from, length);
  return ~place;
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

