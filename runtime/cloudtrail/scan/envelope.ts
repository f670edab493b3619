import type { FileDamageCode } from "./account";
import { isSpace, parseJson } from "./bytes";

/** Longest key that is compared with `Records`, in bytes of its spelling. */
const MAX_KEY = 4096;

const enum Place {
  Start,
  FirstKey,
  Key,
  InKey,
  Colon,
  Value,
  InString,
  InNested,
  InNestedString,
  InWord,
  AfterValue,
  End,
}

/**
 * MORE: all bytes are read. RECORDS: `position` is behind the `[` of a `Records` array. BROKEN: at `position` the
 * file stops being JSON.
 */
export type EnvelopeStep = { status: "MORE" | "RECORDS" | "BROKEN"; position: number };

/**
 * Reads what is around the records: the object whose key `Records` (in any spelling, at any place among other keys)
 * holds them. Byte by byte, any length in constant memory. A file with two such arrays gives both, where JSON.parse
 * would keep the last: no record shall be lost.
 */
export class Envelope {
  private place = Place.Start;
  private byteOrderMark = 0;
  private key: number[] = [];
  private word = "";
  private escaped = false;
  private depth = 0;
  private isRecords = false;
  private bare = false;
  /** How many arrays named `Records` there were. */
  arrays = 0;
  /** What `Records` was instead of an array. */
  insteadOfArray?: string;

  /** Nothing but white space so far. */
  get untouched(): boolean {
    return this.place === Place.Start;
  }

  /** The object is closed. */
  get complete(): boolean {
    return this.place === Place.End;
  }

  /** The caller has read the array to its `]`. */
  arrayEnded(): void {
    this.place = Place.AfterValue;
  }

  /** No more bytes will come. */
  finish(): void {
    if (this.bare && this.place === Place.InWord) this.place = this.endWord() ? Place.End : Place.Value;
  }

  feed(bytes: Buffer, from: number, to: number): EnvelopeStep {
    for (let at = from; at < to; at++) {
      if (!this.byte(bytes[at]!)) return { status: "BROKEN", position: at };
      if (this.place === Place.Value && this.isRecords && bytes[at] === 0x5b) {
        this.arrays++;
        return { status: "RECORDS", position: at + 1 };
      }
    }
    return { status: "MORE", position: to };
  }

  /** What to say of a file that holds no `Records` array; undefined when it does. */
  damage(): { code: FileDamageCode; message: string } | undefined {
    if (this.arrays > 0) return undefined;
    const wanted = 'Not a trail file: its JSON must be an object with an array "Records"';
    if (this.insteadOfArray === undefined)
      return { code: "no-records", message: `${wanted}, and has no such key.` };
    const found = this.bare ? `is ${this.insteadOfArray}` : `has ${this.insteadOfArray} there`;
    return { code: "no-records", message: `${wanted}, but ${found}.` };
  }

  /** False when no JSON has this byte here. */
  private byte(byte: number): boolean {
    switch (this.place) {
      case Place.InKey:
        return this.inKey(byte);
      case Place.InString:
        if (this.endsString(byte)) this.endValue();
        return true;
      case Place.InNestedString:
        if (this.endsString(byte)) this.place = Place.InNested;
        return true;
      case Place.InNested:
        return this.inNested(byte);
      case Place.InWord:
        if (byte !== 0x2c && byte !== 0x7d && !isSpace(byte)) {
          if (this.word.length < MAX_KEY) this.word += String.fromCharCode(byte);
          return true;
        }
        if (!this.endWord()) return false;
        return this.byte(byte);
    }
    return isSpace(byte) || this.token(byte);
  }

  private token(byte: number): boolean {
    switch (this.place) {
      case Place.Start:
        if (byte === [0xef, 0xbb, 0xbf][this.byteOrderMark]) {
          this.byteOrderMark++;
          return true;
        }
        if (byte === 0x7b) return this.go(Place.FirstKey);
        this.bare = true;
        this.insteadOfArray = describe(byte);
        return beginsValue(byte) && this.value(byte);
      case Place.FirstKey:
      case Place.Key:
        if (byte === 0x7d && this.place === Place.FirstKey) return this.go(Place.End);
        this.key = [];
        return byte === 0x22 && this.go(Place.InKey);
      case Place.Colon:
        return byte === 0x3a && this.go(Place.Value);
      case Place.Value:
        return this.value(byte);
      case Place.AfterValue:
        if (byte === 0x7d) return this.go(Place.End);
        return byte === 0x2c && this.go(Place.Key);
      default:
        return false;
    }
  }

  private value(byte: number): boolean {
    if (this.isRecords && byte === 0x5b) return true;
    if (!beginsValue(byte)) return false;
    if (this.isRecords) this.insteadOfArray = describe(byte);
    if (byte === 0x22) return this.go(Place.InString);
    if (byte === 0x7b || byte === 0x5b) {
      this.depth = 1;
      return this.go(Place.InNested);
    }
    this.word = String.fromCharCode(byte);
    return this.go(Place.InWord);
  }

  private inKey(byte: number): boolean {
    if (!this.endsString(byte)) {
      if (this.key.length < MAX_KEY) this.key.push(byte);
      return true;
    }
    const spelling = `"${Buffer.from(this.key).toString("latin1")}"`;
    this.isRecords = parseJson(spelling) === "Records";
    return this.go(Place.Colon);
  }

  private inNested(byte: number): boolean {
    if (byte === 0x22) return this.go(Place.InNestedString);
    if (byte === 0x7b || byte === 0x5b) this.depth++;
    else if (byte === 0x7d || byte === 0x5d) this.depth--;
    if (this.depth === 0) this.endValue();
    return true;
  }

  private endsString(byte: number): boolean {
    if (this.escaped) this.escaped = false;
    else if (byte === 0x5c) this.escaped = true;
    else return byte === 0x22;
    return false;
  }

  private endWord(): boolean {
    if (parseJson(this.word) === undefined) return false;
    this.endValue();
    return true;
  }

  private endValue(): void {
    this.place = this.bare ? Place.End : Place.AfterValue;
  }

  private go(place: Place): true {
    this.place = place;
    return true;
  }
}

function describe(byte: number): string {
  if (byte === 0x22) return "a string";
  if (byte === 0x7b) return "an object";
  if (byte === 0x5b) return "an array";
  return byte === 0x6e ? "null" : "a number or a truth value";
}

/** Strings, brackets, numbers, and the first letters of true, false and null. */
function beginsValue(byte: number): boolean {
  return '"{[-0123456789tfn'.includes(String.fromCharCode(byte));
}
