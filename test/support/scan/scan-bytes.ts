import { Ledger, type ScanAccount, type ScannedRecord } from "../../../runtime/cloudtrail/scan/account";
import type { RecordMaker } from "../../../runtime/cloudtrail/record-maker";
import type { ElementFinder } from "../../../runtime/cloudtrail/scan/finder";
import { Outliner } from "../../../runtime/cloudtrail/scan/outliner";
import { TrailFileReader } from "../../../runtime/cloudtrail/scan/reader";

export interface Scanned {
  records: ScannedRecord[];
  account: ScanAccount;
}

/** Reads JSON bytes with one finder, in pieces of the given sizes (the last one again and again). */
export function scanBytes(
  bytes: Uint8Array,
  options: {
    finder: ElementFinder;
    pieces?: number[];
    skipReads?: boolean;
    outlined?: boolean;
    maker?: RecordMaker;
  },
): Scanned {
  const ledger = new Ledger();
  const outliner = options.outlined ? Outliner.of(options.finder, options.maker) : undefined;
  const reader = new TrailFileReader(options.finder, ledger, options.skipReads ?? true, outliner);
  const sizes = options.pieces ?? [bytes.length || 1];
  const records: ScannedRecord[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)]!;
    reader.push(bytes.subarray(at, at + size));
    records.push(...ledger.take());
    at += size;
  }
  reader.end();
  records.push(...ledger.take());
  return { records, account: ledger.account };
}
