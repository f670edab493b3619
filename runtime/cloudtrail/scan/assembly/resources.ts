/** The tags `resources<i>_<key>`: of a list of objects whose values are strings or null, as services write it. */

import { mayHint } from "./hints";
import { same } from "./known";
import { MAX_VALUE, RESOURCE_KEYS, RESOURCES } from "./places";
import { behind, isThere, start } from "./slots";
import { decimal, text } from "./write";

/** With the other tags these are fewer than a change may have. */
const MAX_TAGS: i32 = 32;
const MAX_KEYS: i32 = 8;
const MAX_KEY: usize = 64;

/** Where the reader stands. The record is JSON: a string ends, and what is opened is closed. */
let at: usize = 0;
let tags: i32 = 0;

/** Returns the place behind what it wrote; 0 when something must be looked at. */
export function resourceTags(out: usize): usize {
  if (!isThere(RESOURCES)) return out;
  const end = behind(RESOURCES);
  at = start(RESOURCES);
  if (load<u8>(at) != 0x5b) return 0;
  at++;
  if (at == end - 1) return out;
  tags = 0;
  let place = 0;
  while (true) {
    out = resource(out, place++);
    if (out == 0 || at == end - 1) return out;
    if (load<u8>(at) != 0x2c) return 0;
    at++;
  }
}

function resource(out: usize, place: i32): usize {
  if (load<u8>(at) != 0x7b) return 0;
  at++;
  if (load<u8>(at) == 0x7d) {
    at++;
    return out;
  }
  for (let keys = 0; keys < MAX_KEYS; keys++) {
    const key = at;
    const length = usualKey();
    if (length == 0 || comesAgain(key, length, keys) || load<u8>(at) != 0x3a) return 0;
    at++;
    out = tag(out, place, key + 1, length - 2);
    if (out == 0) return 0;
    const byte = load<u8>(at);
    at++;
    if (byte == 0x7d) return out;
    if (byte != 0x2c) return 0;
  }
  return 0;
}

/** Reads a key that is a tag's name as it stands, and says nothing of secrets. Its length with quotes, or 0. */
function usualKey(): usize {
  if (load<u8>(at) != 0x22) return 0;
  const key = at;
  at++;
  while (isOfName(load<u8>(at))) at++;
  if (load<u8>(at) != 0x22) return 0;
  at++;
  const length = at - key;
  return length == 2 || length > MAX_KEY || mayHint(key, at) ? 0 : length;
}

function isOfName(byte: u32): bool {
  return byte - 0x30 <= 9 || (byte | 0x20) - 0x61 <= 25 || byte == 0x5f || byte == 0x2d;
}

/** Of two keys that are the same, JSON.parse takes the last; and it puts numbers first. */
function comesAgain(key: usize, length: usize, keys: i32): bool {
  if (load<u8>(key + 1) - 0x30 <= 9) return true;
  for (let before = 0; before < keys; before++) {
    const other = RESOURCE_KEYS + <usize>before * 8;
    if (load<u32>(other + 4) == <u32>length && same(<usize>load<u32>(other), key, length)) return true;
  }
  store<u32>(RESOURCE_KEYS + <usize>keys * 8, <u32>key);
  store<u32>(RESOURCE_KEYS + <usize>keys * 8 + 4, <u32>length);
  return false;
}

/** `,"resources0_key":"value"` */
function tag(out: usize, place: i32, key: usize, length: usize): usize {
  const value = at;
  if (load<u32>(value) == 0x6c6c756e) {
    at += 4;
    return out;
  }
  const bytes = usualString();
  if (bytes == 0 || bytes > MAX_VALUE || mayHint(value, value + bytes) || ++tags > MAX_TAGS) return 0;
  store<u64>(out, 0x72756f736572222c); // ,"resour
  store<u32>(out + 8, 0x736563); // ces
  out += 11;
  if (place == 0) store<u8>(out++, 0x30);
  else out = decimal(out, place);
  store<u8>(out++, 0x5f);
  out = text(out, key, length);
  store<u16>(out, 0x3a22);
  return text(out + 2, value, bytes);
}

/** Reads a string without escapes: its length with quotes, or 0. */
function usualString(): usize {
  if (load<u8>(at) != 0x22) return 0;
  const from = at;
  at++;
  while (load<u8>(at) != 0x22) {
    if (load<u8>(at) == 0x5c) return 0;
    at++;
  }
  at++;
  return at - from;
}
