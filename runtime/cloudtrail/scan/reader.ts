import type { DamageCode, FileDamageCode, Ledger } from "./account";
import { Envelope } from "./envelope";
import { type ElementFinder, SLICE_BYTES, WINDOW_BYTES } from "./finder";
import type { Outliner } from "./outliner";
import { RecordsArray } from "./records-array";
import { MAX_LOOK, nextCandidate } from "./resync";
import { ScanWindow } from "./window";

/**
 * Bytes that may be looked at twice in search of whole records behind damage, beside one byte for each byte read: so
 * that the work stays in proportion to the file, however it is broken.
 */
const RESCUE_BYTES = 8 * 1024 * 1024;

/** What is being read: around the array, in it, in search of a record behind damage, or nothing any more. */
type Phase = "envelope" | "array" | "lost" | "done";

/** How the content ended, when it did not end as it should. */
export interface Cut {
  code: DamageCode & FileDamageCode;
  message: string;
}

/** Reads the JSON of a trail file piece by piece and enters in the ledger what it finds. Never throws. */
export class TrailFileReader {
  private readonly window: ScanWindow;
  private envelope = new Envelope();
  private readonly array: RecordsArray;
  private phase: Phase = "envelope";
  /** Up to here the bytes are read; while lost, from here on a record is searched. */
  private position = 0;
  /** Furthest place that was looked at, and how much was looked at twice. */
  private furthest = 0;
  private lookedTwice = 0;

  constructor(
    private readonly finder: ElementFinder,
    private readonly ledger: Ledger,
    skipReads: boolean,
    outliner?: Outliner,
  ) {
    this.window = new ScanWindow(finder.window, WINDOW_BYTES);
    this.array = new RecordsArray(finder, this.window, ledger, skipReads, outliner);
  }

  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      const slice = bytes.length <= SLICE_BYTES ? bytes : bytes.subarray(from, from + SLICE_BYTES);
      this.ledger.account.bytes += slice.length;
      if (this.phase === "done") continue;
      this.finder.shift(this.window.append(slice, this.keepFrom()));
      this.run(false);
    }
  }

  /** No more bytes will come; `cut` says why not when the content was not read to its end. */
  end(cut?: Cut): void {
    if (cut) this.ledger.noteCut(cut.code, cut.message);
    const code = cut?.code ?? "truncated";
    this.run(true);
    if (this.phase === "array") this.endInArray(code);
    else if (this.phase === "envelope") this.endInEnvelope(code);
  }

  /** The source failed: enters the whole records that are there, and counts nothing as damaged. */
  abandon(): void {
    this.run(true);
    if (this.phase === "array") this.array.cut(undefined);
  }

  private keepFrom(): number {
    if (this.phase === "array") return this.array.keepFrom(this.position);
    if (this.phase === "lost") return Math.max(this.window.base, this.position - MAX_LOOK);
    return this.position;
  }

  /** Reads what there is. `last`: nothing more will come. */
  private run(last: boolean): Phase {
    for (let going = true; going;) {
      if (this.phase === "envelope") going = this.readEnvelope();
      else if (this.phase === "array") going = this.readArray(last);
      else going = this.phase === "lost" && this.search(last);
    }
    return this.phase;
  }

  private readEnvelope(): boolean {
    const { window, envelope } = this;
    const step = envelope.feed(window.bytes, window.index(this.position), window.index(window.end));
    this.position = window.base + step.position;
    if (step.status === "RECORDS") {
      this.phase = "array";
      this.array.begin(this.position, false);
    } else if (step.status === "BROKEN") {
      this.envelopeBroke(window.bytes[step.position]!);
    }
    return step.status !== "MORE";
  }

  private readArray(last: boolean): boolean {
    const step = this.array.advance(this.position, last);
    this.furthest = Math.max(this.furthest, this.window.base + this.finder.position);
    this.position = step.position;
    if (step.status === "END") {
      this.envelope.arrayEnded();
      this.phase = "envelope";
    } else if (step.status === "LOST") {
      this.phase = "lost";
    }
    return step.status !== "MORE";
  }

  private search(last: boolean): boolean {
    const { window } = this;
    const options = { firstKey: this.array.firstKey, mayBeFirst: this.envelope.arrays === 0 };
    const from = window.index(this.position);
    const found = nextCandidate(window.bytes, from, window.index(window.end), last, options);
    if (found === undefined) {
      this.phase = "done";
      return false;
    }
    if ("wait" in found) {
      this.position = window.base + found.wait;
      return false;
    }
    this.position = window.base + found.at;
    const again = Math.max(0, this.furthest - this.position);
    if (this.lookedTwice + again > RESCUE_BYTES + this.furthest) {
      this.position = this.furthest;
      return true;
    }
    this.lookedTwice += again;
    this.phase = "array";
    this.array.begin(this.position, true);
    return true;
  }

  /** A file that is JSON but not a trail file holds nothing to search for. */
  private envelopeBroke(byte: number): void {
    const { envelope, ledger, position } = this;
    const notTrail = envelope.complete && envelope.damage();
    const damage = notTrail || whyNotJson(byte, position, envelope.complete);
    ledger.note(damage.code, damage.message);
    if (envelope.complete && !notTrail && byte === OPENING_BRACE) {
      // Files that somebody put together: each of them is read.
      this.envelope = new Envelope();
      return;
    }
    this.phase = notTrail || damage.code === "wrong-encoding" ? "done" : "lost";
  }

  private endInArray(code: DamageCode & FileDamageCode): void {
    const rescueFrom = this.array.cut(code);
    this.ledger.note(code, 'The file ends within "Records".');
    this.array.counting = false;
    for (let from = rescueFrom; from !== undefined; from = this.array.cut(undefined)) {
      if (!this.rescueFrom(from)) return;
    }
  }

  /** True when the search ended in a supposed record that is not complete. */
  private rescueFrom(place: number): boolean {
    this.position = place;
    this.phase = "lost";
    return this.run(true) === "array";
  }

  private endInEnvelope(code: FileDamageCode): void {
    const { envelope, ledger } = this;
    envelope.finish();
    const damage = envelope.complete ? envelope.damage() : undefined;
    if (damage) ledger.note(damage.code, damage.message);
    else if (ledger.account.bytes === 0) ledger.note("empty-file", "The file holds no bytes.");
    else if (envelope.untouched) ledger.note("no-records", "The file holds only white space.");
    else if (!envelope.complete) ledger.note(code, "The file ends before its JSON is complete.");
  }
}

const OPENING_BRACE = 0x7b;

function whyNotJson(
  byte: number,
  place: number,
  complete: boolean,
): { code: FileDamageCode; message: string } {
  if (complete) return { code: "not-json", message: `Bytes follow the end of the JSON, at byte ${place}.` };
  const found = `0x${byte.toString(16).padStart(2, "0")} at byte ${place}`;
  if (place === 0 && byte === 0x1f)
    return {
      code: "not-json",
      message: `The content is not JSON but begins as gzip does (${found}): compressed twice, or damaged at its beginning?`,
    };
  if (place <= 1 && (byte === 0 || byte === 0xff || byte === 0xfe))
    return {
      code: "wrong-encoding",
      message: `The content must be JSON in UTF-8; ${found} looks like UTF-16.`,
    };
  return { code: "not-json", message: `The content must be JSON in UTF-8, but has ${found}.` };
}
