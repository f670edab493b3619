import { once } from "node:events";
import type { Writable } from "node:stream";

/** Large writes instead of one a line: characters kept before they are handed to the stream. */
const BUFFER = 128 * 1024;

/** Collects lines for a stream. Call `settle` once a batch: it waits while the reader is slower than we are. */
export interface Writer {
  add(text: string): void;
  settle(): Promise<void>;
  /** Hands on all that is left. */
  flush(): Promise<void>;
}

export function createWriter(stream: Writable): Writer {
  let buffer = "";

  async function flush(): Promise<void> {
    const text = buffer;
    buffer = "";
    if (text !== "" && !stream.write(text)) await once(stream, "drain");
  }

  return {
    add(text) {
      buffer += text;
    },
    async settle() {
      if (buffer.length >= BUFFER) await flush();
    },
    flush,
  };
}
