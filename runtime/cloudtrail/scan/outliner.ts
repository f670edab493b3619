import { FieldTexts, OutlinedRecord } from "../outlined-record";
import type { UserIdentity } from "../record";
import { type ElementFinder, IDENTITY_PLACES, KNOWN_PLACES, NOT_KEPT, type OutlineTable } from "./finder";
import { OUTLINED_FIELDS } from "./outline-table";

/** Longer records are left to JSON.parse: what is cut out of a record keeps all of its text in memory. */
const MAX_OUTLINED_BYTES = 32 * 1024;

const PLAIN = 2;
const LOWER_N = 0x6e;

/**
 * Reads those fields of a record that matter for a change, without the objects that JSON.parse would make of it.
 * Values that come again and again (sources, names, identities) are made once and shared: nobody may change them.
 */
export class Outliner {
  private readonly values = new Array<unknown>(KNOWN_PLACES).fill(undefined);
  private readonly identities = new Array<unknown>(IDENTITY_PLACES).fill(undefined);
  private readonly got = new Array<unknown>(OUTLINED_FIELDS.length).fill(undefined);
  /** The record that is being read, and where it begins in the window. */
  private text = "";
  private start = 0;

  private constructor(
    private readonly window: Buffer,
    private readonly table: OutlineTable,
  ) {}

  /** The one of this finder; undefined for a finder that cannot outline. */
  static of(finder: ElementFinder): Outliner | undefined {
    const { window, outlines } = finder;
    if (!outlines) return undefined;
    const known = OUTLINERS.get(finder) ?? new Outliner(window, outlines);
    OUTLINERS.set(finder, known);
    return known;
  }

  /**
   * The record from `start` to `end` in the finder's window, whose bytes must be up to 127; undefined when JSON.parse
   * must read it.
   */
  read(start: number, end: number): OutlinedRecord | undefined {
    if (end - start > MAX_OUTLINED_BYTES) return undefined;
    const found = this.table.outline(start, end);
    if (found === 0) return undefined;
    this.text = this.window.toString("latin1", start, end);
    this.start = start;
    // Whatever becomes of it, new values must be learnt: the kernel takes them for known from here on.
    const record = this.record(found);
    // A record without an id of its own, and one that adds to another, is known by more than is read here.
    if (!EVENT_ID.test(record.eventID!) || this.table.slots[Field.addendum * 3] !== 0) return undefined;
    // Whether a call was a dry run is decided by a parameter's value.
    const { requestParameters: parameters } = record;
    return parameters instanceof FieldTexts && parameters.keys.some(namesDryRun) ? undefined : record;
  }

  private record(found: number): OutlinedRecord {
    const { got } = this;
    got[Field.userIdentity] = this.value(Field.userIdentity, this.identities);
    for (let field = Field.userIdentity + 1; field < OUTLINED_FIELDS.length; field += 1) {
      got[field] = this.value(field, this.values);
    }
    const record = new OutlinedRecord(this.text);
    record.requestParameters = this.parameters(found);
    record.eventID = this.eventId();
    record.userIdentity = got[Field.userIdentity] as UserIdentity;
    record.eventTime = got[Field.eventTime] as string;
    record.eventSource = got[Field.eventSource] as string;
    record.eventName = got[Field.eventName] as string;
    record.awsRegion = got[Field.awsRegion] as string;
    record.sourceIPAddress = got[Field.sourceIPAddress] as string;
    record.userAgent = got[Field.userAgent] as string;
    record.errorCode = got[Field.errorCode] as string;
    record.errorMessage = got[Field.errorMessage] as string;
    record.serviceEventDetails = got[Field.serviceEventDetails];
    record.readOnly = got[Field.readOnly] as boolean;
    record.resources = got[Field.resources];
    record.eventType = got[Field.eventType] as string;
    record.managementEvent = got[Field.managementEvent] as boolean;
    record.eventCategory = got[Field.eventCategory] as string;
    record.recipientAccountId = got[Field.recipientAccountId] as string;
    record.sessionCredentialFromConsole = got[Field.sessionCredentialFromConsole] as boolean;
    return record;
  }

  /** Empty when it is absent or no string; its escapes are left as they stand. */
  private eventId(): string {
    const { slots } = this.table;
    const at = Field.eventID * 3;
    if (slots[at] === 0 || this.text[slots[at]! - this.start] !== '"') return "";
    return this.text.slice(slots[at]! - this.start + 1, slots[at + 1]! - this.start - 1);
  }

  private value(field: number, known: unknown[]): unknown {
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
      const from = children[entry + 3]! - this.start;
      if (this.text.charCodeAt(from) !== LOWER_N) {
        fields.add(key as string, this.text.slice(from, children[entry + 4]! - this.start));
      }
    }
    return found & PLAIN ? fields : (JSON.parse(fields.json) as unknown);
  }
}

const OUTLINERS = new WeakMap<ElementFinder, Outliner>();

function namesDryRun(key: string): boolean {
  return key.length === 6 && key.toLowerCase() === "dryrun";
}

/** Nothing in it needs an escape, in JSON or in an address. */
const EVENT_ID = /^[0-9A-Za-z-]{1,128}$/;

/** Places of the fields in the kernel's table. */
const Field = Object.fromEntries(OUTLINED_FIELDS.map((name, place) => [name, place])) as Record<
  (typeof OUTLINED_FIELDS)[number],
  number
>;
