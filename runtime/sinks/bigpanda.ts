import type { Change } from "../changes/change";
import { readBody } from "./body";
import { changesUrl } from "./endpoint";
import { excerptOf } from "./excerpt";
import { parseRetryAfter } from "./retry-after";
import type { SendOutcome, Sink } from "./sink";
import { meaningOf } from "./status";

export interface BigPandaSinkOptions {
  /** Base URL of the API, https; http for loopback hosts only. `/data/changes` is added to it. */
  endpoint: string;
  /** User API key, sent as bearer token. Space around it is dropped. */
  apiKey: string;
  /** App key of the integration, sent as `x-bp-app-key`. Space around it is dropped. */
  appKey: string;
  /** Milliseconds for one call, from its start to the end of the answer's body. Defaults to 5,000. */
  timeoutMs?: number;
  /** Milliseconds since 1970, against which a Retry-After date is read. Defaults to the machine's time. */
  now?: () => number;
}

/**
 * BigPanda's Changes API: one call a change. https://docs.bigpanda.io/reference/create-or-update-a-change
 *
 * The status alone decides the outcome; the body of the answer is read, at most 4 KiB of it, to keep the connection
 * and to explain a refusal. Redirects are not followed. Throws when the endpoint or a key cannot be used at all, in
 * words that hold no key.
 */
export function createBigPandaSink(options: BigPandaSinkOptions): Sink {
  const url = changesUrl(options.endpoint);
  const apiKey = headerSafe("API key", options.apiKey);
  const appKey = headerSafe("app key", options.appKey);
  const timeoutMs = options.timeoutMs ?? 5_000;
  const now = options.now ?? Date.now;
  const headers = {
    authorization: `Bearer ${apiKey}`,
    "x-bp-app-key": appKey,
    "content-type": "application/json",
    accept: "application/json",
    "user-agent": "cloudtrail-changes",
  };
  const send = async (change: Change, signal?: AbortSignal): Promise<SendOutcome> => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
    const body = JSON.stringify(change);
    let response: Response;
    try {
      response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal: ends });
    } catch (error) {
      return noAnswer(error, timeout);
    }
    const { bytes, cut } = await readBody(response, ends);
    return outcomeOf(response, excerptOf(bytes, [apiKey, appKey], cut), now());
  };
  return { send };
}

function outcomeOf(response: Response, excerpt: string, now: number): SendOutcome {
  const { status } = response;
  const kind = meaningOf(status);
  if (kind === "accepted") return { kind, status };
  if (kind !== "retry") return { kind, status, excerpt };
  const reason = status === 429 ? "throttled" : "server-error";
  const retryAfterMs = parseRetryAfter(response.headers.get("retry-after"), now);
  return { kind, reason, status, excerpt, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Only the code of a network error is kept: its message could quote what was sent. */
function noAnswer(error: unknown, timeout: AbortSignal): SendOutcome {
  if (timeout.aborted) return { kind: "retry", reason: "time-out" };
  const code = property(property(error, "cause") ?? error, "code");
  return {
    kind: "retry",
    reason: "connection",
    ...(typeof code === "string" ? { excerpt: code.slice(0, 60) } : {}),
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

/** Fetch would quote a header that it cannot send in its error, so a key is checked before it gets there. */
function headerSafe(what: string, value: string): string {
  const key = value.trim();
  if (key === "") throw new Error(`The ${what} of the destination is empty.`);
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new Error(`The ${what} of the destination has characters that no HTTP header can hold.`);
  }
  return key;
}
