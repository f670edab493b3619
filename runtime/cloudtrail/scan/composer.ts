import type { OutlinedRecord } from "../outlined-record";
import { type BodyTexts, MadeRecord, type RecordMaker, type WhatPart } from "../record-maker";
import { BODY, FLAGS, HINTS, type KernelMemory, OUTCOME, WHAT, WHO } from "./kernel-memory";
import { Redactions } from "./redactions";

/** What the kernel says of a record that is dropped, else it has composed its body; see assembly/compose.ts. */
const DROPPED = 4;

/**
 * Of a part: a change can be put together of it, or not. Of an event with fields to be redacted, the place of their
 * paths is said instead.
 */
const TAUGHT = 1;
const NOT_TAUGHT = 2;

/** Verdicts on a pair of parts; from here on they are the drops, by their numbers. */
const KEEP = 1;
const FIRST_DROP = 2;

const DECIDES_NOTHING = 1;
const IS_TAG = 2;
const DECIDES_IF_TRUE = 4;

// Of a part, behind its numbers; the same numbers stand in assembly/compose.ts.
const SAID = 4;
const LENGTHS = 8;
const VERDICTS = 20;
const TEXTS = 28;

/** `{"identifier":"` */
const ID_AT = 15;

/** Tells the kernel what a maker says, and reads what the kernel made of it. */
export class Composer {
  private maker: RecordMaker | undefined;
  /** By verdict. */
  private readonly drops: (MadeRecord | undefined)[] = [];
  private readonly redactions: Redactions;

  constructor(private readonly memory: KernelMemory) {
    this.redactions = new Redactions(memory);
  }

  /** What was decided before holds only for the same maker. */
  use(maker: RecordMaker): void {
    if (maker === this.maker) return;
    if (!this.maker) {
      this.loadHints(maker);
      this.redactions.use(maker.marks);
    }
    this.maker = maker;
    this.memory.forgetDecisions();
    this.drops.length = 0;
  }

  /** What the kernel said became of a record. */
  taken(said: number): MadeRecord {
    return this.settled(said, BODY, this.memory.words[OUTCOME / 4 + 3]!);
  }

  /** What it said when it settled a record: the body begins at `place`. */
  settled(said: number, place: number, idLength: number): MadeRecord {
    if (said & DROPPED) return this.drops[said >> 8]!;
    const json = this.memory.bytes.toString("latin1", place, place + (said >> 8));
    return new MadeRecord(undefined, json.slice(ID_AT, ID_AT + idLength), json);
  }

  /** Makes what the kernel could not, and tells it what it lacked. */
  made(record: OutlinedRecord): MadeRecord {
    const maker = this.maker!;
    const drop = maker.drop(record);
    this.teach(maker, record, drop);
    if (drop !== undefined) return new MadeRecord(drop, "", "");
    const { identifier, json } = maker.body(record);
    return new MadeRecord(undefined, identifier, json);
  }

  /** Tells what a parameter's name means. */
  name(key: string, place: number, decidesIfTrue: boolean): void {
    const flags =
      (decidesIfTrue ? DECIDES_IF_TRUE : DECIDES_NOTHING) | (this.maker!.isPlainTag(key) ? IS_TAG : 0);
    this.memory.words[(FLAGS.at + place * FLAGS.bytes) / 4] = flags;
  }

  private teach(maker: RecordMaker, record: OutlinedRecord, drop: string | undefined): void {
    const { words } = this.memory;
    const [who = 0, what = 0, pair = 0] = words.subarray(OUTCOME / 4, OUTCOME / 4 + 3);
    if (who === 0) return;
    words[pair / 4 + 2] = this.verdict(drop);
    const { apart } = maker;
    if (apart) {
      const callers = (who + WHO.numbers + VERDICTS) / 4;
      if (words[callers] === 0) {
        words[callers] = this.verdict(apart.whoFirst(record));
        words[callers + 1] = this.verdict(apart.whoLast(record));
      }
      words[(what + WHAT.numbers + VERDICTS) / 4] ||= this.verdict(apart.what(record));
    }
    if (drop !== undefined) return;
    const whoState = (who + WHO.numbers + SAID) / 4;
    if (words[whoState] === 0) words[whoState] = this.write(who, WHO, maker.whoPart(record));
    const whatState = (what + WHAT.numbers + SAID) / 4;
    if (words[whatState] === 0) words[whatState] = this.writeWhat(what, maker.whatPart(record));
  }

  private writeWhat(what: number, part: WhatPart | undefined): number {
    const state = this.write(what, WHAT, part?.texts);
    if (state !== TAUGHT || !part || part.redacts.length === 0) return state;
    return this.redactions.placeOf(part.redacts) ?? NOT_TAUGHT;
  }

  private write(part: number, { numbers, bytes }: typeof WHO, texts: BodyTexts | undefined): number {
    const { memory } = this;
    const head = numbers + TEXTS;
    const whole = texts?.join("");
    if (!texts || whole === undefined || head + whole.length > bytes || !isAscii(whole)) return NOT_TAUGHT;
    texts.forEach(({ length }, place) => (memory.words[(part + numbers + LENGTHS) / 4 + place] = length));
    memory.bytes.write(whole, part + head, "latin1");
    return TAUGHT;
  }

  private verdict(drop: string | undefined): number {
    if (drop === undefined) return KEEP;
    for (let number = FIRST_DROP; number < this.drops.length; number++) {
      if (this.drops[number]!.drop === drop) return number;
    }
    this.drops[Math.max(this.drops.length, FIRST_DROP)] = new MadeRecord(drop, "", "");
    return this.drops.length - 1;
  }

  private loadHints({ hints }: RecordMaker): void {
    const { bytes, words } = this.memory;
    words[HINTS / 4] = hints.firstFinal;
    words[HINTS / 4 + 1] = hints.address;
    words[HINTS / 4 + 2] = hints.key;
    bytes.set(hints.columnOf, HINTS + 16);
    const { buffer, byteOffset, byteLength } = hints.next;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), HINTS + 256);
  }
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
