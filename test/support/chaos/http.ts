import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface LoopbackServer {
  url: string;
  close(): Promise<void>;
}

/** A server on a free port of 127.0.0.1. A handler that fails breaks the connection, as a server that crashes. */
export async function serveLoopback(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** The same request at another server; resolves with its answer, whose body is still to be read. */
export function forward(request: IncomingMessage, to: string, body?: Buffer): Promise<IncomingMessage> {
  const url = new URL(request.url ?? "/", to);
  const headers = { ...request.headers, ...(body ? { "content-length": String(body.length) } : {}) };
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { method: request.method, headers }, resolve);
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
