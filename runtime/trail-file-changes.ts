import type { CloudTrailRecord } from "./cloudtrail/record";
import type { OpenBytes, ScanAccount, TrailFileScan } from "./cloudtrail/trail-file";
import { scanTrailFile } from "./cloudtrail/trail-file";
import { MadeRecord, type RecordMaker } from "./cloudtrail/record-maker";
import { changeBody, type ChangeBody } from "./changes/body";
import { bodyMaker, verdictMaker } from "./changes/body-maker";
import type { Change } from "./changes/change";
import { decidesByOutline, decisionParts, type Decider } from "./changes/decide";
import type { DropReason } from "./changes/drop-reasons";
import { toChange } from "./changes/to-change";

/** What became of one trail file. Always records = changes + the sum of drops. */
export interface ChangesAccount {
  /** Bytes read. */
  compressedBytes: number;
  /** Bytes after decompression. */
  bytes: number;
  records: number;
  changes: number;
  /** Records dropped, by reason; reasons that did not occur are left out. */
  drops: Partial<Record<DropReason, number>>;
  /** What was wrong with the file, when something was. Its whole records have been dealt with all the same. */
  damage?: ScanAccount["damage"];
}

/** The changes of one trail file, in batches as they are read. `account` is complete when the iteration ends. */
export interface TrailFileChanges extends AsyncIterable<Change[]> {
  readonly account: ChangesAccount;
}

export interface ReadChangesOptions {
  decider: Decider;
  /** The account in the file's key: a record of another `recipientAccountId` is dropped as `foreign-account`. */
  accountId?: string;
  /** Cap on decompressed bytes. Defaults to the scanner's. */
  maxBytes?: number;
}

/**
 * The way of a trail file from its bytes to its changes: scan, decide, normalise, redact. Memory is bounded by the
 * batches, whatever the file's size. Throws what reading the bytes throws; damaged content is accounted for instead.
 */
export function readChanges(open: OpenBytes, options: ReadChangesOptions): TrailFileChanges {
  return decided(scanOf(open, options), dropper(options), toChange);
}

/** The changes of one trail file as JSON. */
export interface TrailFileBodies extends AsyncIterable<ChangeBody[]> {
  readonly account: ChangesAccount;
}

/** As `readChanges`, each change as the JSON that is sent: several times quicker than to make the change and write it. */
export function readBodies(open: OpenBytes, options: ReadChangesOptions): TrailFileBodies {
  return made(open, options, bodyMaker, (record) =>
    record instanceof MadeRecord ? record : changeBody(record),
  );
}

/** The account of one trail file. The batches hold as many elements as there are changes, and nothing more. */
export interface TrailFileCounts extends AsyncIterable<unknown[]> {
  readonly account: ChangesAccount;
}

/** As `readChanges`, without normalising and redacting, for whoever only counts. */
export function readCounts(open: OpenBytes, options: ReadChangesOptions): TrailFileCounts {
  return made(open, options, verdictMaker, () => undefined);
}

/** What is made of the changes, by `makerOf` where the decider allows it, else by `make`. */
function made<Made>(
  open: OpenBytes,
  options: ReadChangesOptions,
  makerOf: typeof bodyMaker,
  make: (record: CloudTrailRecord) => Made,
): AsyncIterable<Made[]> & { readonly account: ChangesAccount } {
  const dropOf = dropper(options);
  const maker = decidesByOutline(options.decider) ? makerOf(dropOf, dropsApart(options)) : undefined;
  return decided(
    scanOf(open, options, maker),
    (record) => (record instanceof MadeRecord ? (record.drop as DropReason | undefined) : dropOf(record)),
    make,
  );
}

function scanOf(
  open: OpenBytes,
  { decider, maxBytes }: ReadChangesOptions,
  maker?: RecordMaker,
): TrailFileScan {
  return scanTrailFile(open, {
    skipReads: decider.skipReads,
    maxBytes,
    outlined: decidesByOutline(decider),
    maker,
  });
}

/** What `make` makes of the records that `dropOf` keeps, batch by batch, with the account of all of them. */
function decided<Made>(
  scan: TrailFileScan,
  dropOf: (record: CloudTrailRecord) => DropReason | undefined,
  make: (record: CloudTrailRecord) => Made,
): AsyncIterable<Made[]> & { readonly account: ChangesAccount } {
  const account: ChangesAccount = { compressedBytes: 0, bytes: 0, records: 0, changes: 0, drops: {} };

  async function* batches(): AsyncGenerator<Made[]> {
    try {
      for await (const records of scan) {
        const kept: Made[] = [];
        for (const { record } of records) {
          const drop = dropOf(record);
          if (drop) account.drops[drop] = (account.drops[drop] ?? 0) + 1;
          else kept.push(make(record));
        }
        account.changes += kept.length;
        if (kept.length > 0) yield kept;
      }
    } finally {
      takeOver(scan.account, account);
    }
  }
  return { account, [Symbol.asyncIterator]: batches };
}

/** Why a record is dropped. */
function dropper({
  decider,
  accountId,
}: ReadChangesOptions): (record: CloudTrailRecord) => DropReason | undefined {
  return (record) => {
    if (isForeign(record, accountId)) return "foreign-account";
    const decision = decider.decide(record);
    return decision.decision === "drop" ? decision.reason : undefined;
  };
}

/** `dropper` in parts, where the decider has them. */
function dropsApart({ decider, accountId }: ReadChangesOptions): RecordMaker["apart"] {
  const parts = decisionParts(decider);
  return (
    parts && {
      callerFirst: (record) => (isForeign(record, accountId) ? "foreign-account" : undefined),
      event: parts.byEvent,
      callerLast: parts.byCaller,
    }
  );
}

/** One customer's file cannot speak for another's account. Records without the field say nothing either way. */
function isForeign({ recipientAccountId }: CloudTrailRecord, accountId: string | undefined): boolean {
  if (accountId === undefined || typeof recipientAccountId !== "string" || recipientAccountId === "")
    return false;
  return recipientAccountId !== accountId;
}

function takeOver(scanned: ScanAccount, account: ChangesAccount): void {
  account.compressedBytes = scanned.compressedBytes;
  account.bytes = scanned.bytes;
  account.records = scanned.records;
  account.damage = scanned.damage;
  if (scanned.reads > 0) account.drops["read-only"] = (account.drops["read-only"] ?? 0) + scanned.reads;
  for (const [code, count] of Object.entries(scanned.damaged)) {
    account.drops[code as DropReason] = (account.drops[code as DropReason] ?? 0) + count;
  }
}
