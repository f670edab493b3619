import type { IncomingMessage } from "node:http";
import { HttpProblem } from "./problem";

/** Bytes of a request's JSON. */
const MAX_JSON = 1024 * 1024;

/** The chunks of a body. Throws an `HttpProblem` 413 beyond the limit: at once, when the request says its length. */
export async function* limitedBody(request: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  const tooLarge = () =>
    new HttpProblem(413, `The body is larger than ${maxBytes.toLocaleString("en-GB")} bytes.`);
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge();
    yield chunk;
  }
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json(;|$)/i.test(request.headers["content-type"] ?? "")) {
    throw new HttpProblem(415, "The content type must be application/json.");
  }
  const chunks: Buffer[] = [];
  for await (const chunk of limitedBody(request, MAX_JSON)) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch {
    throw new HttpProblem(400, "The body is not JSON.");
  }
}
