/** A source of chance that repeats itself for the same seed, so that a run can be repeated. */
export interface Random {
  /** From 0 up to, but without, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** `length` hexadecimal digits. */
  hex(length: number): string;
  /** `length` capital letters and digits, as AWS forms its ids. */
  id(length: number): string;
  uuid(): string;
}

/** Mulberry32: small, and good enough to make a day look unplanned. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const letters = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join("");
  const hex = (length: number) => letters("0123456789abcdef", length);
  return {
    next,
    integer,
    pick: <T>(choices: readonly T[]) => {
      const choice = choices[integer(0, choices.length - 1)];
      if (choice === undefined) throw new Error("There is nothing to pick from.");
      return choice;
    },
    chance: (probability) => next() < probability,
    hex,
    id: (length) => letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${letters("89ab", 1)}${hex(3)}-${hex(12)}`,
  };
}
