import type { SendOutcome } from "./sink";

/**
 * What an HTTP status means for a change, following https://api-docs.bigpanda.io/responses:
 *
 * - 2xx: accepted. 204 is the one that is documented for changes; no body is needed.
 * - 400, 405, 410, 413, 422, 501 and what else is a client error: this change is refused, whatever the time.
 * - 401, 403, 404, 407: key, permission or address are wrong for every change.
 * - 3xx: a redirect is never followed, because it would carry the keys to another host; the address is wrong.
 * - 429, and 408, 409, 423, 425, 5xx: another try may do.
 */
export function meaningOf(status: number): SendOutcome["kind"] {
  if (status >= 200 && status < 300) return "accepted";
  if (status === 501) return "refused";
  if (status >= 500 || TRY_AGAIN.has(status)) return "retry";
  if (status < 400 || WRONG_FOR_ALL.has(status)) return "unauthorised";
  return "refused";
}

const WRONG_FOR_ALL = new Set([401, 402, 403, 404, 407]);
const TRY_AGAIN = new Set([408, 409, 423, 425, 429]);
