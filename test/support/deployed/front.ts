import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An HTTPS server on 127.0.0.1 that keeps what it was sent, and answers itself or passes it on. */
export interface Front {
  url: string;
  seen: SeenRequest[];
  close(): Promise<void>;
}

export interface FrontOptions {
  cert: string;
  key: string;
  /** Base URL of the HTTP server behind it; without one every request is answered with 202. */
  behind?: string;
  /** Hears of each request, before it is answered. */
  onRequest?: (request: SeenRequest) => void;
}

export async function startFront(options: FrontOptions): Promise<Front> {
  const seen: SeenRequest[] = [];
  const server = createServer({ cert: options.cert, key: options.key }, (incoming, response) => {
    void (async () => {
      const { method = "", url: path = "", headers } = incoming;
      const request = { method, path, headers, body: await readText(incoming) };
      seen.push(request);
      options.onRequest?.(request);
      if (!options.behind) return response.writeHead(202).end();
      const answer = await passOn(options.behind, request);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      return answer.pipe(response);
    })().catch(() => response.destroy()); // the one behind broke off, or the caller went away
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passOn(behind: string, { method, path, headers, body }: SeenRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { host } = new URL(behind);
    const onward = ask(new URL(path, behind), { method, headers: { ...headers, host } }, resolve);
    onward.on("error", reject);
    onward.end(body);
  });
}

async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
