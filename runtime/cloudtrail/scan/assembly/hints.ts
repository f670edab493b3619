/** Looks for what every secret has, as changes/hints.ts does; the table is the caller's. */

import { HINTS } from "./places";

// Where rows begin with which a hint ends, and a checked one, and a row's width; then a column a character; then kind
// and length of each checked hint; then the rows.
const COLUMNS: usize = HINTS + 16;
const CHECKED: usize = HINTS + 160;
const ROWS: usize = HINTS + 256;

// How a checked hint is checked, in the order of composer.ts.
const USER: u32 = 0;
const RUN: u32 = 1;
const OPTION: u32 = 2;

const RUN_LENGTH: usize = 32;

/** True when it is not certain that nothing between two places hints at a secret. The bytes must be up to 127. */
export function mayHint(from: usize, to: usize): bool {
  const final = load<u32>(HINTS);
  let row: u32 = 0;
  for (let p = from; p < to; p++) {
    row = load<u16>(ROWS + (<usize>(row + load<u8>(COLUMNS + <usize>load<u8>(p))) << 1));
    if (row >= final && isConfirmed(row, p + 1, from, to)) return true;
  }
  return false;
}

/** `p`: behind the hint. */
function isConfirmed(row: u32, p: usize, from: usize, to: usize): bool {
  const firstChecked = load<u32>(HINTS + 4);
  if (row < firstChecked) return true;
  const checked = CHECKED + <usize>((row - firstChecked) / load<u32>(HINTS + 8)) * 2;
  const check = <u32>load<u8>(checked);
  if (check == USER) return hasUserInfo(p, to);
  if (check == RUN) return hasLongRun(p, to);
  if (check == OPTION) return p < to ? isAfterOption(load<u8>(p)) : load<u8>(from) == 0x2d;
  return isQuoted(p - <usize>load<u8>(checked + 1) - 1, p, from, to);
}

/** Looks at the authority of an address only, which ends before the next address can begin. */
function hasUserInfo(from: usize, to: usize): bool {
  for (let p = from; p < to; p++) {
    const byte = load<u8>(p);
    if (byte == 0x40) return true;
    if (byte == 0x2f || byte == 0x22 || byte <= 0x20) return false;
  }
  return false;
}

/** At least 32 letters and digits. */
function hasLongRun(from: usize, to: usize): bool {
  if (to - from < RUN_LENGTH) return false;
  for (let p = from; p < from + RUN_LENGTH; p++) {
    const byte = <u32>load<u8>(p);
    if (byte - 0x30 > 9 && (byte | 0x20) - 0x61 > 25) return false;
  }
  return true;
}

/** An equals sign, a space, a tab, a quote or a backslash. */
function isAfterOption(byte: u32): bool {
  return byte == 0x3d || byte == 0x20 || byte == 0x09 || byte == 0x22 || byte == 0x5c;
}

function isQuoted(before: usize, p: usize, from: usize, to: usize): bool {
  if (before < from || load<u8>(before) != 0x22 || p >= to) return false;
  return load<u8>(p) == 0x22 || load<u8>(p) == 0x5c;
}
