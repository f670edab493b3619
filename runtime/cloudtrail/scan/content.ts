import type { ScanAccount } from "./account";
import { Inflater } from "./inflate";
import type { Cut } from "./reader";
import { type OpenBytes, Source } from "./source";

/** Bytes given to zlib at once when damaged gzip data is read again, coarse and then exact. */
const RESCUE_SIZES = [1024, 1];

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
    const taken = yield* this.rescued(inflater.inputDone);
    if (this.cut) return;
    const loss = taken.exact ? "" : "; what is intact before that place could not be read again";
    const message = `The gzip data is damaged behind byte ${taken.bytes} (${failure.message})${loss}.`;
    this.cut = { code: "corrupt-gzip", message };
  }

  /**
   * What stands between the last bytes that zlib took and the damage: Node forgets it. Reads the file again, in small
   * pieces from there on, until the damage lies in a single byte. Returns where.
   */
  private async *rescued(inputDone: number): AsyncGenerator<Uint8Array, { bytes: number; exact: boolean }> {
    let bytes = inputDone;
    for (const size of RESCUE_SIZES) {
      let source: Source | undefined;
      try {
        source = await Source.open(this.open);
        const inflater = new Inflater(source.pieces(), { from: bytes, size });
        yield* this.capped(behind(inflater.pieces(), this.given));
        if (this.cut) break;
        bytes = inflater.inputDone;
      } catch {
        return { bytes, exact: false };
      } finally {
        await source?.close();
      }
    }
    return { bytes, exact: true };
  }
}

/** The bytes behind the first `skip` ones. */
async function* behind(pieces: AsyncIterable<Uint8Array>, skip: number): AsyncGenerator<Uint8Array> {
  let left = skip;
  for await (const piece of pieces) {
    if (piece.length > left) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}
