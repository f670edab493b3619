/** Each writer takes the place where it writes and returns the place behind; a few bytes more may be overwritten. */

export function text(out: usize, from: usize, length: usize): usize {
  if (length > 64) {
    memory.copy(out, from, length);
    return out + length;
  }
  for (let at: usize = 0; at < length; at += 16) v128.store(out + at, v128.load(from + at));
  return out + length;
}

export function decimal(out: usize, value: u64): usize {
  let behind = out;
  for (let rest = value; rest != 0; rest /= 10) behind++;
  let p = behind;
  for (let rest = value; rest != 0; rest /= 10) store<u8>(--p, <u8>(0x30 + (rest % 10)));
  return behind;
}

/** Compact JSON as a JSON string: it has no control characters. */
export function quoted(out: usize, from: usize, to: usize): usize {
  store<u8>(out++, 0x22);
  for (let p = from; p < to; p++) {
    const byte = load<u8>(p);
    if (byte == 0x22 || byte == 0x5c) store<u8>(out++, 0x5c);
    store<u8>(out++, byte);
  }
  store<u8>(out++, 0x22);
  return out;
}
