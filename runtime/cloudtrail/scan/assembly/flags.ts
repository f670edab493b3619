/** Of a found element; finder.ts says what they mean, and holds the same numbers. */
export const READ: i32 = 1;
export const UNCERTAIN: i32 = 2;
export const HIGH: i32 = 4;
export const DEEP: i32 = 8;
export const ARRAY: i32 = 16;
