import type { Clock } from "../ports/clock";
import { ObjectStoreError, type ObjectRequest, type ObjectStore } from "../ports/object-store";

/** A body that sends nothing for this long, in milliseconds, is given up. */
export const STALL_MS = 20_000;

/**
 * Opens an object and yields its bytes under watch: ends with an error when the signal aborts, when nothing comes
 * for 20 seconds, or when fewer bytes came than the store announced. Any of these must not pass for a short file.
 */
export async function* watchedBody(
  store: ObjectStore,
  request: ObjectRequest & { signal: AbortSignal },
  clock: Clock,
): AsyncGenerator<Uint8Array> {
  const connection = new AbortController();
  const disconnect = (): void => connection.abort(request.signal.reason);
  request.signal.throwIfAborted();
  request.signal.addEventListener("abort", disconnect, { once: true });
  try {
    const object = await store.open({ ...request, signal: connection.signal });
    const chunks = object.body[Symbol.asyncIterator]();
    let bytes = 0;
    for (;;) {
      const next = await nextChunk(chunks, connection.signal, clock);
      if (next.done === true) break;
      bytes += next.value.byteLength;
      yield next.value;
    }
    if (object.contentLength !== undefined && bytes < object.contentLength) {
      throw new ObjectStoreError(
        "unavailable",
        `The body ended after ${bytes} bytes; Content-Length announced ${object.contentLength}.`,
      );
    }
  } finally {
    request.signal.removeEventListener("abort", disconnect);
    // Closes the connection also when the reader stops early or the body hangs; without effect on an ended one.
    connection.abort();
  }
}

async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
  clock: Clock,
): Promise<IteratorResult<Uint8Array, unknown>> {
  const settled = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    const rejectWithReason = (): void => reject(signal.reason as Error);
    if (signal.aborted) rejectWithReason();
    else signal.addEventListener("abort", rejectWithReason, { once: true, signal: settled.signal });
  });
  const stalled = clock.sleep(STALL_MS, settled.signal).then(
    () =>
      Promise.reject(new ObjectStoreError("unavailable", `No byte came for ${STALL_MS / 1_000} seconds.`)),
    () => new Promise<never>(() => undefined),
  );
  const next = chunks.next();
  // When another one wins, a late failure of this one is of no interest.
  next.catch(() => undefined);
  try {
    return await Promise.race([next, aborted, stalled]);
  } finally {
    settled.abort();
  }
}
