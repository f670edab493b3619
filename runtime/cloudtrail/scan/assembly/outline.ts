/**
 * Reads one record that the finder has found: whether it is JSON in all its parts, where the values of its fields
 * stand, and those of its request parameters. What is unusual (a key that comes twice, an escape in a key, deep nesting)
 * is left to JSON.parse. Its specification is JSON.parse: what is said to be understood has the same fields there.
 */

import { compose } from "./compose";
import { NOTHING_MORE, PLAIN, UNDERSTOOD, VERDICT_ONLY } from "./flags";
import { beginIdentity, noteEscapedKey, noteMember } from "./identity";
import { hash, same } from "./known";
import {
  CHILD_BYTES,
  CHILDREN,
  IDENTITY,
  KEY_ENTRIES,
  KEYS,
  PARAMETERS,
  SLOT_BYTES,
  SLOTS,
  WINDOW,
} from "./places";
import { tellValues } from "./values";

const MAX_FIELDS: usize = 32;
const MAX_CHILDREN: i32 = 128;
const HASHES: usize = 112640;
const MAX_HASHES: i32 = 2048;
const MAX_DEPTH: i32 = 64;
/** Keys of one object that are compared with each other. */
const MAX_KEYS: i32 = 64;
/** Digits of whole numbers that JSON.stringify writes as they stand. */
const MAX_DIGITS: i32 = 15;

// Within what a value stands.
const ELSEWHERE: i32 = 0;
const IN_PARAMETERS: i32 = 1;
const IN_IDENTITY: i32 = 2;

let end: usize = 0;
/** The last string had a backslash. */
let escaped: bool = false;
/** So far, JSON.stringify of what JSON.parse gives is the very text. */
let plain: bool = true;
let parametersPlain: bool = true;
let children: i32 = 0;
/** Hashes of the keys of the objects that are open within the parameters. */
let hashTop: i32 = 0;

/**
 * 0 when the record is not understood; else UNDERSTOOD, PLAIN when its parameters are, and how many they are.
 * Of what is asked beside it, what can be said at once is said instead (compose.ts).
 */
export function outline(from: i32, to: i32, asked: i32): i32 {
  end = WINDOW + <usize>to;
  children = -1;
  hashTop = 0;
  parametersPlain = true;
  beginIdentity();
  memory.fill(SLOTS, 0, MAX_FIELDS * SLOT_BYTES);
  if (record(WINDOW + <usize>from) != end) return 0;
  if (asked != NOTHING_MORE) {
    const said = compose(to - from, parametersPlain, children, asked == VERDICT_ONLY);
    if (said != 0) return said;
  }
  tellValues(children);
  if (children < 0) return UNDERSTOOD;
  return UNDERSTOOD | (parametersPlain ? PLAIN : 0) | (children << 8);
}

/** Each reader takes the place where its value begins and returns the place behind it, or 0. */
function record(p: usize): usize {
  p = skip(p + 1);
  if (load<u8>(p) == 0x7d) return p + 1;
  while (true) {
    const key = p + 1;
    const keyEnd = string(p);
    if (keyEnd == 0 || escaped) return 0;
    p = skip(keyEnd);
    if (load<u8>(p) != 0x3a) return 0;
    const start = skip(p + 1);
    const field = fieldOf(key, keyEnd - 1 - key);
    const slot = SLOTS + <usize>max(field, 0) * SLOT_BYTES;
    if (field >= 0 && load<i32>(slot) != 0) return 0;
    if (field == PARAMETERS) p = parameters(start);
    else p = value(start, 1, field == IDENTITY ? IN_IDENTITY : ELSEWHERE);
    if (p == 0) return 0;
    if (field >= 0) {
      store<i32>(slot, <i32>(start - WINDOW));
      store<i32>(slot + 4, <i32>(p - WINDOW));
    }
    p = skip(p);
    const byte = load<u8>(p);
    if (byte == 0x7d) return p + 1;
    if (byte != 0x2c) return 0;
    p = skip(p + 1);
  }
}

/** The request parameters: an object's fields are noted one by one. */
function parameters(p: usize): usize {
  plain = true;
  if (load<u8>(p) != 0x7b) return value(p, 1, ELSEWHERE);
  children = 0;
  p = object(p, 1, IN_PARAMETERS);
  parametersPlain = plain;
  return p;
}

function value(p: usize, depth: i32, within: i32): usize {
  const byte = load<u8>(p);
  if (byte == 0x22) return string(p);
  if (byte == 0x7b) return object(p, depth, within);
  if (byte == 0x5b) return array(p, depth, within);
  if (byte == 0x74) return load<u32>(p) == 0x65757274 ? p + 4 : 0;
  if (byte == 0x66) return load<u32>(p + 1) == 0x65736c61 ? p + 5 : 0;
  if (byte == 0x6e) return load<u32>(p) == 0x6c6c756e ? p + 4 : 0;
  return numeral(p);
}

