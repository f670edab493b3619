/**
 * Redacts what paths lead to (changes/redact-paths.ts, redaction-mark.ts). All paths of an event are followed at once:
 * a bit for each place of each path, set when the keys that lead here end in the path's first segments. What is read
 * is compact JSON, known to be valid, with no escapes in keys. Structure stays: only strings, numbers and lists of
 * numbers are replaced, so the text is copied up to each of them.
 */

import { MARKS, MAX_VALUE, SCRATCH } from "./places";
import { bitsOf, bitsOfName, firstLength, firstWord } from "./words";
import { text } from "./write";

// Of an event's paths: bits of the places where they begin, of those that may begin at every key, where they end, and
// those with `*`; then the names of the others.
const FLOATING: usize = 8;
const ENDS: usize = 16;
const WILD: usize = 24;
const NAMES: usize = 32;

const NAME: i32 = 1;
const VALUE: i32 = 2;

let paths: usize = 0;
/** Where the next byte is written, and up to where the value has been copied. */
let out: usize = 0;
let copied: usize = 0;

/**
 * Of a parameter, its key and its value: how long the text is that stands at SCRATCH instead of the value; 0 when the
 * value stays, -1 when the redactor must look, or the text is too long.
 */
export function redactField(eventPaths: usize, key: usize, keyEnd: usize, from: usize, to: usize): i32 {
  paths = eventPaths;
  const reached = advance(load<u64>(paths), 0, key, keyEnd);
  if (reached == 0) return 0;
  const isLeaf = (load<u8>(from) | 0x20) != 0x7b;
  if (isLeaf && (reached & load<u64>(paths + ENDS)) == 0) return 0;
  out = SCRATCH;
  copied = from;
  if (field(from, reached, 0) == 0) return -1;
  if (copied == from) return 0;
  return copyUpTo(to) ? <i32>(out - SCRATCH) : -1;
}

/**
 * What the keys that lead to a field's value match. EC2 wraps its lists in `items`, which counts for nothing. A path
 * that has ended does not end once more within what it redacts.
 */
function advance(matched: u64, ended: u64, key: usize, keyEnd: usize): u64 {
  let reached = load<u64>(paths + FLOATING);
  if (isItems(key, keyEnd)) reached |= matched;
  reached |= (matched & (load<u64>(paths + WILD) | bitsOfName(paths + NAMES, key, keyEnd))) << 1;
  return reached & ~ended;
}

/**
 * Each reader takes the place where its value begins and returns the place behind it, or 0 to give up. `ended`: where
 * paths ended above, so that all is redacted. The others are still followed: they may end at what a pair keeps.
 */
function field(p: usize, reached: u64, ended: u64): usize {
  return value(p, reached, ended | (reached & load<u64>(paths + ENDS)));
}

function value(p: usize, matched: u64, ended: u64): usize {
  const byte = load<u8>(p);
  if (byte == 0x7b) return object(p, matched, ended, false);
  if (byte == 0x5b) return list(p, matched, ended);
  if (byte == 0x22) {
    const behind = behindString(p);
    return ended == 0 || saysNothing(p + 1, behind - 1) ? behind : mark(p, behind);
  }
  const behind = behindWord(p);
  return ended != 0 && byte - 0x61 > 25 ? mark(p, behind) : behind;
}

/** Of a name and a value in a list, the name stays, unless a path ends there. */
function object(p: usize, matched: u64, ended: u64, inList: bool): usize {
  if (load<u8>(p + 1) == 0x7d) return p + 2;
  const keepsNames = ended != 0 && inList && isPair(p);
  while (true) {
    const key = p + 2;
    const keyEnd = behindString(p + 1) - 1;
    const start = keyEnd + 2;
    const isString = load<u8>(start) == 0x22;
    // Bytes as Java's services write them are redacted as a whole, unless a path has ended within them before.
    if (ended != 0 && isBuffer(key, keyEnd, start)) return 0;
    const reached = advance(matched, ended, key, keyEnd);
    const keeps = keepsNames && isString && keptOfPair(key, keyEnd) && (reached & load<u64>(paths + ENDS)) == 0;
    p = keeps ? behindString(start) : field(start, reached, ended);
    if (p == 0) return 0;
    if (load<u8>(p) == 0x7d) return p + 1;
  }
}

