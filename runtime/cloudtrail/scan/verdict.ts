import type { CloudTrailRecord } from "../record";
import { MadeRecord } from "../record-maker";
import type { DamageCode } from "./account";
import { parseJson } from "./bytes";
import type { Outliner } from "./outliner";
import { ElementFlag, type ElementFinder, MAX_DEPTH, MAX_RECORD_BYTES } from "./finder";

/** What an element is. `text` and `record` are there when they were needed. */
export type Verdict =
  | { kind: "record"; record: CloudTrailRecord }
  | { kind: "made"; record: MadeRecord; text: string | undefined }
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

const SURE = ElementFlag.READ | ElementFlag.UNCERTAIN;

/** Decides over found elements; parses those that are not surely reads. */
export class ElementJudge {
  constructor(
    private readonly finder: ElementFinder,
    private readonly skipReads: boolean,
    /** Reads what it can instead of JSON.parse. */
    private readonly outliner?: Outliner,
  ) {}

  /** The verdict on one of the elements that the finder found in its last call. `said`: `Outliner.read` tells. */
  judge(i: number, said?: number): Verdict {
    const { entries } = this.finder;
    const length = entries[i * 3 + 1]! - entries[i * 3]!;
    const flags = entries[i * 3 + 2]!;
    if (length > MAX_RECORD_BYTES) return TOO_LONG;
    if (flags & ElementFlag.DEEP) return TOO_DEEP;
    if (flags & ElementFlag.ARRAY) return NO_OBJECT;
    if (this.skipReads && (flags & SURE) === ElementFlag.READ) return READ;
    const record = this.outlined(i, said) ?? (parseJson(this.text(i)) as CloudTrailRecord | undefined);
    if (record === undefined) return MALFORMED;
    if (record instanceof MadeRecord) return { kind: "made", record, text: undefined };
    return this.skipReads && record.readOnly === true
      ? { kind: "read", text: undefined, record }
      : { kind: "record", record };
  }

  private outlined(i: number, said: number | undefined): CloudTrailRecord | MadeRecord | undefined {
    const { entries } = this.finder;
    if (!this.outliner || entries[i * 3 + 2]! & ElementFlag.HIGH) return undefined;
    return this.outliner.read(entries[i * 3]!, entries[i * 3 + 1]!, this.skipReads, said);
  }

  /** The text of an element, as JSON.parse wants it. */
  text(i: number): string {
    const { entries, window } = this.finder;
    const encoding = entries[i * 3 + 2]! & ElementFlag.HIGH ? "utf8" : "latin1";
    return window.toString(encoding, entries[i * 3], entries[i * 3 + 1]);
  }
}

/** True when JSON.parse refused the element. */
export function isRefused(verdict: Verdict): boolean {
  return verdict === MALFORMED;
}

/** The record of a verdict; a read that was skipped, and what was made of a record, is parsed now. */
export function recordOf(verdict: Verdict, text: () => string): CloudTrailRecord | undefined {
  if (verdict.kind === "dropped") return undefined;
  if (verdict.kind === "record") return verdict.record;
  if (verdict.kind === "read" && verdict.record) return verdict.record;
  return parseJson(verdict.text ?? text()) as CloudTrailRecord | undefined;
}
