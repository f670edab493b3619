/** Bytes of a stream that are kept so that it can be read again from its beginning: 64 MiB. */
const KEPT = 64 * 1024 * 1024;

/**
 * Lets a stream that can be read once (stdin, a pipe) be opened again: damaged content is read a second time to
 * rescue its whole records. Beyond 64 MiB nothing is kept and a second opening is an error.
 */
export function keptStream(
  source: () => AsyncIterable<Uint8Array>,
  limit = KEPT,
): () => AsyncIterable<Uint8Array> {
  let iterator: AsyncIterator<Uint8Array> | undefined;
  const kept: Uint8Array[] = [];
  let size = 0;
  let opened = false;

  async function next(): Promise<Uint8Array | undefined> {
    iterator ??= source()[Symbol.asyncIterator]();
    const step = await iterator.next();
    if (step.done) return undefined;
    size += step.value.length;
    if (size <= limit) kept.push(step.value);
    else kept.length = 0;
    return step.value;
  }

  async function* read(): AsyncGenerator<Uint8Array> {
    let place = 0;
    for (;;) {
      const chunk = place < kept.length ? kept[place] : await next();
      if (chunk === undefined) return;
      place += 1;
      yield chunk;
    }
  }

  return () => {
    if (opened && size > limit) {
      throw new Error(
        "is damaged, and too long to be read a second time from a pipe: save it as a file to have its whole records rescued",
      );
    }
    opened = true;
    return read();
  };
}
