import type { IncomingHttpHeaders } from "node:http";

/** The names by which a server on this machine is asked, as the Host header has them: port 80 is left out there. */
function ownHosts(port: number): string[] {
  return ["127.0.0.1", "localhost"].map((name) => (port === 80 ? name : `${name}:${port}`));
}

/** What to say of a request under another host's name; undefined for one under a name of this server. */
export function foreignHost(host: string | undefined, port: number): string | undefined {
  const hosts = ownHosts(port);
  if (host !== undefined && hosts.includes(host)) return undefined;
  return `This server answers to ${hosts.join(" and ")} only.`;
}

/**
 * Why a server that is for programs on this machine refuses a request; undefined: it does not. A name that somebody
 * else's DNS points at 127.0.0.1 is another host, and whatever a web page asks has an Origin, or a Sec-Fetch-Site
 * that says so. An address that the user typed is `none`.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function refusal(
  { host, origin, "sec-fetch-site": site }: IncomingHttpHeaders,
  port: number,
): { status: 403 | 421; message: string } | undefined {
  const foreign = foreignHost(host, port);
  if (foreign !== undefined) return { status: 421, message: foreign };
  if (origin !== undefined || (site !== undefined && site !== "none")) {
    return { status: 403, message: "This server is for programs, not for web pages." };
  }
  return undefined;
}
