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
