import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ContractError } from "../../../contract/problems";
import type { ApiError } from "../api";
import { guard, SAFE_HEADERS } from "./guards";
import { HttpProblem } from "./problem";

/** A request that has passed the guards. */
export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  /** Of the query; the first of each name. */
  query: Record<string, string>;
  /** The part of the path that the route leaves open. */
  rest: string;
  /** Aborts when the other side goes away. */
  signal: AbortSignal;
}

/** What to answer; undefined: the route has answered by itself. */
export type Answer = { status?: number; json: unknown } | { type: string; text: string } | undefined;

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** By method and path, such as `GET /api/state`; a path that ends with `/*` leaves its rest open. */
export type Routes = Record<string, Handler>;

export interface HttpServer {
  /** With `127.0.0.1` and the port. */
  url: string;
  close(): Promise<void>;
}

/** Serves on 127.0.0.1 only. `port` 0: a free one. Rejects when the port is taken. */
export async function serve(routes: Routes, port: number): Promise<HttpServer> {
  const server = createServer((request, response) => {
    void respond(routes, (server.address() as AddressInfo | null)?.port ?? port, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(routes: Routes, port: number, request: IncomingMessage, response: ServerResponse) {
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  response.on("error", () => gone.abort());
  try {
    const { pathname, searchParams } = addressOf(request);
    guard(request, port, pathname);
    const { handler, rest } = route(routes, request.method ?? "", pathname);
    const query = Object.fromEntries([...searchParams].reverse());
    const answer = await handler({ request, response, query, rest, signal: gone.signal });
    if (answer === undefined) return;
    if ("json" in answer) send(response, answer.status ?? 200, JSON_TYPE, JSON.stringify(answer.json));
    else send(response, 200, answer.type, answer.text);
  } catch (error) {
    if (response.destroyed) return; // the other side has gone away: nobody is left to be told
    if (response.headersSent) return void response.destroy();
    refuse(request, response, error);
  }
}

const JSON_TYPE = "application/json; charset=utf-8";

function addressOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? "/", "http://127.0.0.1");
  } catch {
    throw new HttpProblem(400, "The address is not one.");
  }
}

function route(routes: Routes, method: string, path: string): { handler: Handler; rest: string } {
  const matching = Object.entries(routes).flatMap(([name, handler]) => {
    const [allowed = "", pattern = ""] = name.split(" ");
    const open = pattern.endsWith("/*") ? pattern.slice(0, -1) : undefined;
    if (open === undefined) return path === pattern ? [{ allowed, handler, rest: "" }] : [];
    return path.startsWith(open) ? [{ allowed, handler, rest: path.slice(open.length) }] : [];
  });
  if (matching.length === 0) throw new HttpProblem(404, "There is nothing at this address.");
  const found = matching.find(({ allowed }) => allowed === method);
  if (found) return found;
  const allow = matching.map(({ allowed }) => allowed).join(", ");
  throw new HttpProblem(405, `Only ${allow} is possible here.`, { allow });
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { status, errors, headers } = problemOf(error);
  // What is still on its way of the body is not read; the connection cannot be used again.
  if (!request.complete) response.setHeader("connection", "close");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const answer: ApiError = { errors };
  send(response, status, JSON_TYPE, JSON.stringify(answer));
}

/** Errors of our own may quote a record, so they are not shown. */
function problemOf(error: unknown): Pick<HttpProblem, "status" | "errors" | "headers"> {
  if (error instanceof HttpProblem) return error;
  if (error instanceof ContractError) return { status: 400, errors: error.problems, headers: {} };
  const name = error instanceof Error ? error.name : typeof error;
  return { status: 500, errors: [`The server failed on this request (${name}).`], headers: {} };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(text);
}
