import { MAX_RETRY_AFTER_MS } from "./sink";

/**
 * Milliseconds of a `Retry-After` header, which holds seconds or an HTTP date
 * (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after); at most one hour. Undefined when there is none or it
 * is neither. `now` is in milliseconds since 1970.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), MAX_RETRY_AFTER_MS);
  // Only the date forms of HTTP, which start with a day's name: Date.parse alone would take "-5" or "10 apples".
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), MAX_RETRY_AFTER_MS);
}
