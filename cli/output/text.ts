import { characterWidth, displayWidth } from "./width";

/**
 * Makes a stranger's text safe to show on one line of a terminal: control characters (escape sequences begin
 * with one), invisible and direction-changing ones and lone surrogates appear as `\u001b`. All else stays.
 */
export function neutralise(text: string): string {
  return SAFE.test(text) ? text : text.replace(UNSAFE, escapeCharacter);
}

/**
 * The same text in exactly `width` columns: neutralised, cut with `…` when too long, filled with spaces when
 * short. Long texts are cut before they are looked at, so a field of megabytes costs nothing.
 */
export function column(text: string, width: number): string {
  const safe = neutralise(text.slice(0, width * 4));
  const excess = displayWidth(safe) > width || text.length > width * 4;
  const shown = excess ? cut(safe, width - 1) + "…" : safe;
  return shown + " ".repeat(Math.max(0, width - displayWidth(shown)));
}

function cut(text: string, width: number): string {
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/**
 * JSON for one line of output. `JSON.stringify` leaves DEL, the 8-bit control characters (one begins an escape
 * sequence) and Unicode line ends as they are; escaped they mean the same and do no harm.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE_IN_JSON, escapeCharacter) + "\n";
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

const SAFE = /^[\x20-\x7e]*$/;
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const UNSAFE_IN_JSON = /[\u007f-\u009f\u2028\u2029]/g;
