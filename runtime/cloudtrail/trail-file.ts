import { MAX_DECOMPRESSED_BYTES } from "../../contract/limits";
import type { RecordMaker } from "./record-maker";
import { Ledger, type ScanAccount, type ScannedRecord } from "./scan/account";
import { Content } from "./scan/content";
import { acquireFinder, releaseFinder } from "./scan/finders";
import { Outliner } from "./scan/outliner";
import { TrailFileReader } from "./scan/reader";
import type { OpenBytes } from "./scan/source";

export type { DamageCode, FileDamageCode, ScanAccount, ScanDamage, ScannedRecord } from "./scan/account";
export type { OpenBytes } from "./scan/source";

export interface ScanOptions {
  /** Skip records whose own `readOnly` is true, without parsing them. Defaults to true. */
  skipReads?: boolean;
  /** Bytes of JSON, after inflating, at which reading stops. Defaults to 4 GiB. */
  maxBytes?: number;
  /**
   * Records may be `OutlinedRecord`s, with the fields that decide whether they are changes and what these say: several
   * times quicker than all fields. Defaults to false.
   */
  outlined?: boolean;
  /** With `outlined`: records may be `MadeRecord`s, what this made of them. */
  maker?: RecordMaker;
}

/**
 * The records of a trail file, in batches (one a piece of content, about 1 MiB; never empty), to be iterated once.
 * Memory stays in bounds whatever the file's size.
 *
 * For every file that is valid JSON, the records yielded and those counted as reads are the elements that JSON.parse
 * of the whole file gives, in the same order; elements beyond the limits (4 MiB, 512 levels) or that are no objects are
 * counted in `account.damaged`. One exception, so that no record is lost: where a file has `Records` more than once,
 * JSON.parse keeps the last, and here all of them count. Damaged content throws nothing: each whole record that can be told apart is yielded,
 * the rest is counted, and `account.damage` says what was wrong. What the source throws is thrown on, after the
 * whole records before it were yielded.
 */
export interface TrailFileScan extends AsyncIterable<ScannedRecord[]> {
  /** Complete when the iteration has ended. */
  readonly account: ScanAccount;
}

/**
 * Reads a trail file, gzip or plain JSON, from a stream.
 * `open` is called again, twice at most, when the gzip data turns out to be damaged.
 */
export function scanTrailFile(open: OpenBytes, options: ScanOptions = {}): TrailFileScan {
  const { skipReads = true, maxBytes = MAX_DECOMPRESSED_BYTES, outlined = false, maker } = options;
  const ledger = new Ledger();
  const content = new Content(open, ledger.account, maxBytes);
  return {
    account: ledger.account,
    [Symbol.asyncIterator]: () => batches(content, ledger, { skipReads, outlined, maker }),
  };
}

async function* batches(
  content: Content,
  ledger: Ledger,
  { skipReads, outlined, maker }: { skipReads: boolean; outlined: boolean; maker?: RecordMaker },
): AsyncGenerator<ScannedRecord[]> {
  const finder = acquireFinder();
  try {
    const reader = new TrailFileReader(
      finder,
      ledger,
      skipReads,
      outlined ? Outliner.of(finder, maker) : undefined,
    );
    let failure: { error: unknown } | undefined;
    const pieces = content.pieces();
    try {
      for (;;) {
        const next = await pieces.next().catch((error: unknown) => {
          failure = { error };
          return undefined;
        });
        if (!next || next.done) break;
        reader.push(next.value);
        const batch = ledger.take();
        if (batch.length > 0) yield batch;
      }
    } finally {
      await pieces.return(undefined);
    }
    if (failure) reader.abandon();
    else reader.end(content.cut);
    const rest = ledger.take();
    if (rest.length > 0) yield rest;
    if (failure) throw failure.error;
  } finally {
    releaseFinder(finder);
  }
}
