/** Of a found element; finder.ts says what they mean, and holds the same numbers. */
export const READ: i32 = 1;
export const UNCERTAIN: i32 = 2;
export const HIGH: i32 = 4;
export const DEEP: i32 = 8;
export const ARRAY: i32 = 16;

// What is asked of a record beside its outline; outliner.ts holds the same numbers.
export const NOTHING_MORE: i32 = 0;
export const VERDICT_ONLY: i32 = 2;

// What is said of a record: its outline, and PLAIN when its parameters are as JSON.stringify writes them; or what was asked.
export const UNDERSTOOD: i32 = 1;
export const PLAIN: i32 = 2;
/** The drop's number stands behind bit 8. */
export const DROPPED: i32 = 4;
/** The body's length stands behind bit 8. */
export const COMPOSED: i32 = 8;
