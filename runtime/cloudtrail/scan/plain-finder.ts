import { isSpace } from "./bytes";
import {
  type ElementFinder,
  ElementFlag,
  FARTHEST,
  FindStatus,
  MAX_DEPTH,
  MAX_ENTRIES,
  MAX_SPACE,
  WINDOW_BYTES,
} from "./finder";

const { READ, UNCERTAIN, HIGH, DEEP, ARRAY } = ElementFlag;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const KEY = Buffer.from("readOnly");
const TRUE = Buffer.from("true");

/**
 * A finder in plain TypeScript, one byte after another: the one used where WebAssembly SIMD is missing, and the
 * specification of the kernel, which must find the same elements, flags and damage whatever the bytes.
 */
export function createPlainFinder(): ElementFinder {
  return new PlainFinder();
}

/** How far `"readOnly" : true` has been recognised. */
const enum Seen {
  Nothing,
  Key,
  Colon,
  Value,
}

class PlainFinder implements ElementFinder {
  readonly window = Buffer.alloc(WINDOW_BYTES);
  readonly entries = new Int32Array(MAX_ENTRIES * 3);
  position = 0;
  count = 0;
  private readonly openers = new Uint8Array(MAX_DEPTH + 1);
  private depth = 0;
  private start = 0;
  private flags = 0;
  private inString = false;
  private escaped = false;
  private afterString = false;
  private lastToken = 0;
  private stringStart = 0;
  private seen = Seen.Nothing;
  private keyEnd = 0;
  private matched = 0;

  get openStart(): number | undefined {
    return this.depth === 0 ? undefined : this.start;
  }

  begin(): void {
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.afterString = false;
    this.seen = Seen.Nothing;
  }

  shift(by: number): void {
    this.start = Math.max(this.start - by, FARTHEST);
    this.stringStart -= by;
    this.keyEnd -= by;
  }

  find(from: number, to: number): FindStatus {
    this.count = 0;
    for (let place = from; place < to; place++) {
      const byte = this.window[place]!;
      if (byte > 127) this.flags |= HIGH;
      if (this.inString) {
        this.insideString(byte, place);
        continue;
      }
      const follows = this.afterString;
      this.afterString = false;
      if (follows && !mayFollowString(byte)) return this.leave(FindStatus.DAMAGE, place);
      if (this.seen !== Seen.Nothing) this.recogniseValue(byte, place);
      if (isSpace(byte)) continue;
      if (byte === BACKSLASH) return this.leave(FindStatus.DAMAGE, place);
      if (byte === QUOTE) {
        this.inString = true;
        this.stringStart = place;
      } else if (byte === 0x7b || byte === 0x5b) {
        if (!this.open(byte, place)) return this.leave(FindStatus.DAMAGE, place);
      } else if (byte === 0x7d || byte === 0x5d) {
        if (this.depth === 0 && byte === 0x5d) return this.leave(FindStatus.ARRAY_END, place + 1);
        if (!this.close(byte, place)) return this.leave(FindStatus.DAMAGE, place);
        if (this.count === MAX_ENTRIES) return this.leave(FindStatus.FULL, place + 1);
      }
      this.lastToken = byte;
    }
    return this.leave(FindStatus.MORE, to);
  }

  private leave(status: FindStatus, position: number): FindStatus {
    this.position = position;
    return status;
  }

  private insideString(byte: number, place: number): void {
    if (byte === BACKSLASH) {
      this.escaped = !this.escaped;
      if (this.depth === 1) this.flags |= UNCERTAIN;
    } else if (this.escaped) {
      this.escaped = false;
    } else if (byte === QUOTE) {
      this.inString = false;
      this.afterString = true;
      this.lastToken = byte;
      if (this.depth === 1 && !(this.flags & ARRAY) && this.isKey(place)) {
        this.seen = Seen.Key;
        this.keyEnd = place + 1;
      }
    }
  }

  private isKey(end: number): boolean {
    const from = this.stringStart + 1;
    return end - from === KEY.length && from >= 0 && this.window.compare(KEY, 0, KEY.length, from, end) === 0;
  }

  /** The bytes behind a key `"readOnly"`: white space, a colon, white space, `true` and what ends it. */
  private recogniseValue(byte: number, place: number): void {
    if (this.seen === Seen.Value) {
      if (this.matched < TRUE.length) {
        if (byte === TRUE[this.matched]) this.matched++;
        else this.conclude(this.flags & ~READ);
      } else {
        this.conclude(
          byte === COMMA || byte === 0x7d || isSpace(byte) ? this.flags | READ : this.flags & ~READ,
        );
      }
    } else if (isSpace(byte)) {
      if (place + 1 - this.keyEnd > MAX_SPACE) this.conclude(this.flags | UNCERTAIN);
    } else if (this.seen === Seen.Key) {
      this.seen = byte === COLON ? Seen.Colon : Seen.Nothing;
      if (byte === COLON && place + 1 - this.keyEnd > MAX_SPACE) this.conclude(this.flags | UNCERTAIN);
    } else {
      this.seen = Seen.Value;
      this.matched = 0;
      this.recogniseValue(byte, place);
    }
  }

  private conclude(flags: number): void {
    this.flags = flags;
    this.seen = Seen.Nothing;
  }

  private open(byte: number, place: number): boolean {
    if (this.depth === 0) {
      this.start = place;
      this.flags = byte === 0x5b ? ARRAY : 0;
    } else if (this.depth <= MAX_DEPTH && !this.mayOpen()) {
      return false;
    }
    this.depth++;
    if (this.depth <= MAX_DEPTH) this.openers[this.depth] = byte;
    else this.flags |= DEEP;
    return true;
  }

  /** In an object a value follows a colon, in an array a comma or the bracket. */
  private mayOpen(): boolean {
    if (this.openers[this.depth] === 0x7b) return this.lastToken === COLON;
    return this.lastToken === COMMA || this.lastToken === 0x5b;
  }

  private close(byte: number, place: number): boolean {
    if (this.depth === 0) return false;
    if (this.depth <= MAX_DEPTH && this.openers[this.depth]! + 2 !== byte) return false;
    this.depth--;
    if (this.depth === 0) {
      this.entries.set([this.start, place + 1, this.flags], this.count * 3);
      this.count++;
    }
    return true;
  }
}

function mayFollowString(byte: number): boolean {
  return byte === COMMA || byte === COLON || byte === 0x7d || byte === 0x5d || isSpace(byte);
}
