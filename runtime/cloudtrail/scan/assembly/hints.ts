/** Looks for what every secret has (changes/hints.ts); the table is the caller's. */

import { HINTS } from "./places";

/** Where rows begin with which a hint ends, and those of `://` and `sk-`; then a column a character; then the rows. */
const COLUMNS: usize = HINTS + 16;
const ROWS: usize = HINTS + 256;

/** True when it is not certain that nothing between two places hints at a secret. The bytes must be up to 127. */
export function mayHint(from: usize, to: usize): bool {
  const final = load<u32>(HINTS);
  const address = load<u32>(HINTS + 4);
  const key = load<u32>(HINTS + 8);
  let row: u32 = 0;
  for (let p = from; p < to; p++) {
    row = load<u16>(ROWS + (<usize>(row + load<u8>(COLUMNS + <usize>load<u8>(p))) << 1));
    if (row < final) continue;
    if (row == address ? hasUserInfo(p + 1, to) : row != key || hasLongRun(p + 1, to)) return true;
  }
  return false;
}

/** At least 32 letters and digits. */
function hasLongRun(from: usize, to: usize): bool {
  if (to - from < 32) return false;
  for (let p = from; p < from + 32; p++) {
    const byte = <u32>load<u8>(p);
    if (byte - 0x30 > 9 && (byte | 0x20) - 0x61 > 25) return false;
  }
  return true;
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
