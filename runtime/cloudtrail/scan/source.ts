import type { ScanAccount } from "./account";

/** Gives the bytes of a trail file; called again (twice at most) only to rescue whole records of damaged gzip data. */
export type OpenBytes = () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;

/** The bytes of one opening: counts them, and lets their beginning be seen. */
export class Source {
  private readonly iterator: AsyncIterator<Uint8Array>;
  private readonly seen: Uint8Array[] = [];
  private reading = false;

  private constructor(
    bytes: AsyncIterable<Uint8Array>,
    private readonly account: ScanAccount | undefined,
  ) {
    this.iterator = bytes[Symbol.asyncIterator]();
  }

  static async open(open: OpenBytes, account?: ScanAccount): Promise<Source> {
    return new Source(await open(), account);
  }

  /** The first `length` bytes, or fewer when there are no more. They are given again afterwards. */
  async beginning(length: number): Promise<Uint8Array> {
    let bytes: Uint8Array = new Uint8Array(0);
    while (bytes.length < length) {
      const piece = await this.next();
      if (!piece) break;
      this.seen.push(piece);
      bytes = this.seen.length === 1 ? piece : Buffer.concat(this.seen);
    }
    return bytes.subarray(0, length);
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    yield* this.seen.splice(0);
    for (let piece = await this.next(); piece; piece = await this.next()) yield piece;
  }

  /** Lets go of the source. Does not wait for bytes that may never come. */
  async close(): Promise<void> {
    const closed = Promise.resolve(this.iterator.return?.()).catch(() => undefined);
    if (!this.reading) await closed;
  }

  private async next(): Promise<Uint8Array | undefined> {
    this.reading = true;
    const next = await this.iterator.next();
    this.reading = false;
    if (next.done) return undefined;
    if (this.account) this.account.compressedBytes += next.value.length;
    return next.value;
  }
}
