import type { IncomingMessage } from "node:http";
import { foreignHost } from "../../programs-only";
import { HttpProblem } from "./problem";

/** Of every answer: nothing is framed, sniffed, kept, or loaded from elsewhere, and no other site gets to see it. */
export const SAFE_HEADERS: Record<string, string> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/**
 * Refuses a request that another site made. The host must be this server by its own names: a name that somebody
 * else's DNS points at 127.0.0.1 is another one. A browser says of each request whose page made it.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function guard(request: IncomingMessage, port: number, path: string): void {
  const { host, origin } = request.headers;
  const foreign = foreignHost(host, port);
  if (foreign !== undefined) throw new HttpProblem(421, foreign);
  // A link on another site may open the page itself; all else is for the page alone.
  const site = request.headers["sec-fetch-site"];
  const isOpening = path === "/" && request.method === "GET";
  if (!isOpening && site !== undefined && site !== "same-origin" && site !== "none") {
    throw new HttpProblem(403, "Only the page of this server may ask, not another site.");
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new HttpProblem(403, "Only the page of this server may ask, not another site.");
  }
}
