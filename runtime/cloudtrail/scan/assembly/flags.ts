/** Of a found element; finder.ts says what they mean, and holds the same numbers. */
export const READ: i32 = 1;
export const UNCERTAIN: i32 = 2;
export const HIGH: i32 = 4;
export const DEEP: i32 = 8;
export const ARRAY: i32 = 16;

// What is asked of a record beside its outline; outliner.ts holds the same numbers.
export const NOTHING_MORE: i32 = 0;
export const VERDICT_ONLY: i32 = 2;
