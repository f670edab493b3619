import type { CloudTrailRecord } from "../record";
import type { DamageCode } from "./account";
import { parseJson } from "./bytes";
import { ElementFlag, type ElementFinder, MAX_DEPTH, MAX_RECORD_BYTES } from "./finder";

/** What an element is. `text` and `record` are there when they were needed. */
export type Verdict =
  | { kind: "record"; record: CloudTrailRecord }
  | { kind: "read"; text: string | undefined; record?: CloudTrailRecord }
  | { kind: "dropped"; code: DamageCode; what: string };

const TOO_LONG: Verdict = {
  kind: "dropped",
  code: "record-too-long",
  what: `is longer than ${MAX_RECORD_BYTES} bytes`,
};
const TOO_DEEP: Verdict = {
  kind: "dropped",
  code: "record-too-deep",
  what: `is nested deeper than ${MAX_DEPTH}`,
};
const NO_OBJECT: Verdict = { kind: "dropped", code: "not-a-record", what: "is no object" };
const MALFORMED: Verdict = { kind: "dropped", code: "malformed-record", what: "is not JSON" };
const READ: Verdict = { kind: "read", text: undefined };

const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Decides over found elements; parses those that are not surely reads, all of one call at once. */
export class ElementJudge {
  private scratch = Buffer.allocUnsafe(64 * 1024);

  constructor(
    private readonly finder: ElementFinder,
    private readonly skipReads: boolean,
  ) {}

  /** One verdict an element that the finder found in its last call. */
  judge(): Verdict[] {
    const { entries, count } = this.finder;
    const verdicts: Verdict[] = [];
    const parsed: number[] = [];
    for (let i = 0; i < count; i++) {
      const verdict = this.withoutParsing(entries[i * 3]!, entries[i * 3 + 1]!, entries[i * 3 + 2]!);
      if (!verdict) parsed.push(i);
      verdicts.push(verdict ?? MALFORMED);
    }
    const records = this.parse(parsed);
    for (let k = 0; k < parsed.length; k++) verdicts[parsed[k]!] = this.ofRecord(records[k]);
    return verdicts;
  }

  /** The text of an element, as JSON.parse wants it. */
  text(i: number): string {
    const { entries, window } = this.finder;
    const [start, end, flags] = [entries[i * 3]!, entries[i * 3 + 1]!, entries[i * 3 + 2]!];
    return flags & ElementFlag.HIGH
      ? window.toString("utf8", start, end)
      : window.toString("latin1", start, end);
  }

  private withoutParsing(start: number, end: number, flags: number): Verdict | undefined {
    if (end - start > MAX_RECORD_BYTES) return TOO_LONG;
    if (flags & ElementFlag.DEEP) return TOO_DEEP;
    if (flags & ElementFlag.ARRAY) return NO_OBJECT;
    const surelyRead = (flags & (ElementFlag.READ | ElementFlag.UNCERTAIN)) === ElementFlag.READ;
    return surelyRead && this.skipReads ? READ : undefined;
  }

  private ofRecord(record: CloudTrailRecord | undefined): Verdict {
    if (record === undefined) return MALFORMED;
    if (this.skipReads && record.readOnly === true) return { kind: "read", text: undefined, record };
    return { kind: "record", record };
  }

  /** One array of all wanted elements costs a third less than one call an element. */
  private parse(wanted: number[]): (CloudTrailRecord | undefined)[] {
    if (wanted.length === 0) return [];
    const together = wanted.length === 1 ? undefined : parseJson(this.joined(wanted));
    if (together !== undefined) return together as CloudTrailRecord[];
    return wanted.map((i) => parseJson(this.text(i)) as CloudTrailRecord | undefined);
  }

  private joined(wanted: number[]): string {
    const { entries, window } = this.finder;
    let length = 1;
    for (const i of wanted) length += entries[i * 3 + 1]! - entries[i * 3]! + 1;
    if (this.scratch.length < length) this.scratch = Buffer.allocUnsafe(length * 2);
    const { scratch } = this;
    let at = 0;
    let flags = 0;
    for (const i of wanted) {
      scratch[at++] = at === 1 ? OPEN : COMMA;
      at += window.copy(scratch, at, entries[i * 3], entries[i * 3 + 1]);
      flags |= entries[i * 3 + 2]!;
    }
    scratch[at++] = CLOSE;
    return flags & ElementFlag.HIGH ? scratch.toString("utf8", 0, at) : scratch.toString("latin1", 0, at);
  }
}

/** True when it has what CloudTrail writes into each record. */
export function looksLikeRecord(record: CloudTrailRecord | undefined): boolean {
  return (
    typeof record?.eventTime === "string" &&
    typeof record.eventSource === "string" &&
    typeof record.eventName === "string" &&
    typeof record.eventID === "string"
  );
}
