import { FieldTexts, OutlinedRecord } from "../outlined-record";
import type { UserIdentity } from "../record";
import type { MadeRecord, RecordMaker } from "../record-maker";
import { Composer } from "./composer";
import { Asked, type ElementFinder, LONG_PLACES, KNOWN_PLACES, NOT_KEPT, type OutlineTable } from "./finder";

/** Longer records are left to JSON.parse: what is cut out of a record keeps all of its text in memory. */
const MAX_OUTLINED_BYTES = 32 * 1024;

/** In place of what the kernel said of a record: nothing, it was not asked. */
const NOT_OUTLINED = -1;

const UNDERSTOOD = 1;
const PLAIN = 2;
const LOWER_N = 0x6e;

/**
 * Reads those fields of a record that matter for a change, without the objects that JSON.parse would make of it.
 * Values that come again and again (sources, names, identities) are made once and shared: nobody may change them.
 */
export class Outliner {
  private readonly values = new Array<unknown>(KNOWN_PLACES).fill(undefined);
  private readonly longValues = new Array<unknown>(LONG_PLACES).fill(undefined);
  /** The record that is being read, and where it begins in the window. */
  private text = "";
  private start = 0;
  private readonly composer: Composer;
  /** Whether records are made into what becomes of them. */
  asked: Asked = Asked.Nothing;

  private constructor(
    private readonly window: Buffer,
    private readonly table: OutlineTable,
  ) {
    this.composer = new Composer(table.memory);
  }

  /** The one of this finder; undefined for a finder that cannot outline. */
  static of(finder: ElementFinder, maker?: RecordMaker): Outliner | undefined {
    const { window, outlines } = finder;
    if (!outlines) return undefined;
    const known = OUTLINERS.get(finder) ?? new Outliner(window, outlines);
    OUTLINERS.set(finder, known);
    known.asked = !maker ? Asked.Nothing : maker.verdictsOnly ? Asked.Verdict : Asked.Body;
    if (maker) known.composer.use(maker);
    return known;
  }

  /**
   * The record from `start` to `end` in the finder's window, whose bytes must be up to 127; undefined when JSON.parse
   * must read it. With a maker, what it makes of the record, unless that is a read to be skipped. `said`: what the
   * kernel said of it when it was asked just before.
   */
  read(
    start: number,
    end: number,
    skipReads: boolean,
    said = NOT_OUTLINED,
  ): OutlinedRecord | MadeRecord | undefined {
    if (end - start > MAX_OUTLINED_BYTES) return undefined;
    const found = said === NOT_OUTLINED ? this.table.outline(start, end, this.asked) : said;
    if (found === 0) return undefined;
    if (this.asked === Asked.Nothing) return this.outlined(start, end, found);
    if (!(found & UNDERSTOOD)) return this.composer.taken(found);
    const record = this.outlined(start, end, found);
    if (skipReads && record?.readOnly === true) return record;
    return record && this.composer.made(record);
  }

  /** What the kernel made of a record when it settled a run: what it said, where the body is, and its id's length. */
  settled(said: number, place: number, idLength: number): MadeRecord {
    return this.composer.settled(said, place, idLength);
  }

  private outlined(start: number, end: number, found: number): OutlinedRecord | undefined {
    this.text = this.window.toString("latin1", start, end);
    this.start = start;
    // Whatever becomes of it, new values must be learnt: the kernel takes them for known from here on.
    const record = this.record(found);
    // A record without an id of its own, and one that adds to another, is known by more than is read here.
    if (!EVENT_ID.test(record.eventID!) || record.addendum !== undefined) return undefined;
    // Whether a call was a dry run is decided by a parameter's value.
    return mayBeDryRun(record.requestParameters) ? undefined : record;
  }

