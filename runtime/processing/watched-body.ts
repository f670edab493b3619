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
  const { signal } = connection;
  const disconnect = (): void => connection.abort(request.signal.reason);
  request.signal.throwIfAborted();
  request.signal.addEventListener("abort", disconnect, { once: true });
  let ended = false;
  try {
    const object = await unlessAborted(store.open({ ...request, signal }), signal);
    const chunks = object.body[Symbol.asyncIterator]();
    let bytes = 0;
    for (;;) {
      const next = await unlessStalled(chunks.next(), signal, clock);
      if (next.done === true) break;
      bytes += next.value.byteLength;
      yield next.value;
    }
    ended = true;
    if (object.contentLength !== undefined && bytes < object.contentLength) {
      throw new ObjectStoreError(
        "unavailable",
        `The body ended after ${bytes} bytes; Content-Length announced ${object.contentLength}.`,
      );
    }
  } finally {
    request.signal.removeEventListener("abort", disconnect);
    // A body that hangs, or that is not read to its end, lets go of its connection; an ended one keeps it for the
    // next request.
    if (!ended) connection.abort();
  }
}

async function unlessStalled<T>(work: Promise<T>, signal: AbortSignal, clock: Clock): Promise<T> {
  const settled = new AbortController();
  const stalled = clock.sleep(STALL_MS, settled.signal).then(
    () =>
      Promise.reject(new ObjectStoreError("unavailable", `No byte came for ${STALL_MS / 1_000} seconds.`)),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await unlessAborted(Promise.race([work, stalled]), signal);
  } finally {
    settled.abort();
  }
}

/** The work's end, or the signal's reason if that comes first. A late failure of the work is of no interest then. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
