import type { DamageCode, Ledger } from "./account";
import { type ElementFinder, FindStatus, MAX_RECORD_BYTES, MAX_SPACE } from "./finder";
import { CLEAN_GAP, Gap, type GapFound } from "./gap";
import type { Outliner } from "./outliner";
import { firstKeyAt, USUAL_FIRST_KEY } from "./resync";
import { holdsRecord, looksLikeRecord } from "./swallowed";
import { Settler } from "./settler";
import { ElementJudge, isRefused, recordOf, type Verdict } from "./verdict";
import type { ScanWindow } from "./window";

/** Bytes looked at before a supposed record's beginning is believed; more than a finder may wait for. */
const PROOF_BYTES = 4 * MAX_SPACE;

/** Records that are looked at to learn which key comes first. */
const KEY_TRIES = 16;

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
  /** How many records may still be asked for their first key. */
  private keyTries = KEY_TRIES;
  private readonly judge: ElementJudge;
  private readonly settler: Settler | undefined;
  private readonly gap = new Gap();
  /** Up to here the bytes between elements are read. */
  private gapFrom = 0;
  /** The last element ended here. */
  private gapStart = 0;
  /** What stands before the open element is entered, and was this. */
  private inElement = false;
  private beforeOpen = CLEAN_GAP;
  /** The last element; `heldIndex` is its place among the finder's entries, while they are there. */
  private held: Verdict | undefined;
  private heldIndex = 0;
  private heldStart = 0;
  /** The open element is longer than a record may be, and that has been looked into. */
  private lengthKnown = false;
  /** The next element is only supposed to be a record. */
  private supposed = false;

  constructor(
    private readonly finder: ElementFinder,
    private readonly window: ScanWindow,
    private readonly ledger: Ledger,
    skipReads: boolean,
    outliner?: Outliner,
  ) {
    this.judge = new ElementJudge(finder, skipReads, outliner);
    this.settler = Settler.of(finder, ledger, skipReads, outliner);
  }

  /** Starts behind `[`, or (`supposed`) at what may be the beginning of a record. */
  begin(place: number, supposed: boolean): void {
    this.finder.begin();
    this.gap.begin(supposed);
    this.gapFrom = place;
    this.gapStart = place;
    this.inElement = false;
    this.held = undefined;
    this.lengthKnown = false;
    this.supposed = supposed;
  }

  /** First place that is still needed, when the finder stands at `position`. */
  keepFrom(position: number): number {
    const { openPlace, window } = this;
    const wanted = openPlace ?? (this.held ? this.heldStart : this.gapStart);
    return window.end - wanted <= MAX_RECORD_BYTES ? wanted : Math.max(window.base, position - MAX_SPACE);
  }

  advance(from: number, last: boolean): ArrayStep {
    const { window, finder } = this;
    for (let position = from; ;) {
      const end = this.supposed ? Math.min(window.end, position + PROOF_BYTES) : window.end;
      const status = finder.find(window.index(position), window.index(end), last && end === window.end);
      position = window.base + finder.position;
      const lostAt = this.enter();
      if (lostAt !== undefined) return { status: "LOST", position: lostAt };
      if (status === FindStatus.FULL || (status === FindStatus.MORE && end < window.end)) continue;
      if (status === FindStatus.DAMAGE) return this.damaged(position);
      if (status === FindStatus.ARRAY_END) {
        this.readGap(position - 1);
        this.boundary(this.gap.end());
        return { status: "END", position };
      }
      return this.pause(position);
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
      if (this.heldSwallowed()) return this.heldStart + 1;
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

  /** Enters what the finder found. Returns where to search on when it is lost. */
  private enter(): number | undefined {
    const { finder, window } = this;
    if (finder.count === 0) return undefined;
    for (let i = 0; i < finder.count; i++) {
      let start = window.base + finder.entries[i * 3]!;
      const before = this.inElement ? this.beforeOpen : this.reach(start);
      if (before.inside) return start;
      this.inElement = false;
      let said: number | undefined;
      if (this.settler && before === CLEAN_GAP && !this.supposed && this.keyTries === 0) {
        i = this.settler.run(i);
        said = this.settler.said;
        start = window.base + finder.entries[i * 3]!;
      }
      this.gapStart = window.base + finder.entries[i * 3 + 1]!;
      this.gapFrom = this.gapStart;
      const verdict = this.judge.judge(i, said);
      if (this.supposed && !this.looksLikeRecord(verdict, i)) return start + 1;
      this.supposed = false;
      if (this.keyTries > 0) this.learnKey(verdict, i);
      if ((isRefused(verdict) || before.broken) && this.swallowed(start, this.gapStart)) return start + 1;
      this.held = verdict;
      this.heldIndex = i;
      this.heldStart = start;
      this.lengthKnown = false;
    }
    const { held } = this;
    if (held?.kind === "read" || held?.kind === "made")
      this.held = { ...held, text: this.judge.text(this.heldIndex) };
    return undefined;
  }

  private looksLikeRecord(verdict: Verdict, i: number): boolean {
    return looksLikeRecord(recordOf(verdict, () => this.judge.text(i)));
  }

  private learnKey(verdict: Verdict, i: number): void {
    const { entries, window } = this.finder;
    this.keyTries--;
    if (!this.looksLikeRecord(verdict, i)) return;
    this.firstKey = firstKeyAt(window, entries[i * 3]!, entries[i * 3 + 1]!) ?? this.firstKey;
    this.keyTries = 0;
  }

  /** The next element begins at `start`. Enters the one before and returns what stands between: mostly one comma. */
  private reach(start: number): GapFound {
    const { window, gap } = this;
    if (start === this.gapFrom + 1 && gap.awaitsComma && window.bytes[window.index(this.gapFrom)] === 0x2c) {
      if (this.held) this.commit(this.held);
      this.held = undefined;
      this.gapFrom = start;
      return CLEAN_GAP;
    }
    this.readGap(start);
    const found = gap.element();
    this.boundary(found);
    return found;
  }

  private readGap(to: number): void {
    this.gap.feed(this.window.bytes, this.window.index(this.gapFrom), this.window.index(to));
    this.gapFrom = to;
  }

  private pause(position: number): ArrayStep {
    const { openPlace } = this;
    if (openPlace === undefined) {
      this.readGap(position);
    } else if (!this.inElement) {
      this.beforeOpen = this.reach(openPlace);
      if (this.beforeOpen.inside) return { status: "LOST", position: openPlace };
      this.inElement = true;
    }
    if (openPlace !== undefined && !this.lengthKnown && this.window.end - openPlace > MAX_RECORD_BYTES) {
      this.lengthKnown = true;
      if (this.swallowed(openPlace, this.window.end)) return { status: "LOST", position: openPlace + 1 };
    }
    return { status: "MORE", position };
  }

  private damaged(position: number): ArrayStep {
    const { openPlace } = this;
    if (openPlace === undefined) {
      this.readGap(position);
      if (this.heldSwallowed()) return { status: "LOST", position: this.heldStart + 1 };
      this.boundary(this.gap.stray());
      return { status: "LOST", position: Math.max(this.gapStart, this.window.base) };
    }
    if (!this.inElement && this.reach(openPlace).inside) return { status: "LOST", position: openPlace };
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
    return held.kind === "dropped" || this.looksLikeRecord(held, this.heldIndex);
  }

  /** The array is not closed behind the last element: true when that one took others for its own. */
  private heldSwallowed(): boolean {
    if (!this.held || !this.swallowed(this.heldStart, this.gapStart)) return false;
    this.held = undefined;
    return true;
  }

  /** Counts the element at `start` as damaged when it holds records of the file. */
  private swallowed(start: number, end: number): boolean {
    const { window } = this;
    if (start < window.base) return false;
    if (!holdsRecord(window.bytes, window.index(start) + 1, window.index(end), this.firstKey)) return false;
    this.drop("malformed-record", "has no end");
    return true;
  }

  private commit(verdict: Verdict): void {
    if (verdict.kind === "record" || verdict.kind === "made") this.ledger.accept(verdict.record);
    else if (verdict.kind === "read") this.ledger.skipReads(1);
    else this.drop(verdict.code, verdict.what);
  }

  private drop(code: DamageCode, what: string): void {
    if (this.counting) this.ledger.drop(code, what);
  }
}