  private record(found: number): OutlinedRecord {
    const record = new OutlinedRecord(this.text);
    // In the order in which the kernel learnt them.
    record.userIdentity = this.value(Field.userIdentity, this.longValues) as UserIdentity;
    record.errorMessage = this.value(Field.errorMessage) as string;
    record.readOnly = this.value(Field.readOnly) as boolean;
    record.addendum = this.value(Field.addendum);
    record.eventTime = this.value(Field.eventTime) as string;
    record.eventName = this.value(Field.eventName) as string;
    record.awsRegion = this.value(Field.awsRegion) as string;
    record.userAgent = this.value(Field.userAgent, this.longValues) as string;
    record.errorCode = this.value(Field.errorCode) as string;
    record.resources = this.value(Field.resources);
    record.eventType = this.value(Field.eventType) as string;
    record.eventSource = this.value(Field.eventSource) as string;
    record.eventCategory = this.value(Field.eventCategory) as string;
    record.sourceIPAddress = this.value(Field.sourceIPAddress) as string;
    record.managementEvent = this.value(Field.managementEvent) as boolean;
    record.recipientAccountId = this.value(Field.recipientAccountId) as string;
    record.serviceEventDetails = this.value(Field.serviceEventDetails);
    record.sessionCredentialFromConsole = this.value(Field.sessionCredentialFromConsole) as boolean;
    record.requestParameters = this.parameters(found);
    record.eventID = this.eventId();
    return record;
  }

  /** Empty when it is absent or no string; its escapes are left as they stand. */
  private eventId(): string {
    const { slots } = this.table;
    const at = Field.eventID * 3;
    if (slots[at] === 0 || this.text[slots[at]! - this.start] !== '"') return "";
    return this.text.slice(slots[at]! - this.start + 1, slots[at + 1]! - this.start - 1);
  }

  private value(field: Field, known = this.values): unknown {
    const { slots } = this.table;
    const from = slots[field * 3]!;
    if (from === 0) return undefined;
    const place = slots[field * 3 + 2]!;
    return place >= 0 ? known[place] : this.learn(from, slots[field * 3 + 1]!, place, known);
  }

  private learn(from: number, to: number, place: number, known: unknown[]): unknown {
    // A string of its own: a part of the record's text would keep all of it in memory.
    const value = JSON.parse(this.window.toString("latin1", from, to)) as unknown;
    if (place !== NOT_KEPT) known[~place] = value;
    return value;
  }

  private parameters(found: number): unknown {
    const { slots, children } = this.table;
    const at = Field.requestParameters * 3;
    if (slots[at] === 0) return undefined;
    const fields = new FieldTexts(this.text.slice(slots[at]! - this.start, slots[at + 1]! - this.start));
    for (let child = 0, entry = 0; child < found >> 8; child += 1, entry += 5) {
      const place = children[entry + 2]!;
      const key =
        place >= 0
          ? this.values[place]
          : this.learn(children[entry]!, children[entry + 1]!, place, this.values);
      if (this.asked !== Asked.Nothing && place !== NOT_KEPT)
        this.composer.name(key as string, place < 0 ? ~place : place, namesDryRun(key as string));
      const from = children[entry + 3]! - this.start;
      if (this.text.charCodeAt(from) !== LOWER_N) {
        fields.add(key as string, this.text.slice(from, children[entry + 4]! - this.start));
      }
    }
    return found & PLAIN ? fields : (JSON.parse(fields.json) as unknown);
  }
}

const OUTLINERS = new WeakMap<ElementFinder, Outliner>();

function mayBeDryRun(parameters: unknown): boolean {
  if (typeof parameters !== "object" || parameters === null) return false;
  if (!(parameters instanceof FieldTexts)) return Object.keys(parameters).some(namesDryRun);
  const { keys, values } = parameters;
  return keys.some((key, place) => namesDryRun(key) && values[place] !== "false");
}

function namesDryRun(key: string): boolean {
  return key.length === 6 && key.toLowerCase() === "dryrun";
}

/** Nothing in it needs an escape, in JSON or in an address. */
const EVENT_ID = /^[0-9A-Za-z-]{1,128}$/;

/** Places of `OUTLINED_FIELDS`. */
const enum Field {
  requestParameters,
  eventID,
  userIdentity,
  errorMessage,
  readOnly,
  addendum,
  eventTime,
  eventName,
  awsRegion,
  userAgent,
  errorCode,
  resources,
  eventType,
  eventSource,
  eventCategory,
  sourceIPAddress,
  managementEvent,
  recipientAccountId,
  serviceEventDetails,
  sessionCredentialFromConsole,
}
