import type { CloudTrailRecord } from "../record";

/**
 * Why an element of `Records` was neither yielded nor skipped as a read.
 * malformed-record: not JSON. not-a-record: JSON, but no object. record-too-long, record-too-deep: beyond the limits
 * of finder.ts. truncated, corrupt-gzip, over-the-cap: the content ended within it.
 */
export type DamageCode =
  | "malformed-record"
  | "not-a-record"
  | "record-too-long"
  | "record-too-deep"
  | "truncated"
  | "corrupt-gzip"
  | "over-the-cap";

/**
 * What can be wrong with a file beside its records. empty-file: no byte in it. no-records: JSON, but not a trail file.
 * not-json: neither gzip nor JSON. wrong-encoding: UTF-16 or UTF-32. truncated: it ends too early. corrupt-gzip: it
 * cannot be inflated to its end. over-the-cap: longer than may be read.
 */
export type FileDamageCode =
  "empty-file" | "no-records" | "not-json" | "wrong-encoding" | "truncated" | "corrupt-gzip" | "over-the-cap";

export interface ScanDamage {
  code: DamageCode | FileDamageCode;
  /** What is wrong and where, without any content of the file. */
  message: string;
}

/** What became of a trail file: `records` = records yielded + `reads` + the sum of `damaged`. */
export interface ScanAccount {
  /** Bytes that the source gave. */
  compressedBytes: number;
  /** Bytes of JSON; equal to `compressedBytes` when the file is not gzip. */
  bytes: number;
  /** Elements of `Records`. */
  records: number;
  /** Records skipped because their own `readOnly` is true. */
  reads: number;
  damaged: Partial<Record<DamageCode, number>>;
  /** What cut the content short, else what was wrong first; absent when nothing was. */
  damage?: ScanDamage;
}

export interface ScannedRecord {
  /** Place in `Records`, from 0. */
  index: number;
  record: CloudTrailRecord;
}

/** Keeps the account, and the records that wait to be handed out. */
export class Ledger {
  readonly account: ScanAccount = { compressedBytes: 0, bytes: 0, records: 0, reads: 0, damaged: {} };
  private batch: ScannedRecord[] = [];

  accept(record: CloudTrailRecord): void {
    this.batch.push({ index: this.account.records++, record });
  }

  skipReads(count: number): void {
    this.account.records += count;
    this.account.reads += count;
  }

  /** Counts one element as damaged. */
  drop(code: DamageCode, what: string): void {
    const index = this.account.records++;
    this.account.damaged[code] = (this.account.damaged[code] ?? 0) + 1;
    this.note(code, `Records[${index}] ${what}`);
  }

  /** Remembers what was wrong, if it is the first thing. */
  note(code: DamageCode | FileDamageCode, message: string): void {
    this.account.damage ??= { code, message };
  }

  /** The content was cut short: that comes before what it did to single records. */
  noteCut(code: FileDamageCode, message: string): void {
    this.account.damage = { code, message };
  }

  /** The records since the last call. */
  take(): ScannedRecord[] {
    const { batch } = this;
    this.batch = [];
    return batch;
  }
}
