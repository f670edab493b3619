// Places in the kernel's memory: the same numbers stand in assembly/places.ts, assembly/known.ts and assembly/parts.ts.
export const OUTCOME = 512;
/** Bytes of the parts of which changes are put together. */
export const PART_BYTES = { caller: 512, agent: 2048, region: 512, event: 512 };
export const HINTS = 13_631_488;
export const MARKS = 13_762_816;
/** Paths that must be redacted: from behind the room for a redacted value on. */
export const REDACTIONS = { at: 13_768_192, end: 13_893_632 };
export const BODY = 13_893_632;
/** Flags of the known text at place 0, and how far it is to those of the next. */
export const FLAGS = { at: 5_701_632 + 8, bytes: 256 };

/** What composing needs of the kernel. */
export interface KernelMemory {
  readonly bytes: Buffer;
  /** The same as whole numbers. */
  readonly words: Int32Array;
  forgetDecisions(): void;
}
