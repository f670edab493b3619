import type { ServerResponse } from "node:http";
import type { SeenResponse } from "./exchange";

/**
 * What the stand-in can be told to answer instead of the truth. Numbers are statuses; `429-retry-after` names a time
 * as well. reset: the connection breaks. time-out: no answer comes. slow, endless: the change is accepted with 200,
 * and a body follows that drips, or never ends.
 */
export const FAULTS = [
  "400",
  "401",
  "403",
  "404",
  "413",
  "422",
  "429",
  "429-retry-after",
  "500",
  "503",
  "reset",
  "time-out",
  "slow",
  "endless",
] as const;

export type Fault = (typeof FAULTS)[number];

/** Whether the stand-in keeps the change although it answers oddly. */
export function accepts(fault: Fault): boolean {
  return fault === "slow" || fault === "endless";
}

/** Answers so, and returns what the other side sees of it: nothing, when there is no answer. */
export function answerFault(fault: Fault, response: ServerResponse): SeenResponse | undefined {
  switch (fault) {
    case "reset":
      response.socket?.resetAndDestroy();
      return undefined;
    case "time-out":
      return undefined;
    case "slow":
      return drip(response, "accepted, with little to say", 100);
    case "endless":
      return flood(response, "no end in sight ");
    case "429-retry-after":
      return answerError(response, 429, MESSAGES["429"], { "retry-after": "2" });
    default:
      return answerError(response, Number(fault), MESSAGES[fault]);
  }
}

/** The envelope in which the API answers errors. */
export function answerError(
  response: ServerResponse,
  status: number,
  errors: string | string[],
  more: Record<string, string> = {},
): SeenResponse {
  const headers = { "content-type": "application/json", ...more };
  const body = JSON.stringify({ status, errors: [errors].flat() });
  response.writeHead(status, headers).end(body);
  return { status, headers, body, bodyCut: false };
}

const MESSAGES = {
  400: "Call is missing parameters or malformed.",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Route POST:/data/changes is not found",
  413: "Payload too large",
  422: "Unprocessable entity",
  429: "Rate limit exceeded",
  500: "Internal server error",
  503: "Service unavailable",
};

const ACCEPTED = { status: 200, headers: { "content-type": "text/plain" } };

/** One letter every `every` milliseconds. */
function drip(response: ServerResponse, text: string, every: number): SeenResponse {
  response.writeHead(ACCEPTED.status, ACCEPTED.headers);
  const letters = [...text];
  const timer = setInterval(() => {
    const letter = letters.shift();
    if (letter === undefined) response.end();
    else response.write(letter);
  }, every);
  response.on("close", () => clearInterval(timer));
  return { ...ACCEPTED, body: text, bodyCut: false };
}

/** As much as the other side takes, until it goes away. */
function flood(response: ServerResponse, text: string): SeenResponse {
  response.writeHead(ACCEPTED.status, ACCEPTED.headers);
  const more = () => {
    while (!response.destroyed && response.write(text.repeat(256)));
  };
  response.on("drain", more);
  more();
  return { ...ACCEPTED, body: text, bodyCut: true };
}
