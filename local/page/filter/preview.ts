import { setImmediate as breathe } from "node:timers/promises";
import type { Filter } from "../../../contract/filter";
import { createDecider, type Decider } from "../../../runtime/changes/decide";
import { plainEventName } from "../../../runtime/changes/event-name";
import { redactRecord } from "../../../runtime/changes/redact";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { scanTrailFile, type OpenBytes } from "../../../runtime/cloudtrail/trail-file";
import type { Difference, FilterPreview } from "../api";
import { createSampleBox } from "../store/drops";
import type { HeldFile } from "../store/files";
import { AT_ONCE, decide } from "../store/view";
import { shortSource } from "../view/row";
import { filterConfiguration } from "./configuration";

/**
 * Decides every record of the files again, by the filter and by the rules that decided it before. The files are read
 * from their buckets. Throws the signal's reason when it aborts.
 */
export async function previewFilter(
  filter: Filter,
  files: Iterable<HeldFile>,
  signal: AbortSignal,
): Promise<FilterPreview> {
  const kept = createTally();
  const dropped = createTally();
  const sum = { files: 0, records: 0, changesBefore: 0, changesAfter: 0 };
  const problems: string[] = [];
  for (const file of files) {
    const rules = { ...file.rules, filter };
    const compare = comparer(createDecider(file.rules), createDecider(rules), file);
    try {
      for await (const batch of scanTrailFile(abortable(file.open, signal), { skipReads: false })) {
        for (const [place, { record, index }] of batch.entries()) {
          if (place % AT_ONCE === 0) await breathe(); // so that the page is answered meanwhile
          signal.throwIfAborted();
          const { before, after } = compare(record);
          if (before) sum.changesBefore++;
          if (after) sum.changesAfter++;
          if (before !== after) (after ? kept : dropped).add(record, file, index, rules);
        }
      }
      sum.files++;
      sum.records += file.account.records;
    } catch (error) {
      signal.throwIfAborted();
      problems.push(`${file.key} could not be read again: ${(error as Error).message}`);
    }
  }
  const configuration = filterConfiguration(filter);
  return {
    filter,
    ...sum,
    newlyKept: kept.difference(),
    newlyDropped: dropped.difference(),
    configuration,
    problems,
  };
}

/** Bytes can come for long before there is a batch of records. */
function abortable(open: OpenBytes, signal: AbortSignal): OpenBytes {
  return async function* () {
    for await (const bytes of await open()) {
      await breathe();
      signal.throwIfAborted();
      yield bytes;
    }
  };
}

function comparer(old: Decider, next: Decider, file: HeldFile) {
  return (record: CloudTrailRecord) => ({
    before: decide(record, file, old).decision === "keep",
    after: decide(record, file, next).decision === "keep",
  });
}

/** Events that are told of a difference. */
const EVENTS = 20;

function createTally() {
  const events = new Map<string, Difference["events"][number]>();
  const box = createSampleBox();
  let count = 0;
  return {
    add: (record: CloudTrailRecord, file: HeldFile, index: number, rules: HeldFile["rules"]) => {
      count++;
      box.offer(record, file, index, rules);
      const { source, name } = eventOf(record);
      const known = events.get(`${source} ${name}`);
      if (known) known.count++;
      else events.set(`${source} ${name}`, { source, name, count: 1 });
    },
    difference: (): Difference => ({
      count,
      events: [...events.values()].sort((a, b) => b.count - a.count).slice(0, EVENTS),
      samples: box.samples(),
    }),
  };
}

/** Redacted like all else: a stranger chose the names. */
function eventOf({ eventSource, eventName }: CloudTrailRecord): { source: string; name: string } {
  const event = redactRecord({ eventSource, eventName });
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return { source: shortSource(text(event.eventSource)), name: plainEventName(text(event.eventName)) };
}
