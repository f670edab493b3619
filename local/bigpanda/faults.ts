import type { ServerResponse } from "node:http";

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

export function answerFault(fault: Fault, response: ServerResponse): void {
  switch (fault) {
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "time-out":
      return;
    case "slow":
      return drip(response, "accepted, with little to say", 100);
    case "endless":
      return flood(response);
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
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ status, errors: [errors].flat() }));
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

/** One letter every `every` milliseconds. */
function drip(response: ServerResponse, text: string, every: number): void {
  response.writeHead(200, { "content-type": "text/plain" });
  const letters = [...text];
  const timer = setInterval(() => {
    const letter = letters.shift();
    if (letter === undefined) response.end();
    else response.write(letter);
  }, every);
  response.on("close", () => clearInterval(timer));
}

/** As much as the other side takes, until it goes away. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/plain" });
  const more = () => {
    while (!response.destroyed && response.write("no end in sight ".repeat(256)));
  };
  response.on("drain", more);
  more();
}
