import type { CloudTrailRecord } from "../record";
import type { DamageCode, Ledger } from "./account";
import { parseJson } from "./bytes";
import { type ElementFinder, FindStatus, MAX_RECORD_BYTES, MAX_SPACE } from "./finder";
import { Gap, type GapFound } from "./gap";
import { firstKeyAt, USUAL_FIRST_KEY } from "./resync";
import { ElementJudge, looksLikeRecord, type Verdict } from "./verdict";
import type { ScanWindow } from "./window";

/** Bytes looked at before a supposed record's beginning is believed; more than a finder may wait for. */
const PROOF_BYTES = 4 * MAX_SPACE;

/**
 * MORE: all bytes are read. END: `position` is behind the `]`. LOST: the array is broken; what may be rescued begins
 * at `position` or later.
 */
export type ArrayStep = { status: "MORE" | "END" | "LOST"; position: number };

/**
 * Reads the elements of a `Records` array and enters them in the ledger. An element is entered only when what follows
 * it is known: a record that a stray bracket cut short is followed by what no array has there.
 */
export class RecordsArray {
  /** Spelling of the first key of the records so far. */
  firstKey = USUAL_FIRST_KEY;
  /** Off while beginnings are tried within a record that is counted already. */
  counting = true;
  private keyKnown = false;
  private readonly judge: ElementJudge;
  private readonly gap = new Gap();
  /** Up to here the bytes between elements are read. */
  private gapFrom = 0;
  /** What stands before the open element is entered. */
  private inElement = false;
  /** The last element; `heldIndex` is its place among the finder's entries, while they are there. */
  private held: Verdict | undefined;
  private heldIndex = 0;
  /** The next element is only supposed to be a record. */
  private supposed = false;

  constructor(
    private readonly finder: ElementFinder,
    private readonly window: ScanWindow,
    private readonly ledger: Ledger,
    skipReads: boolean,
  ) {
    this.judge = new ElementJudge(finder, skipReads);
  }

  /** Starts behind `[`, or (`supposed`) at what may be the beginning of a record. */
  begin(place: number, supposed: boolean): void {
    this.finder.begin();
    this.gap.begin(supposed);
    this.gapFrom = place;
    this.inElement = false;
    this.held = undefined;
    this.supposed = supposed;
  }

  /** First place that is still needed, when the finder stands at `position`. */
  keepFrom(position: number): number {
    const { openPlace } = this;
    if (openPlace === undefined) return position;
    if (this.window.end - openPlace <= MAX_RECORD_BYTES) return openPlace;
    return Math.max(this.window.base, position - MAX_SPACE);
  }

  advance(from: number, last: boolean): ArrayStep {
    const { window, finder } = this;
    for (let position = from; ;) {
      const end = this.supposed ? Math.min(window.end, position + PROOF_BYTES) : window.end;
      const status = finder.find(window.index(position), window.index(end), last && end === window.end);
      position = window.base + finder.position;
      const refused = this.enter();
      if (refused !== undefined) return { status: "LOST", position: refused };
      if (status === FindStatus.FULL || (status === FindStatus.MORE && end < window.end)) continue;
      if (status === FindStatus.DAMAGE) return this.damaged(position);
      if (status === FindStatus.ARRAY_END) {
        this.readGap(position - 1);
        this.boundary(this.gap.end());
        return { status: "END", position };
      }
      this.pause(position);
      return { status: "MORE", position };
    }
  }

  /**
   * The content ends within the array. The open element is counted under `code`; returns the place behind its
   * beginning, from where on more may be rescued.
   */
  cut(code: DamageCode | undefined): number | undefined {
    const { openPlace } = this;
    if (openPlace === undefined) {
      const { unfinished } = this.gap;
      this.boundary(this.gap.cut());
      if (unfinished && code) this.drop(code, "is cut off");
      return undefined;
    }
    if (code) this.drop(code, "is cut off");
    return Math.max(openPlace + 1, this.window.base);
  }

