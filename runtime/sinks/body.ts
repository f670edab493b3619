import type { ReadableStreamDefaultReader } from "node:stream/web";
import { BODY_LIMIT_BYTES } from "./excerpt";

/**
 * The first 4 KiB of an answer's body. A body that is longer, too slow for `signal` or broken off is cut: it never
 * fails the call, since the status has said what matters.
 */
export async function readBody(
  response: Response,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const bytes = Buffer.alloc(BODY_LIMIT_BYTES);
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  if (!reader) return { bytes: bytes.subarray(0, 0), cut: false };
  try {
    while (!signal.aborted) {
      const { done, value } = await reader.read();
      if (done) return { bytes: bytes.subarray(0, length), cut: false };
      bytes.set(value.subarray(0, BODY_LIMIT_BYTES - length), length);
      if (length + value.byteLength > BODY_LIMIT_BYTES) {
        length = BODY_LIMIT_BYTES;
        break;
      }
      length += value.byteLength;
    }
  } catch {
    // Broken off or out of time: what has come is enough.
  }
  // Not awaited: it closes the connection, and a connection that hangs must not hang us.
  void reader.cancel().catch(() => undefined);
  return { bytes: bytes.subarray(0, length), cut: true };
}
