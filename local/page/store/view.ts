import { EventEmitter } from "node:events";
import { setImmediate as breathe } from "node:timers/promises";
import { createDecider, type Decider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { scanTrailFile } from "../../../runtime/cloudtrail/trail-file";
import { isForeign } from "../view/explained";
import { rowOf } from "../view/row";
import { createDeliveries, printOf, type Deliveries } from "./deliveries";
import { createDropStore, type DropStore } from "./drops";
import { heldFile, type HeldFile } from "./files";
import { createRowStore, type HeldRow, type RowStore } from "./rows";

/** All that the page can show of a run: the files that were read, their changes and what was dropped. */
export interface View {
  readonly runId: string;
  files: ReadonlyMap<string, HeldFile>;
  rows: RowStore;
  drops: DropStore;
  deliveries: Deliveries;
  events: EventEmitter<ViewEvents>;
  /**
   * Reads a file into the view, after those that were given before; a file that is there already counts once. Resolves
   * when it is read, and throws what reading it throws.
   */
  take(file: Parameters<typeof heldFile>[0]): Promise<void>;
}

export interface ViewEvents {
  /** What became of a change in the view. */
  delivery: [HeldRow];
  /** A file was read to its end. */
  file: [HeldFile];
}

/** Records that are taken in one go. */
export const AT_ONCE = 100;

export interface ViewOptions {
  runId: string;
  /** Rows that are held at most. */
  capacity?: number;
}

export function createView({ runId, capacity }: ViewOptions): View {
  const files = new Map<string, HeldFile>();
  const events = new EventEmitter<ViewEvents>();
  events.setMaxListeners(0); // one of each for every browser tab that looks
  const rows = createRowStore(capacity);
  const deliveries = createDeliveries((row) => void events.emit("delivery", row));
  const drops = createDropStore();
  let reading: Promise<void> = Promise.resolve();

  const keep = (
    record: CloudTrailRecord,
    file: HeldFile,
    index: number,
    reason: HeldRow["row"]["reason"],
  ) => {
    const change = toChange(record);
    const found = rowOf(record, change, { seq: rows.nextSeq(), reason });
    const print = printOf(JSON.stringify(change));
    const row: HeldRow = { ...found, file, index, print, identifier: change.identifier };
    file.lastChangeAt = Math.max(file.lastChangeAt ?? -Infinity, found.row.time);
    deliveries.expect(row);
    const left = rows.add(row);
    if (left) deliveries.forget(left);
  };

  const read = async (file: HeldFile) => {
    const decider = createDecider(file.rules);
    const scan = scanTrailFile(file.open, { skipReads: false });
    const { account } = file;
    for await (const batch of scan) {
      for (const [place, { record, index }] of batch.entries()) {
        if (place % AT_ONCE === 0) await breathe(); // a large file must not keep the page waiting
        const { decision, reason } = decide(record, file, decider);
        if (decision === "keep") keep(record, file, index, reason === "included" ? reason : "change");
        else {
          account.drops.set(reason, (account.drops.get(reason) ?? 0) + 1);
          drops.offer(reason, record, file, index);
        }
      }
    }
    for (const [code, count] of Object.entries(scan.account.damaged)) account.drops.set(code, count);
    account.records = scan.account.records;
    account.changes = Object.values(file.deliveries).reduce((sum, count) => sum + count, 0);
    if (scan.account.damage) file.damage = scan.account.damage;
    file.isRead = true;
    drops.count(account.drops);
    events.emit("file", file);
  };

  return {
    runId,
    files,
    rows,
    drops,
    deliveries,
    events,
    take: (given) => {
      const place = `${given.bucket} ${given.key}`;
      if (files.has(place)) return Promise.resolve();
      const file = heldFile(given);
      files.set(place, file);
      const done = reading.then(() => read(file));
      reading = done.catch(() => undefined);
      return done;
    },
  };
}

/** What the processor decides about a record of the file. */
export function decide(
  record: CloudTrailRecord,
  { accountId }: HeldFile,
  decider: Decider,
): { decision: "keep" | "drop"; reason: string } {
  if (isForeign(record, accountId)) return { decision: "drop", reason: "foreign-account" };
  return decider.decide(record);
}
