import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export const API_KEY = "api-key-for-tests-5a1f";
export const APP_KEY = "app-key-for-tests-77c0";

/** A BigPanda on this machine that keeps the changes it accepted and answers as it is told to. */
export interface StandIn {
  endpoint: string;
  /** Identifiers of accepted changes, as they came. */
  accepted: string[];
  /** Bodies of accepted changes, as they came. */
  bodies: string[];
  /** How often it was called at all. */
  calls: number;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

/** `answer` decides over the n-th call (from 1); 204 when it returns nothing. Keys are checked first. */
export async function startStandIn(
  answer: (call: number, identifier: string) => Answer | undefined | Promise<Answer | undefined> = () =>
    undefined,
): Promise<StandIn> {
  const standIn: StandIn = { endpoint: "", accepted: [], bodies: [], calls: 0, close };
  const server = createServer((request, response) => {
    void (async () => {
      standIn.calls += 1;
      const body = await textOf(request);
      const { identifier } = JSON.parse(body) as { identifier: string };
      const given = keysAreRight(request) ? await answer(standIn.calls, identifier) : { status: 401 };
      const { status, headers, body: text } = given ?? { status: 204 };
      if (status < 300) {
        standIn.accepted.push(identifier);
        standIn.bodies.push(body);
      }
      response.writeHead(status, headers).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  standIn.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return standIn;

  function close(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

function keysAreRight({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === "POST" &&
    url === "/data/changes" &&
    headers.authorization === `Bearer ${API_KEY}` &&
    headers["x-bp-app-key"] === APP_KEY
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text;
}
