import type { ApiError } from "../../api";

/** The server's answer to a request that it did not fulfil, or that there was none. */
export class Refused extends Error {
  constructor(readonly errors: string[]) {
    super(errors.join(" "));
  }
}

type Query = Record<string, string | number | undefined>;

/** GET of a route, with the parameters that are not empty. */
export function get<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  const search = given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
  return answerOf(fetch(path + search, signal === undefined ? {} : { signal }));
}

/** POST or PUT of a JSON body. */
export function send<Answer>(method: "POST" | "PUT", path: string, body: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  return answerOf(fetch(path, { method, headers, body: JSON.stringify(body) }));
}

/** What to tell the user of anything that was thrown. */
export function errorsOf(error: unknown): string[] {
  return error instanceof Refused ? error.errors : [error instanceof Error ? error.message : String(error)];
}

async function answerOf<Answer>(asked: Promise<Response>): Promise<Answer> {
  let response: Response;
  try {
    response = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(["The run does not answer. Is npm start still running?"]);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as Answer;
  throw new Refused(
    (body as ApiError | undefined)?.errors ?? [`The run answered with status ${response.status}.`],
  );
}
