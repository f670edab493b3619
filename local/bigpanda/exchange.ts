import type { IncomingMessage } from "node:http";
import type { Fault } from "./faults";

/** One call of the stand-in, as both sides of it would tell. Holds no key. */
export interface SeenExchange {
  /** Milliseconds since 1970. */
  at: number;
  method: string;
  path: string;
  /** As sent, in the sender's spelling, the keys hidden. */
  headers: Record<string, string>;
  /** Undefined when it was too long. */
  body: Buffer | undefined;
  /** Undefined when none was given. */
  response: SeenResponse | undefined;
  fault: Fault | undefined;
}

export interface SeenResponse {
  status: number;
  headers: Record<string, string>;
  /** The start of it. */
  body: string;
  /** Whether there is more of it. */
  bodyCut: boolean;
}

/** The headers of a request as they may be shown. */
export function shownHeaders({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let place = 0; place + 1 < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? "";
    headers[name] = shownValue(name.toLowerCase(), rawHeaders[place + 1] ?? "");
  }
  return headers;
}

function shownValue(name: string, value: string): string {
  if (name === "authorization") return value.startsWith("Bearer ") ? "Bearer [hidden]" : "[hidden]";
  return name === "x-bp-app-key" ? "[hidden]" : value;
}
