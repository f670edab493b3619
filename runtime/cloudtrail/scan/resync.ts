import { isSpace } from "./bytes";

/** Key that CloudTrail writes first in each record. */
export const USUAL_FIRST_KEY = "eventVersion";

/** White space around the parts of a record's beginning up to which a start is recognised. */
export const MAX_LOOK = 4096;

/** `at`: the `{` of what may be a record. `wait`: a start may begin here, but its bytes are not all there. */
export type Candidate = { at: number } | { wait: number } | undefined;

/**
 * The next place from `from` on where a record may begin: `{"<first key>":`, not as the value of a key, and not as
 * the first element of an array (records within records begin so).
 */
export function nextCandidate(
  bytes: Buffer,
  from: number,
  to: number,
  last: boolean,
  options: { firstKey: string; mayBeFirst: boolean },
): Candidate {
  const key = Buffer.from(`"${options.firstKey}"`, "latin1");
  const view = bytes.subarray(0, to);
  for (let at = view.indexOf(key, from); at !== -1; at = view.indexOf(key, at + 1)) {
    const brace = beforeSpace(view, at, from);
    if (brace < from || view[brace] !== 0x7b) continue;
    const before = view[beforeSpace(view, brace, 0)];
    if (before === 0x3a || (before === 0x5b && !options.mayBeFirst)) continue;
    const colon = behindSpace(view, at + key.length);
    if (colon === to && !last) return { wait: brace };
    if (view[colon] === 0x3a) return { at: brace };
  }
  return last ? undefined : { wait: Math.max(from, to - MAX_LOOK) };
}

/** Spelling of the first key of the object that begins at `start`; undefined when it has none or a strange one. */
export function firstKeyAt(bytes: Buffer, start: number, end: number): string | undefined {
  const quote = behindSpace(bytes.subarray(0, end), start + 1);
  if (bytes[quote] !== 0x22) return undefined;
  const close = bytes.indexOf(0x22, quote + 1);
  if (close === -1 || close >= end || close - quote > 100) return undefined;
  const spelling = bytes.toString("latin1", quote + 1, close);
  return /^[\w.:-]+$/.test(spelling) ? spelling : undefined;
}

function beforeSpace(bytes: Uint8Array, place: number, from: number): number {
  const stop = Math.max(from, place - MAX_LOOK);
  let at = place - 1;
  while (at >= stop && isSpace(bytes[at]!)) at--;
  return at;
}

function behindSpace(bytes: Uint8Array, place: number): number {
  const stop = Math.min(bytes.length, place + MAX_LOOK);
  let at = place;
  while (at < stop && isSpace(bytes[at]!)) at++;
  return at;
}
