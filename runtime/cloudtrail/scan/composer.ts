import type { OutlinedRecord } from "../outlined-record";
import {
  type BodyTexts,
  type CheckedHint,
  type EventPart,
  MadeRecord,
  type RecordMaker,
} from "../record-maker";
import { BODY, FLAGS, HINTS, type KernelMemory, OUTCOME, PART_BYTES } from "./kernel-memory";
import { Redactions } from "./redactions";

/** What the kernel says of a record that is dropped, else it has composed its body; see assembly/compose.ts. */
const DROPPED = 4;

/**
 * Of a part: a change can be put together of it, or not. Of an event with fields to be redacted, the place of their
 * paths is said instead.
 */
const TAUGHT = 1;
const NOT_TAUGHT = 2;

/** Verdicts on a part, or on all of them; from here on they are the drops, by their numbers. */
const KEEP = 1;
const FIRST_DROP = 2;

const DECIDES_NOTHING = 1;
const IS_TAG = 2;
const DECIDES_IF_TRUE = 4;

// Of a part, and of a decision; the same numbers stand in assembly/parts.ts.
const SAID = 4;
const LENGTHS = 8;
const VERDICTS = 20;
const TEXTS = 64;
const VERDICT = 16;

/** Behind the places of the parts in the outcome: that of the decision, and the length of a composed body's id. */
const ID_LENGTH = OUTCOME / 4 + 5;

// Of the table of hints; the same numbers stand in assembly/hints.ts, and the checks in this order.
const HINT_COLUMNS = 16;
const HINT_CHECKED = 160;
const HINT_ROWS = 256;
const HINT_CHECKS: readonly CheckedHint["check"][] = ["user", "run", "option", "name"];

/** `{"identifier":"` */
const ID_AT = 15;

/** A change of which no more is asked. */
const KEPT = new MadeRecord(undefined, "", "");

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
    return this.settled(said, BODY, this.memory.words[ID_LENGTH]!);
  }

  /** What it said when it settled a record: the body begins at `place`. */
  settled(said: number, place: number, idLength: number): MadeRecord {
    if (said & DROPPED) return this.drops[said >> 8]!;
    if (this.maker!.verdictsOnly) return KEPT;
    const json = this.memory.bytes.toString("latin1", place, place + (said >> 8));
    return new MadeRecord(undefined, json.slice(ID_AT, ID_AT + idLength), json);
  }

  /** Makes what the kernel could not, and tells it what it lacked. */
  made(record: OutlinedRecord): MadeRecord {
    const maker = this.maker!;
    const drop = maker.drop(record);
    this.teach(maker, record, drop);
    if (drop !== undefined) return new MadeRecord(drop, "", "");
    if (maker.verdictsOnly) return KEPT;
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
    const at = OUTCOME / 4;
    const [caller = 0, agent = 0, region = 0, event = 0, decision = 0] = words.subarray(at, at + 5);
    if (caller === 0) return;
    words[(decision + VERDICT) / 4] = this.verdict(drop);
    const { apart } = maker;
    if (apart) {
      const ofCaller = (caller + VERDICTS) / 4;
      if (words[ofCaller] === 0) {
        words[ofCaller] = this.verdict(apart.callerFirst(record));
        words[ofCaller + 1] = this.verdict(apart.callerLast(record));
      }
      words[(event + VERDICTS) / 4] ||= this.verdict(apart.event(record));
    }
    if (drop !== undefined || maker.verdictsOnly) return;
    this.teachPart(caller, () => this.write(caller, PART_BYTES.caller, maker.callerPart(record)));
    this.teachPart(agent, () => this.write(agent, PART_BYTES.agent, maker.agentPart(record)));
    this.teachPart(region, () => this.write(region, PART_BYTES.region, maker.regionPart(record)));
    this.teachPart(event, () => this.writeEvent(event, maker.eventPart(record)));
  }

  /** Says of a part what was not said before. */
  private teachPart(part: number, write: () => number): void {
    this.memory.words[(part + SAID) / 4] ||= write();
  }

  private writeEvent(part: number, said: EventPart | undefined): number {
    const state = this.write(part, PART_BYTES.event, said?.texts);
    if (state !== TAUGHT || !said || said.redacts.length === 0) return state;
    return this.redactions.placeOf(said.redacts) ?? NOT_TAUGHT;
  }

  private write(part: number, bytes: number, texts: BodyTexts | undefined): number {
    const { memory } = this;
    const whole = texts?.join("");
    if (!texts || whole === undefined || TEXTS + whole.length > bytes || !isAscii(whole)) return NOT_TAUGHT;
    texts.forEach(({ length }, place) => (memory.words[(part + LENGTHS) / 4 + place] = length));
    memory.bytes.write(whole, part + TEXTS, "latin1");
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
    words[HINTS / 4 + 1] = hints.firstChecked;
    words[HINTS / 4 + 2] = hints.width;
    bytes.set(hints.columnOf, HINTS + HINT_COLUMNS);
    hints.checked.forEach(({ hint, check }, place) =>
      bytes.set([HINT_CHECKS.indexOf(check), hint.length], HINTS + HINT_CHECKED + place * 2),
    );
    const { buffer, byteOffset, byteLength } = hints.next;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), HINTS + HINT_ROWS);
  }
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
