import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { DropSample, DropSamples } from "../api";
import { actorOf } from "../../../runtime/changes/actor";
import { eventTime } from "../../../runtime/changes/event-time";
import { redactRecord } from "../../../runtime/changes/redact";
import { ruleChoices } from "../view/choices";
import { explained, meaningOf } from "../view/explained";
import { shortSource } from "../view/row";
import { shownRecord } from "../view/shown-record";
import type { HeldFile } from "./files";

/** Samples of one kind that are kept. */
const SAMPLES = 8;

/** A few records of one kind, of as many different events as there are. */
export interface SampleBox {
  offer(record: CloudTrailRecord, file: HeldFile, index: number, rules?: HeldFile["rules"]): void;
  samples(): DropSample[];
}

export function createSampleBox(): SampleBox {
  const firsts = new Map<string, DropSample>();
  const repeats: DropSample[] = [];
  return {
    offer: (record, file, index, rules = file.rules) => {
      const event = `${String(record.eventSource)} ${String(record.eventName)}`;
      const isFirst = !firsts.has(event) && firsts.size < SAMPLES;
      const isWanted = isFirst || firsts.size + repeats.length < SAMPLES;
      if (!isWanted) return;
      const sample = sampleOf(record, file, index, rules);
      if (isFirst) firsts.set(event, sample);
      else repeats.push(sample);
    },
    samples: () => [...firsts.values(), ...repeats].slice(0, SAMPLES),
  };
}

function sampleOf(
  original: CloudTrailRecord,
  file: HeldFile,
  index: number,
  rules: HeldFile["rules"],
): DropSample {
  const record = redactRecord(original);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const { seconds, exact } = eventTime(record);
  const { name, type } = actorOf(record);
  const decision = explained(original, { accountId: file.accountId, rules });
  return {
    ...(exact ? { time: seconds * 1_000 } : {}),
    name: text(record.eventName),
    source: shortSource(text(record.eventSource)),
    actor: { name, type },
    account: text(record.recipientAccountId),
    region: text(record.awsRegion),
    record: shownRecord(original, { ...file, index }),
    decision,
    // No rule can let in what speaks for another account.
    choices: decision.reason === "foreign-account" ? [] : ruleChoices(original),
  };
}

/** Drops by reason, with samples. */
export interface DropStore {
  offer(reason: string, record: CloudTrailRecord, file: HeldFile, index: number): void;
  count(drops: ReadonlyMap<string, number>): void;
  counts(): { reason: string; means: string; count: number }[];
  /** Undefined for a reason that did not occur. */
  samples(reason: string): DropSamples | undefined;
}

export function createDropStore(): DropStore {
  const boxes = new Map<string, SampleBox>();
  const counts = new Map<string, number>();
  return {
    offer: (reason, record, file, index) => {
      const box = boxes.get(reason) ?? createSampleBox();
      boxes.set(reason, box);
      box.offer(record, file, index);
    },
    count: (drops) => {
      for (const [reason, count] of drops) counts.set(reason, (counts.get(reason) ?? 0) + count);
    },
    counts: () =>
      [...counts]
        .map(([reason, count]) => ({ reason, means: meaningOf(reason), count }))
        .sort((a, b) => b.count - a.count),
    samples: (reason) => {
      const count = counts.get(reason);
      if (count === undefined) return undefined;
      return { reason, means: meaningOf(reason), count, samples: boxes.get(reason)?.samples() ?? [] };
    },
  };
}
