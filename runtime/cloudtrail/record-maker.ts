import type { OutlinedRecord } from "./outlined-record";
import type { CloudTrailRecord } from "./record";

/** What became of a record, instead of the record: why it is dropped, or else its change as it is sent. */
export class MadeRecord implements CloudTrailRecord {
  [key: string]: unknown;

  constructor(
    readonly drop: string | undefined,
    readonly identifier: string,
    readonly json: string,
  ) {}
}

/**
 * Decides over records and writes changes. What it says of a record's parts is remembered, and records like others
 * before are put together of it: so each answer may depend on nothing but the fields that are named. What a maker says
 * of the parts, and its hints and marks, are taken for the next maker's too; only decisions are its own.
 */
export interface RecordMaker {
  /**
   * Why a record is dropped; undefined for a change. Depends on the fields of the parts, on `readOnly`,
   * `eventCategory`, `managementEvent` and `errorCode`, on whether `errorMessage` says anything, on
   * `serviceEventDetails`, and on request parameters that are called as a dry run is.
   */
  drop(record: CloudTrailRecord): string | undefined;
  /** Given when the decision is one of these, the first that there is: what they depend on is said above. */
  readonly apart?: {
    /** The caller is enough to drop it, whatever it called. */
    callerFirst(record: OutlinedRecord): string | undefined;
    /** The event is enough, whoever called. */
    event(record: OutlinedRecord): string | undefined;
    callerLast(record: OutlinedRecord): string | undefined;
  };
  /** True for whoever counts: the changes made have neither identifier nor JSON. Defaults to false. */
  readonly verdictsOnly?: boolean;
  /** The change as it is sent. */
  body(record: CloudTrailRecord): { identifier: string; json: string };
  /**
   * The first tags: those of the caller. Depends on `recipientAccountId` and on `userIdentity` without its
   * `accessKeyId` and `sessionContext.attributes`. Like each part, undefined when it depends on more.
   */
  callerPart(record: OutlinedRecord): BodyTexts | undefined;
  /**
   * What stands between `end` and the id in the link (empty without a link), and the tags behind the caller's.
   * Depends on `awsRegion`.
   */
  regionPart(record: OutlinedRecord): BodyTexts | undefined;
  /**
   * Three texts: between the id and `start`, the tags behind the region's, and the last ones before those of
   * parameters. Depends on `eventSource`, `eventName` and `eventType`.
   */
  eventPart(record: OutlinedRecord): EventPart | undefined;
  /**
   * The tags behind `source_ip`, which is the address as it stands in the record and follows the event's. Depends on
   * `userAgent`, `eventType`, `sessionCredentialFromConsole`, and the `type` and `invokedBy` of `userIdentity`.
   */
  agentPart(record: OutlinedRecord): BodyTexts | undefined;
  /** Whether a request parameter of this name becomes the tag `rp_<key>` as it is, whatever its value. */
  isPlainTag(key: string): boolean;
  /** What is found in every text that must be looked at more closely. */
  readonly hints: HintTable;
  /** Texts that say nothing and so are never redacted, beside "" and stars; the first one stands for what is. */
  readonly marks: readonly string[];
}

/** Texts of a body, three at most. */
export type BodyTexts = readonly string[];

export interface EventPart {
  texts: BodyTexts;
  /** Where the request parameters of such a record are redacted. */
  redacts: readonly RedactedPath[];
}

/** A path to fields: its keys in lower case, and whether it begins at the top. `*` stands for every key. */
export interface RedactedPath {
  segments: readonly string[];
  atTop: boolean;
}

/** An automaton that reads each character once. */
export interface HintTable {
  /** The column of a character code up to 127. */
  readonly columnOf: Uint8Array;
  /** Columns of a row. */
  readonly width: number;
  /** Where the row begins that follows, by row and column. */
  readonly next: Uint16Array;
  /** Rows from here on end a hint. */
  readonly firstFinal: number;
  /** Rows from here on end the checked hints, one row each in their order. */
  readonly firstChecked: number;
  readonly checked: readonly CheckedHint[];
}

/** A hint that ordinary text has too: it counts only when what stands around it looks like a secret as well. */
export interface CheckedHint {
  hint: string;
  /**
   * `user`: behind it stands an `@` before `/`, `"`, white space or the end. `run`: 32 letters and digits stand there.
   * `option`: `=`, white space, a quote or a backslash stands there, or it ends a text that begins with `-`. `name`: it
   * stands in quotes, the last one perhaps escaped.
   */
  check: "user" | "run" | "option" | "name";
}