  private get openPlace(): number | undefined {
    const { openStart } = this.finder;
    return openStart === undefined ? undefined : this.window.base + openStart;
  }

  /** Enters what the finder found. Returns where to look on when a supposed record is none. */
  private enter(): number | undefined {
    const { finder, window } = this;
    if (finder.count === 0) return undefined;
    for (let i = 0; i < finder.count; i++) {
      const start = window.base + finder.entries[i * 3]!;
      if (!this.inElement) this.reach(start);
      this.inElement = false;
      this.gapFrom = window.base + finder.entries[i * 3 + 1]!;
      const verdict = this.judge.judge(i);
      if (this.supposed && !looksLikeRecord(recordOf(verdict, () => this.judge.text(i)))) return start + 1;
      this.supposed = false;
      if (!this.keyKnown && verdict.kind !== "dropped") this.learnKey(i);
      this.held = verdict;
      this.heldIndex = i;
    }
    if (this.held?.kind === "read") this.held = { ...this.held, text: this.judge.text(this.heldIndex) };
    return undefined;
  }

  private learnKey(i: number): void {
    const { entries, window } = this.finder;
    this.firstKey = firstKeyAt(window, entries[i * 3]!, entries[i * 3 + 1]!) ?? this.firstKey;
    this.keyKnown = true;
  }

  /** The next element begins at `start`. Mostly a single comma stands before it. */
  private reach(start: number): void {
    const { window, gap } = this;
    if (start === this.gapFrom + 1 && gap.awaitsComma && window.bytes[window.index(this.gapFrom)] === 0x2c) {
      if (this.held) this.commit(this.held);
      this.held = undefined;
      this.gapFrom = start;
      return;
    }
    this.readGap(start);
    this.boundary(gap.element());
  }

  private readGap(to: number): void {
    this.gap.feed(this.window.bytes, this.window.index(this.gapFrom), this.window.index(to));
    this.gapFrom = to;
  }

  private pause(position: number): void {
    const { openPlace } = this;
    if (this.inElement) return;
    if (openPlace === undefined) {
      this.readGap(position);
    } else {
      this.reach(openPlace);
      this.inElement = true;
    }
  }

  private damaged(position: number): ArrayStep {
    const { openPlace } = this;
    if (openPlace === undefined) {
      this.readGap(position);
      this.boundary(this.gap.stray());
      return { status: "LOST", position };
    }
    if (!this.inElement) this.reach(openPlace);
    this.drop("malformed-record", "is not JSON");
    return { status: "LOST", position: Math.max(openPlace + 1, this.window.base) };
  }

  /** What stands behind the held element is known: enters it, and what else stood there. */
  private boundary(found: GapFound): void {
    const { held } = this;
    this.held = undefined;
    const cutShort = held !== undefined && found.suspect && !this.standsAlone(held);
    if (cutShort) this.drop("malformed-record", "is followed by what no array of records has there");
    else if (held) this.commit(held);
    for (let i = 0; i < found.others; i++) this.drop("not-a-record", "is no object");
    if (found.garbage && !cutShort) this.drop("malformed-record", "is not JSON");
    if (found.broken)
      this.ledger.note("malformed-record", "A comma between two records is missing or too many.");
  }

  private standsAlone(held: Verdict): boolean {
    return held.kind === "dropped" || looksLikeRecord(recordOf(held, () => this.judge.text(this.heldIndex)));
  }

  private commit(verdict: Verdict): void {
    if (verdict.kind === "record") this.ledger.accept(verdict.record);
    else if (verdict.kind === "read") this.ledger.skipRead();
    else this.drop(verdict.code, verdict.what);
  }

  private drop(code: DamageCode, what: string): void {
    if (this.counting) this.ledger.drop(code, what);
  }
}

/** The record of a verdict; a read that was skipped is parsed now. */
function recordOf(verdict: Verdict, text: () => string): CloudTrailRecord | undefined {
  if (verdict.kind === "dropped") return undefined;
  return (
    verdict.record ?? (parseJson((verdict.kind === "read" && verdict.text) || text()) as CloudTrailRecord)
  );
}
