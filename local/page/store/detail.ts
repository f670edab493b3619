import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { scanTrailFile } from "../../../runtime/cloudtrail/trail-file";
import type { ChangeDetail } from "../api";
import { ruleChoices } from "../view/choices";
import { explained } from "../view/explained";
import { shownRecord } from "../view/shown-record";
import type { View } from "./view";
import type { HeldRow } from "./rows";

/** A row with its record, which is read again from its file. Undefined when the row has left the view. */
export async function detailOf(view: View, seq: number): Promise<ChangeDetail | undefined> {
  const held = view.rows.get(seq);
  const record = held && (await recordOf(held));
  if (!held || !record) return undefined;
  const { exchanges, dropped } = view.deliveries.exchanges(held.print);
  return {
    row: held.row,
    ...(held.ticketUrl === undefined ? {} : { ticketUrl: held.ticketUrl }),
    record: shownRecord(record, { ...held.file, index: held.index }),
    decision: explained(record, held.file),
    exchanges,
    exchangesDropped: dropped,
    choices: ruleChoices(record),
  };
}

async function recordOf({ file, index }: HeldRow): Promise<CloudTrailRecord | undefined> {
  for await (const batch of scanTrailFile(file.open, { skipReads: false })) {
    const found = batch.find((scanned) => scanned.index === index);
    if (found) return found.record;
  }
  return undefined;
}
