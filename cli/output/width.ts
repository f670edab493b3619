/**
 * Columns that a terminal gives to a text: two for East Asian wide characters and emoji, none for combining
 * marks. An approximation of https://www.unicode.org/reports/tr11/ that is right for names people give things.
 */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

export function characterWidth(character: string): 0 | 1 | 2 {
  if (NONE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

const PLAIN = /^[\x20-\x7e]*$/;
const NONE = /^[\p{Mn}\p{Me}]/u;
const WIDE =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
