import type { KernelMemory } from "./kernel-memory";

/**
 * Finds the elements of a `Records` array by their bytes: where each starts and ends, and whether its own `readOnly`
 * is surely true. Strings, escapes and brackets are followed exactly; keys may come in any order and with any white
 * space. What lies between elements (commas, numbers, strings) is the caller's affair.
 */
export interface ElementFinder {
  /** The bytes that are looked at; the caller fills them and moves them. At least `WINDOW_BYTES` long. */
  readonly window: Buffer;
  /** Three numbers an element found by the last call: start, end (both places in the window) and `ElementFlag`s. */
  readonly entries: Int32Array;
  /** How many elements the last call found. */
  readonly count: number;
  /** Place in the window up to which the bytes have been looked at; for `DAMAGE` the place of the damage. */
  readonly position: number;
  /** Where the element starts that is not complete yet; undefined between elements. Negative: before the window. */
  readonly openStart: number | undefined;
  /** Forgets everything: the next byte lies between two elements. */
  begin(): void;
  /** Looks at the window from `from` to `to`. `last`: no more bytes will come. */
  find(from: number, to: number, last: boolean): FindStatus;
  /** The caller moved the bytes by so many places towards the front of the window. */
  shift(by: number): void;
  /** What can tell more of a found element; only the quicker finder has it. */
  readonly outlines?: OutlineTable;
}

/** What is asked of a record beside its outline: nothing, what becomes of it, or that without the body of a change. */
export const Asked = { Nothing: 0, Body: 1, Verdict: 2 } as const;
export type Asked = (typeof Asked)[keyof typeof Asked];

/**
 * Where the values of a record's fields stand, in the finder's window. Values that come again are known by a place:
 * place p means that this text was the last one that was said to be new (~p) at p, when slots are read in order and
 * then parameters. `NOT_KEPT`: too long for that.
 */
export interface OutlineTable {
  /**
   * Reads the record between two places. 0: JSON.parse must read it. Else bit 0 is set, bit 1 when its request
   * parameters are compact JSON as JSON.stringify writes it, and from bit 8 on stands how many they are. It may say
   * instead what is asked beside: composer.ts reads that.
   */
  outline(from: number, to: number, asked: Asked): number;
  /** Three numbers a field of the outliner: start (0: absent), end, and the place at which the value is known. */
  readonly slots: Int32Array;
  /** Five numbers a request parameter: key's start, end and place at which it is known; value's start and end. */
  readonly children: Int32Array;
  /**
   * Settles the found elements from place `first` of `count` on, and returns the place of the first that is left: it is
   * another than a read and what is asked cannot be said of it at once, or what follows it is not known.
   */
  settle(first: number, count: number, skipReads: boolean, asked: Asked): number;
  /** What `outline` said of the element that is left (-1: it was not asked), the number of results, reads after them. */
  readonly settled: Int32Array;
  /** Four numbers a settled element that is no read: reads before it, what `outline` said, body's place, id's length. */
  readonly results: Int32Array;
  readonly memory: KernelMemory;
}

/**
 * MORE: give more bytes, and go on at `position`. FULL: `entries` is full; go on at `position`.
 * ARRAY_END: `position` is behind the `]`. DAMAGE: at `position` stands what no JSON has; begin anew elsewhere.
 */
export const FindStatus = { MORE: 0, FULL: 1, ARRAY_END: 2, DAMAGE: 3 } as const;
export type FindStatus = (typeof FindStatus)[keyof typeof FindStatus];

/**
 * READ: the last `readOnly` at record depth is true. UNCERTAIN: a string at record depth holds a backslash, so a key
 * may be spelt with escapes: only a parser can tell. HIGH: perhaps bytes above 127. DEEP: deeper than `MAX_DEPTH`.
 * ARRAY: an array, not an object.
 */
export const ElementFlag = { READ: 1, UNCERTAIN: 2, HIGH: 4, DEEP: 8, ARRAY: 16 } as const;

/** Brackets within brackets that a record may have, its own included. Real records stay below 20. */
export const MAX_DEPTH = 512;

/**
 * Longest record, in bytes, that is read; a longer one is counted and dropped. CloudTrail itself keeps records below
 * 1 MB (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).
 */
export const MAX_RECORD_BYTES = 4 * 1024 * 1024;

/** White space around the colon of `"readOnly": true` up to which a finder looks; beyond, it is uncertain. */
export const MAX_SPACE = 65_536;

/** Bytes taken from the content at a time. */
export const SLICE_BYTES = 1024 * 1024;

/** A record of the greatest length, a slice, and room for what must be kept beside them. */
export const WINDOW_BYTES = MAX_RECORD_BYTES + SLICE_BYTES + 4 * MAX_SPACE;

/** An element that began before this place in the window (1 GiB before it) is said to begin here. */
export const FARTHEST = -(1024 ** 3);

/** Elements found by one call at most. */
export const MAX_ENTRIES = 8192;

/** Places of the outlined values that are known, and of those that may be long: identities and user agents. */
export const KNOWN_PLACES = 4096;
export const LONG_PLACES = 4096;
export const NOT_KEPT = -(1024 ** 3);
