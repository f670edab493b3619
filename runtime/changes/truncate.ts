/**
 * The value cut to at most `characters` UTF-16 code units, its mark included: the mark says that it was cut and
 * how long it was. A surrogate pair is never cut in two.
 */
export function truncate(value: string, characters: number): string {
  if (value.length <= characters) return value;
  const mark = `… [truncated, ${value.length} characters]`;
  let kept = Math.max(0, characters - mark.length);
  if (kept > 0 && isHighSurrogate(value.charCodeAt(kept - 1))) kept -= 1;
  return value.slice(0, kept) + mark;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
