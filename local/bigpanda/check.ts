import type { IncomingHttpHeaders } from "node:http";
import type { Change } from "../../runtime/changes/change";

/** The keys that the stand-in takes. */
export interface Keys {
  apiKey: string;
  appKey: string;
}

export interface ChangesRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export type Verdict = { change: Change } | { status: number; errors: string[] };

/**
 * Judges a request as BigPanda's Changes API documents it: path and method, bearer token, app key, content type,
 * required fields and their types. https://docs.bigpanda.io/reference/create-or-update-a-change
 */
export function checkRequest(request: ChangesRequest, keys: Keys): Verdict {
  if (request.method !== "POST" || request.path !== "/data/changes") {
    return refuse(404, `Route ${request.method}:${request.path} is not found`);
  }
  if (request.headers.authorization !== `Bearer ${keys.apiKey}`) return refuse(401, "Unauthorized");
  if (request.headers["x-bp-app-key"] !== keys.appKey) return refuse(401, "Unknown app key");
  if (!/^application\/json(;|$)/.test(request.headers["content-type"] ?? "")) {
    return refuse(400, "Content-Type must be application/json");
  }
  return checkBody(request.body);
}

function checkBody(bytes: Buffer): Verdict {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refuse(400, "Body is not JSON");
  }
  if (!isObject(body)) return refuse(400, "Call is missing parameters or malformed.");
  const errors = Object.entries(FIELDS).flatMap(([name, field]) => {
    const value = body[name];
    if (value === undefined) return field.required ? [`${name} is missing`] : [];
    return field.holds(value) ? [] : [`${name} must be ${field.allowed}`];
  });
  const unknown = Object.keys(body).filter((name) => !(name in FIELDS));
  errors.push(...unknown.map((name) => `${name} is not a field of a change`));
  return errors.length > 0 ? { status: 400, errors } : { change: body as unknown as Change };
}

interface Field {
  required: boolean;
  allowed: string;
  holds(value: unknown): boolean;
}

const STATUSES = ["Planned", "In Progress", "Done", "Canceled"];

/** Fields of a change; the API names no others. */
const FIELDS: Record<string, Field> = {
  identifier: { required: true, allowed: "a text that is not empty", holds: isText },
  status: {
    required: true,
    allowed: `one of ${STATUSES.join(", ")}`,
    holds: (value) => STATUSES.some((status) => status === value),
  },
  summary: { required: true, allowed: "a text that is not empty", holds: isText },
  start: { required: true, allowed: "whole seconds since 1970", holds: isSeconds },
  end: { required: false, allowed: "whole seconds since 1970", holds: isSeconds },
  ticket_url: { required: false, allowed: "a text that is not empty", holds: isText },
  tags: {
    required: false,
    allowed: "an object whose values are texts",
    holds: (value) => isObject(value) && Object.values(value).every((tag) => typeof tag === "string"),
  },
  metadata: { required: false, allowed: "an object", holds: isObject },
};

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Milliseconds, a common slip, would be a date far in the future. */
function isSeconds(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e11;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(status: number, error: string): Verdict {
  return { status, errors: [error] };
}
