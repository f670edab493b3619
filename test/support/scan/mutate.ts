import type { Random } from "./random";

/** Damages a file in one to three places. `first` is the place of the first byte that differs or is missing. */
export function mutate(bytes: Buffer, random: Random): { bytes: Buffer; first: number } {
  let mutated: Buffer = Buffer.from(bytes);
  for (let times = 1 + (random.oneIn(3) ? random.int(3) : 0); times > 0; times--) {
    mutated = mutateOnce(mutated, random);
  }
  return { bytes: mutated, first: firstDifference(bytes, mutated) };
}

const TELLING = Buffer.from('"{}[],:\\ \n\0tr0-\xff\xef', "latin1");

export function mutateOnce(bytes: Buffer, random: Random): Buffer {
  const at = random.int(bytes.length + 1);
  const length = random.oneIn(3) ? random.int(60) : 1;
  const byte = Buffer.of(random.oneIn(4) ? random.int(256) : random.pick([...TELLING]));
  switch (random.int(6)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), byte, bytes.subarray(at)]);
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), byte, bytes.subarray(at + 1)]);
  }
}

function firstDifference(a: Buffer, b: Buffer): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) if (a[at] !== b[at]) return at;
  return end;
}
