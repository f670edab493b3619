import { createGunzip, type Gunzip } from "node:zlib";

/** Bytes of one output piece: large pieces are several times quicker than zlib's usual 16 KiB. */
const OUTPUT_BYTES = 1024 * 1024;
/** Bytes given to zlib at once, if the source gives as many: each time costs a change of threads. */
const INPUT_BYTES = 1024 * 1024;
/** Output pieces that may wait. */
const WAITING_PIECES = 3;

/**
 * The content of a gzip file, of all its members, in pieces of at most 1 MiB. Inflating runs on Node's thread pool
 * while the caller works on the piece before: each piece is handed out in a later turn of the event loop.
 */
export class Inflater {
  /** Bytes of input that zlib has taken without an error. */
  inputDone = 0;
  /** What zlib said when it stopped. */
  failure: NodeJS.ErrnoException | undefined;
  private readonly gunzip: Gunzip;
  private sourceFailure: { error: unknown } | undefined;
  private wake: () => void = () => {};

  constructor(
    private readonly source: AsyncIterable<Uint8Array>,
    /** From byte `from` of the input on only `size` bytes are given at once: on an error Node forgets their output. */
    private readonly careful = { from: Number.POSITIVE_INFINITY, size: INPUT_BYTES },
  ) {
    // In object mode a read gives one piece; else it would join all that wait, and copy them.
    const options = {
      chunkSize: OUTPUT_BYTES,
      readableObjectMode: true,
      readableHighWaterMark: WAITING_PIECES,
    };
    this.gunzip = createGunzip(options);
    this.gunzip.on("error", (error: NodeJS.ErrnoException) => (this.failure ??= error));
    for (const event of ["readable", "end", "error", "close"]) this.gunzip.on(event, () => this.wake());
  }

  /** Throws only what the source throws; `failure` tells the rest. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    void this.feed();
    try {
      for (;;) {
        await nextTurn();
        const piece = this.gunzip.read() as Buffer | null;
        if (piece) yield piece;
        else if (this.sourceFailure) throw this.sourceFailure.error;
        else if (this.stopped) return;
        else await this.waitForMore();
      }
    } finally {
      this.gunzip.destroy();
    }
  }

  private get stopped(): boolean {
    return this.failure !== undefined || this.gunzip.readableEnded || this.gunzip.destroyed;
  }

  private waitForMore(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  /** The end is told apart from the last piece: with it, an error would cost that piece's output. */
  private async feed(): Promise<void> {
    try {
      let before: Promise<void> | undefined;
      let given = 0;
      for await (const bytes of this.source) {
        for (let at = 0; at < bytes.length;) {
          if (this.stopped) return;
          const piece = bytes.subarray(at, at + this.sizeAt(given));
          const taken = this.give(piece);
          await before;
          before = taken;
          at += piece.length;
          given += piece.length;
        }
      }
      await before;
      this.gunzip.end();
    } catch (error) {
      this.sourceFailure = { error };
      this.wake();
    }
  }

  private sizeAt(given: number): number {
    const { from, size } = this.careful;
    return given < from ? Math.min(INPUT_BYTES, from - given) : size;
  }

  private give(piece: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.gunzip.write(piece, (error) => {
        if (!error) this.inputDone += piece.length;
        resolve();
      });
    });
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
