import type { ScanAccount } from "./account";
import { Inflater } from "./inflate";
import type { Cut } from "./reader";
import { type OpenBytes, Source } from "./source";

/**
 * The JSON of a trail file, piece by piece: inflated when its first bytes are gzip's, else as it is. Throws what the
 * source throws. Everything else that ends the content early is no error: `cut` says it afterwards.
 */
export class Content {
  /** Why the content ended before its end; undefined while all is well. */
  cut: Cut | undefined;
  private given = 0;

  constructor(
    private readonly open: OpenBytes,
    private readonly account: ScanAccount,
    /** Bytes of JSON that are read at most. */
    private readonly maxBytes: number,
  ) {}

  async *pieces(): AsyncGenerator<Uint8Array> {
    const source = await Source.open(this.open, this.account);
    try {
      const [first, second] = await source.beginning(2);
      if (first === 0x1f && second === 0x8b) yield* this.inflated(source);
      else yield* this.capped(source.pieces());
    } finally {
      await source.close();
    }
  }

  private async *capped(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      const room = this.maxBytes - this.given;
      this.given += Math.min(room, piece.length);
      yield room < piece.length ? piece.subarray(0, room) : piece;
      if (room < piece.length) {
        const message = `The content must not be longer than ${this.maxBytes} bytes; the rest is not read.`;
        this.cut = { code: "over-the-cap", message };
        return;
      }
    }
  }

  private async *inflated(source: Source): AsyncGenerator<Uint8Array> {
    const inflater = new Inflater(source.pieces());
    yield* this.capped(inflater.pieces());
    const { failure } = inflater;
    if (!failure || this.cut) return;
    if (failure.code === "Z_BUF_ERROR") {
      this.cut = { code: "truncated", message: "The gzip data ends before its end." };
      return;
    }
    const rescue = { lost: false };
    yield* this.capped(this.rescued(inflater.inputDone, rescue));
    if (this.cut) return;
    const loss = rescue.lost ? "; up to 16 KiB of gzip data before that place could not be read again" : "";
    const message = `The gzip data is damaged behind byte ${inflater.inputDone} (${failure.message})${loss}.`;
    this.cut = { code: "corrupt-gzip", message };
  }

  /**
   * What stands between the last piece that zlib took and the damage: Node forgets it. Reads the file once more, in
   * single bytes from there on.
   */
  private async *rescued(inputDone: number, rescue: { lost: boolean }): AsyncGenerator<Uint8Array> {
    let skip = this.given;
    let source: Source | undefined;
    try {
      source = await Source.open(this.open);
      for await (const piece of new Inflater(source.pieces(), inputDone).pieces()) {
        if (piece.length > skip) yield piece.subarray(skip);
        skip = Math.max(0, skip - piece.length);
      }
    } catch {
      rescue.lost = true;
    } finally {
      await source?.close();
    }
  }
}
