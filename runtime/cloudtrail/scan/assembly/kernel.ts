/**
 * Finds the elements of a `Records` array, 64 bytes at a time, and says of each whether its own `readOnly` is true.
 * AssemblyScript, compiled to WebAssembly SIMD by scripts/build-kernel.mjs. Its specification is plain-finder.ts:
 * both must find the same elements, flags and damage, whatever the bytes.
 *
 * The method is that of "Parsing Gigabytes of JSON per Second" (https://arxiv.org/abs/1902.08318): bit masks of
 * quotes and brackets, a prefix-xor for what lies inside strings; then only the few marked bytes are looked at.
 */

import { ARRAY, DEEP, HIGH, READ, UNCERTAIN } from "./flags";
import { TABLE, WINDOW } from "./places";

export { outline } from "./outline";
export { forgetDecisions } from "./parts";
export { settle } from "./settle";

// Memory beside the table and the window: state, stack of open brackets. kernel-finder.ts holds the same numbers.
const STATE: usize = 64;
const STACK: usize = 1024;
const TABLE_ENTRIES: i32 = 8192;

const MAX_DEPTH: i32 = 512;
const MAX_SPACE: usize = 65536;
const FARTHEST: i32 = -0x40000000;
/** Bytes that must follow a block before it is looked at: enough for `"readOnly":true`. */
const LOOKAHEAD: usize = 32;

const MORE: i32 = 0;
const FULL: i32 = 1;
const ARRAY_END: i32 = 2;
const DAMAGE: i32 = 3;

const ODD_BITS: u64 = 0xaaaaaaaaaaaaaaaa;
// @ts-ignore: decorator
@inline const READ_ONLY: u64 = 0x796c6e4f64616572; // readOnly
// @ts-ignore: decorator
@inline const TRUE: u32 = 0x65757274; // true

let depth: i32 = 0;
let start: usize = 0;
let flags: i32 = 0;
/** All ones when the next byte lies inside a string. */
let inside: u64 = 0;
/** 1 when the next byte is escaped. */
let escaped: u64 = 0;
/** 1 when the byte before the next one closed a string. */
let closed: u64 = 0;

/** Forgets everything: the next byte lies between two elements. */
export function begin(): void {
  depth = 0;
  flags = 0;
  inside = 0;
  escaped = 0;
  closed = 0;
}

/** The window moved towards its front by so many bytes. */
export function shift(by: i32): void {
  const moved = <i32>(start - WINDOW) - by;
  start = WINDOW + <usize>max(moved, FARTHEST);
}

