/** Places in memory of what is read of a record; the TypeScript beside this folder holds the same numbers. */

/** What is left of a settled run, beside its results. */
export const SETTLED: usize = 80;
/** What a part of a record is known by (parts.ts). */
export const TUPLE: usize = 256;
/** Parts of an identity that are left out (identity.ts). */
export const CUTS: usize = 288;
/** Keys of the resource that is being read (resources.ts). */
export const RESOURCE_KEYS: usize = 384;
/** What JavaScript is told beside the result. */
export const OUTCOME: usize = 512;

/** The found elements: start, end and flags. */
export const TABLE: usize = 4096;
// Between the finder's table and the window.
export const KEYS: usize = 104448;
export const KEY_ENTRIES: usize = KEYS + 256;
/** Start, end and place of each field's value. */
export const SLOTS: usize = 106496;
export const SLOT_BYTES: usize = 12;
/** Start, end and place of each parameter's key; start and end of its value. */
export const CHILDREN: usize = 107520;
export const CHILD_BYTES: usize = 20;
export const WINDOW: usize = 131072;

// Behind the known texts.
export const CALLERS: usize = 10944512;
export const AGENTS: usize = 11993088;
export const EVENTS: usize = 13041664;
export const REGIONS: usize = 13565952;
export const HINTS: usize = 13631488;
/** The marks that stand in the place of secrets, ours first; behind them a value that is being redacted. */
export const MARKS: usize = 13762816;
export const SCRATCH: usize = 13763840;
/** The bodies of a run, one behind the other, and what was settled with each. */
export const BODY: usize = 13893632;
export const BODIES_END: usize = 14417920;
export const RESULTS: usize = 14417920;
export const RESULT_BYTES: usize = 16;
export const DECISIONS: usize = 14548992;

/** Bytes of a tag's value, quotes included, up to which it need not be cut. */
export const MAX_VALUE: usize = 4096;

// The fields, by their places in OUTLINED_FIELDS.
export const PARAMETERS: i32 = 0;
export const EVENT_ID: i32 = 1;
export const IDENTITY: i32 = 2;
export const ERROR_MESSAGE: i32 = 3;
export const READ_ONLY: i32 = 4;
export const ADDENDUM: i32 = 5;
export const EVENT_TIME: i32 = 6;
export const EVENT_NAME: i32 = 7;
export const REGION: i32 = 8;
export const AGENT: i32 = 9;
export const ERROR_CODE: i32 = 10;
export const RESOURCES: i32 = 11;
export const EVENT_TYPE: i32 = 12;
export const EVENT_SOURCE: i32 = 13;
export const CATEGORY: i32 = 14;
export const ADDRESS: i32 = 15;
export const MANAGEMENT: i32 = 16;
export const RECIPIENT: i32 = 17;
export const DETAILS: i32 = 18;
export const FROM_CONSOLE: i32 = 19;
export const FIELDS: i32 = 20;
