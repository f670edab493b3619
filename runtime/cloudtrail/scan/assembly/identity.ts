/**
 * What of an identity says who it is. Its key and the time of its session change from hour to hour, and no tag depends
 * on them: they are left out of what the identity is known by.
 */

import { longNumberOf } from "./known";
import { CUTS, IDENTITY, SCRATCH } from "./places";
import { behind, start } from "./slots";

const MAX_CUTS: i32 = 8;
const MAX_BYTES: usize = 1008;

// @ts-ignore: decorator
@inline const ACCESS_KE: u64 = 0x654b737365636361; // accessKe
// @ts-ignore: decorator
@inline const EY_ID: u32 = 0x64497965; // eyId
// @ts-ignore: decorator
@inline const ATTRIBUT: u64 = 0x7475626972747461; // attribut
// @ts-ignore: decorator
@inline const INVOKED_B: u64 = 0x4264656b6f766e69; // invokedB
// @ts-ignore: decorator
@inline const TYPE: u32 = 0x65707974; // type

let cuts: i32 = 0;
let usual: bool = true;
/** Where `invokedBy` and `type` stand: whether a service called depends on them. 0 for an absent one. */
export let invokedBy: usize = 0;
export let invokedByEnd: usize = 0;
export let type: usize = 0;
export let typeEnd: usize = 0;

export function beginIdentity(): void {
  cuts = 0;
  usual = true;
  invokedBy = 0;
  type = 0;
}

/** True when no other record has the same text for long. */
export function passesQuickly(): bool {
  return cuts > 0;
}

/** With an escape in a key, it may be any key. */
export function noteEscapedKey(): void {
  usual = false;
}

/** A member of the identity (depth 1) or of one of its members: key without quotes, and value. */
export function noteMember(key: usize, length: usize, from: usize, to: usize, depth: i32): void {
  if (depth == 1) {
    if (length == 11 && load<u64>(key) == ACCESS_KE && load<u32>(key + 7) == EY_ID) cut(key - 1, to);
    else if (length == 9 && load<u64>(key) == INVOKED_B && load<u8>(key + 8) == 0x79) {
      invokedBy = from;
      invokedByEnd = to;
    } else if (length == 4 && load<u32>(key) == TYPE) {
      type = from;
      typeEnd = to;
    }
  } else if (length == 10 && load<u64>(key) == ATTRIBUT && load<u16>(key + 8) == 0x7365) {
    cut(key - 1, to);
  }
}

function cut(from: usize, to: usize): void {
  if (cuts == MAX_CUTS || (cuts > 0 && from < <usize>load<u32>(CUTS + <usize>cuts * 8 - 4))) {
    usual = false;
    return;
  }
  store<u32>(CUTS + <usize>cuts * 8, <u32>from);
  store<u32>(CUTS + <usize>cuts * 8 + 4, <u32>to);
  cuts++;
}

/** Equal for the same caller; 0 when it is not known by what. */
export function identityNumber(): u32 {
  const from = start(IDENTITY);
  const to = behind(IDENTITY);
  if (!usual) return 0;
  if (cuts == 0) return longNumberOf(from, to);
  let out = SCRATCH;
  let at = from;
  for (let n = 0; n <= cuts; n++) {
    const until = n < cuts ? <usize>load<u32>(CUTS + <usize>n * 8) : to;
    if (out - SCRATCH + until - at > MAX_BYTES) return 0;
    memory.copy(out, at, until - at);
    out += until - at;
    if (n < cuts) at = <usize>load<u32>(CUTS + <usize>n * 8 + 4);
  }
  return longNumberOf(SCRATCH, out);
}
