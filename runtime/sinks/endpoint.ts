import { BIGPANDA_ENDPOINTS } from "../../contract/bigpanda";

export { BIGPANDA_ENDPOINTS };

/**
 * URL to which changes are posted: `{endpoint}/data/changes`. The endpoint is an https URL without user, query or
 * fragment; http is taken for loopback hosts only, because the call carries keys.
 */
export function changesUrl(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // A user and password in it would be printed, so the value is shown only when it has none.
  if (url?.username || url?.password)
    throw new Error("The endpoint must not hold a user name or a password.");
  const wrong = (what: string) =>
    new Error(
      `The endpoint "${endpoint}" ${what}. Allowed: an https URL such as "${BIGPANDA_ENDPOINTS.us}".`,
    );
  if (!url) throw wrong("is not a URL");
  if (url.search || url.hash) throw wrong("has a query or a fragment");
  const secure = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  if (!secure) throw wrong("is not https (http is for loopback hosts only)");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}/data/changes`;
}

/** `URL` has brought numeric hosts into dotted form by then, so `127.1` and `0x7f000001` are seen as well. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