export function find(from: i32, to: i32, last: bool): i32 {
  const end = WINDOW + <usize>to;
  const stop = last ? end : end - min(<usize>(to - from), 64 + LOOKAHEAD - 1);
  let at = WINDOW + <usize>from;
  let count: i32 = 0;

  while (at < stop) {
    if (count > TABLE_ENTRIES - 33) return leave(FULL, at, count);
    const a = v128.load(at, 0);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);

    // Quotes that are not escaped, and what lies inside strings (with the opening quote, without the closing one).
    let quotes = mask(eq(a, 0x22), eq(b, 0x22), eq(c, 0x22), eq(d, 0x22));
    let backslashes: u64 = 0;
    const ea = eq(a, 0x5c);
    const eb = eq(b, 0x5c);
    const ec = eq(c, 0x5c);
    const ed = eq(d, 0x5c);
    let escapedNext: u64 = 0;
    if (v128.any_true(v128.or(v128.or(ea, eb), v128.or(ec, ed)))) {
      backslashes = mask(ea, eb, ec, ed);
      const possible = backslashes & ~escaped;
      const series = (((possible << 1) | ODD_BITS) - possible) ^ ODD_BITS;
      quotes &= ~(series ^ (backslashes | escaped));
      escapedNext = (series & backslashes) >> 63;
    } else {
      quotes &= ~escaped;
    }
    const strings = prefixXor(quotes) ^ inside;

    // Brackets outside strings; a string may only be followed by , : } ] or white space.
    const space = i8x16.splat(0x20);
    const ta = v128.or(a, space);
    const tb = v128.or(b, space);
    const tc = v128.or(c, space);
    const td = v128.or(d, space);
    const ca = eq(ta, 0x7d);
    const cb = eq(tb, 0x7d);
    const cc = eq(tc, 0x7d);
    const cd = eq(td, 0x7d);
    const brackets =
      mask(
        v128.or(ca, eq(ta, 0x7b)),
        v128.or(cb, eq(tb, 0x7b)),
        v128.or(cc, eq(tc, 0x7b)),
        v128.or(cd, eq(td, 0x7b)),
      ) & ~strings;
    const followers = mask(
      v128.or(ca, v128.or(eq(a, 0x2c), eq(a, 0x3a))),
      v128.or(cb, v128.or(eq(b, 0x2c), eq(b, 0x3a))),
      v128.or(cc, v128.or(eq(c, 0x2c), eq(c, 0x3a))),
      v128.or(cd, v128.or(eq(d, 0x2c), eq(d, 0x3a))),
    );
    const closing = quotes & ~strings;
    const afterString = ((closing << 1) | closed) & ~followers;
    const stray = backslashes & ~strings;

    // A quote, r, and four bytes later O: perhaps `"readOnly"`.
    let keys: u64 = 0;
    const ka = v128.and(eq(v128.load(at, 1), 0x72), eq(v128.load(at, 5), 0x4f));
    const kb = v128.and(eq(v128.load(at, 17), 0x72), eq(v128.load(at, 21), 0x4f));
    const kc = v128.and(eq(v128.load(at, 33), 0x72), eq(v128.load(at, 37), 0x4f));
    const kd = v128.and(eq(v128.load(at, 49), 0x72), eq(v128.load(at, 53), 0x4f));
    if (v128.any_true(v128.or(v128.or(ka, kb), v128.or(kc, kd)))) {
      keys = mask(ka, kb, kc, kd) & quotes & strings;
      if (!last) {
        for (let rest = keys; rest != 0; rest &= rest - 1) {
          if (judge(at + <usize>ctz(rest), end) == RAN_OUT) return leave(MORE, at, count);
        }
      }
    }

    const high = i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d))) != 0 ? HIGH : 0;
    flags |= high;

    let escapes = backslashes & strings;
    if (brackets == 0 && escapes != 0) {
      if (depth == 1) flags |= UNCERTAIN;
      escapes = 0;
    }

    for (let events = brackets | afterString | stray | keys | escapes; events != 0; events &= events - 1) {
      const place = ctz(events);
      const bit = (<u64>1) << place;
      const p = at + <usize>place;
      const byte = <i32>load<u8>(p);
      if (brackets & bit & ~afterString) {
        if (byte & 2) {
          if (depth == 0) {
            start = p;
            flags = high | (byte == 0x5b ? ARRAY : 0);
          } else if (depth <= MAX_DEPTH) {
            const before = previous(p);
            if (<i32>load<u8>(STACK + depth) == 0x7b) {
              if (before != 0x3a && before != 0x20) return leave(DAMAGE, p, count);
            } else if (before != 0x2c && before != 0x5b && before != 0x20) {
              return leave(DAMAGE, p, count);
            }
          }
          depth++;
          if (depth <= MAX_DEPTH) store<u8>(STACK + depth, byte);
          else flags |= DEEP;
        } else {
          if (depth == 0) {
            if (byte == 0x5d) return leave(ARRAY_END, p + 1, count);
            return leave(DAMAGE, p, count);
          }
          if (depth <= MAX_DEPTH && <i32>load<u8>(STACK + depth) + 2 != byte) return leave(DAMAGE, p, count);
          depth--;
          if (depth == 0) {
            const entry = TABLE + <usize>(count * 12);
            store<i32>(entry, <i32>(start - WINDOW));
            store<i32>(entry + 4, <i32>(p + 1 - WINDOW));
            store<i32>(entry + 8, flags);
            count++;
          }
        }
      } else if (afterString & bit) {
        if (!isSpace(byte)) return leave(DAMAGE, p, count);
      } else if (keys & bit) {
        if (depth == 1 && !(flags & ARRAY)) {
          const verdict = judge(p, end);
          if (verdict == IS_TRUE) flags |= READ;
          else if (verdict == IS_OTHER || verdict == RAN_OUT) flags &= ~READ;
          else if (verdict == TOO_FAR) flags |= UNCERTAIN;
        }
      } else if (stray & bit) {
        return leave(DAMAGE, p, count);
      } else if (depth == 1) {
        flags |= UNCERTAIN;
      }
    }

    inside = <u64>(<i64>strings >> 63);
    escaped = escapedNext;
    closed = closing >> 63;
    at += 64;
  }
  return leave(MORE, last ? end : at, count);
}

/** State for the caller: position, number of entries, depth, start of the open element. */
function leave(status: i32, at: usize, count: i32): i32 {
  store<i32>(STATE, <i32>(at - WINDOW));
  store<i32>(STATE + 4, count);
  store<i32>(STATE + 8, depth);
  store<i32>(STATE + 12, <i32>(start - WINDOW));
  return status;
}

const NOT_THE_KEY: i32 = 0;
const IS_TRUE: i32 = 1;
const IS_OTHER: i32 = 2;
const RAN_OUT: i32 = 3;
const TOO_FAR: i32 = 4;

/** Whether `"readOnly" : true` stands at this quote. */
function judge(quote: usize, end: usize): i32 {
  if (quote + 10 > end) return RAN_OUT;
  if (load<u64>(quote + 1) != READ_ONLY || load<u8>(quote + 9) != 0x22) return NOT_THE_KEY;
  let p = quote + 10;
  const far = p + MAX_SPACE;
  while (p < end && isSpace(load<u8>(p))) p++;
  if (p > far) return TOO_FAR;
  if (p >= end) return RAN_OUT;
  if (load<u8>(p) != 0x3a) return NOT_THE_KEY;
  p++;
  while (p < end && isSpace(load<u8>(p))) p++;
  if (p > far) return TOO_FAR;
  if (p + 5 > end) return RAN_OUT;
  if (load<u32>(p) != TRUE) return IS_OTHER;
  const after = <i32>load<u8>(p + 4);
  return after == 0x2c || after == 0x7d || isSpace(after) ? IS_TRUE : IS_OTHER;
}

/** The last byte before `p` that is not white space; a space when the window does not hold it any more. */
function previous(p: usize): i32 {
  let byte: i32 = 0x20;
  while (p > WINDOW && isSpace(byte)) byte = <i32>load<u8>(--p);
  return byte;
}

// @ts-ignore: decorator
@inline function isSpace(byte: i32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09;
}

// @ts-ignore: decorator
@inline function eq(bytes: v128, value: i8): v128 {
  return i8x16.eq(bytes, i8x16.splat(value));
}

// @ts-ignore: decorator
@inline function mask(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16)) |
    (<u64>(<u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16)) << 32)
  );
}

// @ts-ignore: decorator
@inline function prefixXor(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}
