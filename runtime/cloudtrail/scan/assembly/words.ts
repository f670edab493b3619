/** Lists of words that JavaScript wrote (redactions.ts): bits for each, the texts of one length found by it. */

import { same } from "./known";

// Of a list: how many words, bit n of the lengths when one has n bytes, and the words: bits, length and text.
const LENGTHS: usize = 8;
const WORDS: usize = 16;
const WORD_BYTES: usize = 64;
const LENGTH: usize = 8;
const TEXT: usize = 16;

/** The bits of the word between two places; 0 when it is none. */
export function bitsOf(list: usize, from: usize, to: usize): u64 {
  return isOfALength(list, to - from) ? find(list, from, to - from, false) : 0;
}

/** The same for words that are in lower case in the list, and in any case here. */
export function bitsOfName(list: usize, from: usize, to: usize): u64 {
  return isOfALength(list, to - from) ? find(list, from, to - from, true) : 0;
}

/** The first word's text, and how long it is. */
export function firstWord(list: usize): usize {
  return list + WORDS + TEXT;
}

export function firstLength(list: usize): usize {
  return <usize>load<u32>(list + WORDS + LENGTH);
}

/** Most names are told by their lengths alone. */
// @ts-ignore: decorator
@inline function isOfALength(list: usize, length: usize): bool {
  return length < 64 && ((load<u64>(list + LENGTHS) >> <u64>length) & 1) != 0;
}

function find(list: usize, from: usize, length: usize, anyCase: bool): u64 {
  const end = list + WORDS + <usize>load<u32>(list) * WORD_BYTES;
  for (let word = list + WORDS; word < end; word += WORD_BYTES) {
    if (<usize>load<u32>(word + LENGTH) != length) continue;
    const text = word + TEXT;
    if (anyCase ? sameName(from, text, length) : same(from, text, length)) return load<u64>(word);
  }
  return 0;
}

function sameName(name: usize, lower: usize, length: usize): bool {
  for (let at: usize = 0; at < length; at++) {
    const byte = <u32>load<u8>(name + at);
    if ((byte - 0x41 <= 25 ? byte | 0x20 : byte) != <u32>load<u8>(lower + at)) return false;
  }
  return true;
}