function object(p: usize, depth: i32, within: i32): usize {
  if (depth > MAX_DEPTH) return 0;
  const firstHash = hashTop;
  p = skip(p + 1);
  if (load<u8>(p) == 0x7d) return p + 1;
  while (true) {
    const key = p + 1;
    const keyEnd = string(p);
    if (keyEnd == 0) return 0;
    if (within == IN_PARAMETERS) noteKey(key, hash(key, keyEnd - 1), firstHash);
    else if (escaped && within == IN_IDENTITY) noteEscapedKey();
    p = skip(keyEnd);
    if (load<u8>(p) != 0x3a) return 0;
    const start = skip(p + 1);
    p = value(start, depth + 1, within);
    if (p == 0) return 0;
    if (depth == 1 && within == IN_PARAMETERS) noteChild(key - 1, keyEnd, start, p);
    else if (depth <= 2 && within == IN_IDENTITY) noteMember(key, keyEnd - 1 - key, start, p, depth);
    p = skip(p);
    const byte = load<u8>(p);
    if (byte == 0x7d) {
      hashTop = firstHash;
      return p + 1;
    }
    if (byte != 0x2c) return 0;
    p = skip(p + 1);
  }
}

/** A key is plain when it comes once, has no escape, and is no number (numbers come first in JSON.parse's objects). */
function noteKey(key: usize, keyHash: i32, firstHash: i32): void {
  const digit = <i32>load<u8>(key) - 0x30;
  if (escaped || (digit >= 0 && digit <= 9) || hashTop - firstHash >= MAX_KEYS || hashTop >= MAX_HASHES) {
    plain = false;
    return;
  }
  for (let at = firstHash; at < hashTop; at++) {
    if (load<i32>(HASHES + <usize>(at * 4)) == keyHash) plain = false;
  }
  store<i32>(HASHES + <usize>(hashTop * 4), keyHash);
  hashTop++;
}

function noteChild(key: usize, keyEnd: usize, start: usize, behind: usize): void {
  if (children >= MAX_CHILDREN) {
    plain = false;
    return;
  }
  const entry = CHILDREN + <usize>children * CHILD_BYTES;
  store<i32>(entry, <i32>(key - WINDOW));
  store<i32>(entry + 4, <i32>(keyEnd - WINDOW));
  store<i32>(entry + 12, <i32>(start - WINDOW));
  store<i32>(entry + 16, <i32>(behind - WINDOW));
  children++;
}

function array(p: usize, depth: i32, within: i32): usize {
  if (depth > MAX_DEPTH) return 0;
  p = skip(p + 1);
  if (load<u8>(p) == 0x5d) return p + 1;
  while (true) {
    p = value(p, depth + 1, within);
    if (p == 0) return 0;
    p = skip(p);
    const byte = load<u8>(p);
    if (byte == 0x5d) return p + 1;
    if (byte != 0x2c) return 0;
    p = skip(p + 1);
  }
}

function string(p: usize): usize {
  if (load<u8>(p) != 0x22) return 0;
  p++;
  escaped = false;
  while (p < end) {
    const bytes = v128.load(p);
    const telling = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
        i8x16.lt_u(bytes, i8x16.splat(0x20)),
      ),
    );
    if (telling == 0) {
      p += 16;
      continue;
    }
    p += ctz(telling);
    const byte = load<u8>(p);
    if (byte == 0x22) return p + 1;
    if (byte != 0x5c) return 0;
    escaped = true;
    p = escape(p + 1);
    if (p == 0) return 0;
  }
  return 0;
}

/** JSON.stringify writes \" \\ \b \f \n \r \t as they stand; of the other escapes that is not sure. */
function escape(p: usize): usize {
  switch (<i32>load<u8>(p)) {
    case 0x22:
    case 0x5c:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return p + 1;
    case 0x2f:
      plain = false;
      return p + 1;
    case 0x75:
      plain = false;
      for (let at = p + 1; at < p + 5; at++) if (!isHex(load<u8>(at))) return 0;
      return p + 5;
    default:
      return 0;
  }
}

function numeral(p: usize): usize {
  const start = p;
  if (load<u8>(p) == 0x2d) p++;
  const digits = p;
  p = skipDigits(p);
  if (p == digits || (load<u8>(digits) == 0x30 && p > digits + 1)) return 0;
  if (p - digits > <usize>MAX_DIGITS || (digits > start && load<u8>(digits) == 0x30)) plain = false;
  if (load<u8>(p) == 0x2e) {
    plain = false;
    const fraction = p + 1;
    p = skipDigits(fraction);
    if (p == fraction) return 0;
  }
  if ((load<u8>(p) | 0x20) == 0x65) {
    plain = false;
    const sign = load<u8>(p + 1);
    const exponent = sign == 0x2b || sign == 0x2d ? p + 2 : p + 1;
    p = skipDigits(exponent);
    if (p == exponent) return 0;
  }
  return p;
}

function skipDigits(p: usize): usize {
  while (p < end && <u32>load<u8>(p) - 0x30 <= 9) p++;
  return p;
}

/** White space makes a value other than JSON.stringify would write it. */
function skip(p: usize): usize {
  if (load<u8>(p) > 0x20) return p;
  while (p < end && isSpace(load<u8>(p))) {
    plain = false;
    p++;
  }
  return p;
}

/** The field's number in the key table, or -1. */
function fieldOf(key: usize, length: usize): i32 {
  if (length < 7 || length > 31) return -1;
  const first = load<i32>(KEYS + length * 8);
  const behind = load<i32>(KEYS + length * 8 + 4);
  for (let field = first; field < behind; field++) {
    if (same(key, KEY_ENTRIES + <usize>field * 32, length)) return field;
  }
  return -1;
}

// @ts-ignore: decorator
@inline function isSpace(byte: i32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09;
}

// @ts-ignore: decorator
@inline function isHex(byte: u32): bool {
  return byte - 0x30 <= 9 || (byte | 0x20) - 0x61 <= 5;
}
