import { CHANGE_LIMITS, type ChangeLimits } from "./change-limits";
import type { Change } from "./change";

/** JSON writes one UTF-16 code unit as at most six bytes, a lone surrogate or a control character. */
const MOST_BYTES_A_CHARACTER = 6;
/** Fixed fields, quotes, colons and commas of the body. */
const HEADLINE_BYTES = 16_384;
const SHORTEST_VALUE = 64;

/**
 * Makes changes fit `bodyBytes`: `build` is asked again with half the length a value until the body fits. Nearly
 * every change fits by a glance at its length; only then is it written down to measure it.
 */
export function fitBody(
  build: (limits: ChangeLimits) => { change: Change; characters: number; suspicious: boolean },
  limits: ChangeLimits = CHANGE_LIMITS,
): { change: Change; suspicious: boolean } {
  let built = build(limits);
  let valueCharacters = limits.valueCharacters;
  while (!fits(built, limits.bodyBytes) && valueCharacters > SHORTEST_VALUE) {
    valueCharacters = Math.floor(valueCharacters / 2);
    built = build({ ...limits, valueCharacters });
  }
  return built;
}

function fits({ change, characters }: { change: Change; characters: number }, bodyBytes: number): boolean {
  const most = characters * MOST_BYTES_A_CHARACTER + HEADLINE_BYTES;
  return most <= bodyBytes || Buffer.byteLength(JSON.stringify(change)) <= bodyBytes;
}
