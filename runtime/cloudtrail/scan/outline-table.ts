import { MAX_ENTRIES, type OutlineTable } from "./finder";
import type { KernelMemory } from "./kernel-memory";

// Places in the kernel's memory: the same numbers stand in assembly/places.ts.
const KEYS = 104_448;
const KEY_ENTRIES = KEYS + 256;
const KEY_BYTES = 32;
const SLOTS = 106_496;
const CHILDREN = 107_520;
const MAX_CHILDREN = 128;
const SETTLED = 80;
const RESULTS = 14_417_920;

export interface OutlineKernel {
  memory: { buffer: ArrayBuffer };
  outline(from: number, to: number, asked: number): number;
  settle(first: number, count: number, skipReads: number, asked: number): number;
  forgetDecisions(): void;
}

/**
 * The fields of a record that are noted, by their places in the table: the first three stand there too, all in assembly/places.ts,
 * and those of one length together.
 */
export const OUTLINED_FIELDS = [
  "requestParameters",
  "eventID",
  "userIdentity",
  "errorMessage",
  "readOnly",
  "addendum",
  "eventTime",
  "eventName",
  "awsRegion",
  "userAgent",
  "errorCode",
  "resources",
  "eventType",
  "eventSource",
  "eventCategory",
  "sourceIPAddress",
  "managementEvent",
  "recipientAccountId",
  "serviceEventDetails",
  "sessionCredentialFromConsole",
] as const;

/** Tells the kernel the fields' names, and where to look for what it found. */
export function outlineTable(kernel: OutlineKernel): OutlineTable {
  const { buffer } = kernel.memory;
  const memory: KernelMemory = {
    bytes: Buffer.from(buffer),
    words: new Int32Array(buffer),
    forgetDecisions: () => kernel.forgetDecisions(),
  };
  const ranges = new Int32Array(buffer, KEYS, 64);
  const names = Buffer.from(buffer, KEY_ENTRIES, OUTLINED_FIELDS.length * KEY_BYTES);
  OUTLINED_FIELDS.forEach((name, field) => {
    names.write(name, field * KEY_BYTES, "latin1");
    if (ranges[name.length * 2 + 1] === 0) ranges[name.length * 2] = field;
    ranges[name.length * 2 + 1] = field + 1;
  });
  return {
    outline: (from, to, asked) => kernel.outline(from, to, asked),
    settle: (first, count, skipReads, asked) => kernel.settle(first, count, skipReads ? 1 : 0, asked),
    settled: new Int32Array(buffer, SETTLED, 3),
    results: new Int32Array(buffer, RESULTS, MAX_ENTRIES * 4),
    memory,
    slots: new Int32Array(buffer, SLOTS, OUTLINED_FIELDS.length * 3),
    children: new Int32Array(buffer, CHILDREN, MAX_CHILDREN * 5),
  };
}