/** A list of numbers is redacted as a whole: it is bytes. */
function list(p: usize, matched: u64, ended: u64): usize {
  if (load<u8>(p + 1) == 0x5d) return p + 2;
  if (ended != 0) {
    const behind = behindNumbers(p + 1);
    if (behind != 0) return mark(p, behind);
  }
  while (true) {
    const element = p + 1;
    p = load<u8>(element) == 0x7b ? object(element, matched, ended, true) : value(element, matched, ended);
    if (p == 0) return 0;
    if (load<u8>(p) == 0x5d) return p + 1;
  }
}

/** Writes the mark instead of what stands between two places. */
function mark(from: usize, to: usize): usize {
  const length = firstLength(MARKS);
  if (!copyUpTo(from) || out + length + 2 > SCRATCH + MAX_VALUE) return 0;
  store<u8>(out, 0x22);
  out = text(out + 1, firstWord(MARKS), length);
  store<u8>(out++, 0x22);
  copied = to;
  return to;
}

/** False without room: no tag's value may be so long. */
function copyUpTo(to: usize): bool {
  if (out + (to - copied) > SCRATCH + MAX_VALUE) return false;
  out = text(out, copied, to - copied);
  copied = to;
  return true;
}

/** Empty, stars, or a mark that hides a value already. None of the marks has a character that JSON escapes. */
function saysNothing(from: usize, to: usize): bool {
  return isStars(from, to) || bitsOf(MARKS, from, to) != 0;
}

function isStars(from: usize, to: usize): bool {
  for (let p = from; p < to; p++) if (load<u8>(p) != 0x2a) return false;
  return true;
}

/** Whether an object has a key `value`, and a key `name` or `key`. */
function isPair(p: usize): bool {
  let found: i32 = 0;
  let depth: i32 = 0;
  do {
    const byte = load<u8>(p);
    if (byte == 0x22) {
      const key = p + 1;
      p = behindString(p);
      if (depth == 1 && load<u8>(p) == 0x3a) found |= kindOf(key, p - 1);
      continue;
    }
    if ((byte | 0x20) == 0x7b) depth++;
    else if ((byte | 0x20) == 0x7d) depth--;
    p++;
  } while (depth != 0);
  return found == (NAME | VALUE);
}

function kindOf(key: usize, keyEnd: usize): i32 {
  if (keyEnd - key == 5) return isValue(key) ? VALUE : 0;
  return isName(key, keyEnd) ? NAME : 0;
}

/** Strings of a pair that stay: `name`, `key` and `type`. */
function keptOfPair(key: usize, keyEnd: usize): bool {
  return isName(key, keyEnd) || (keyEnd - key == 4 && (load<u32>(key) | 0x20202020) == 0x65707974);
}

// Of ASCII, only letters become letters by the bit of lower case. The numbers are: valu, name, key, item.
function isValue(key: usize): bool {
  return (load<u32>(key) | 0x20202020) == 0x756c6176 && (load<u8>(key + 4) | 0x20) == 0x65;
}

function isName(key: usize, keyEnd: usize): bool {
  const lower = load<u32>(key) | 0x20202020;
  return keyEnd - key == 4 ? lower == 0x656d616e : keyEnd - key == 3 && (lower & 0xffffff) == 0x79656b;
}

function isItems(key: usize, keyEnd: usize): bool {
  if (keyEnd - key != 5 || (load<u32>(key) | 0x20202020) != 0x6d657469) return false;
  return (load<u8>(key + 4) | 0x20) == 0x73;
}

/** `"hb":[` */
function isBuffer(key: usize, keyEnd: usize, start: usize): bool {
  return keyEnd - key == 2 && load<u16>(key) == 0x6268 && load<u8>(start) == 0x5b;
}

function behindString(p: usize): usize {
  p++;
  while (true) {
    const bytes = v128.load(p);
    const telling = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
    );
    if (telling == 0) {
      p += 16;
      continue;
    }
    p += ctz(telling);
    if (load<u8>(p) == 0x22) return p + 1;
    p += 2;
  }
}

/** Of a number, `true`, `false` or `null`. */
function behindWord(p: usize): usize {
  while (load<u8>(p) != 0x2c && (load<u8>(p) | 0x20) != 0x7d) p++;
  return p;
}

/** Behind a list of whole numbers, whose first element is given; 0 when there is anything else in it. */
function behindNumbers(p: usize): usize {
  while (<u32>load<u8>(p) - 0x2c <= 0x39 - 0x2c) p++;
  return load<u8>(p) == 0x5d ? p + 1 : 0;
}
