import { ObjectStoreError } from "../ports/object-store";

/**
 * What becomes of a notice after a fault.
 * rest: the whole trail waits, and the notice with it. three-tries: tried three times, then parked.
 * retry: tried for as long as the queue keeps it. park: another try cannot help.
 * interrupted: the time was up; returned at once.
 */
export type FaultClass = "rest" | "three-tries" | "retry" | "park" | "interrupted";

/** Every fault by its code, as logged and as carried by a parked notice. docs/processing.md explains them. */
export const FAULT_CLASSES = {
  // The way to the object.
  "role-denied": "rest",
  "key-denied": "rest",
  "trail-rests": "rest",
  registration: "retry",
  throttled: "retry",
  unavailable: "retry",
  // The object. S3 says 403 for a missing one too, unless the role may list the bucket.
  denied: "three-tries",
  missing: "three-tries",
  archived: "three-tries",
  // Its content. What is no trail file at all may be put right soon; what is damaged stays so.
  "empty-file": "three-tries",
  "no-records": "three-tries",
  "not-json": "three-tries",
  "over-the-cap": "three-tries",
  "wrong-encoding": "park",
  truncated: "park",
  "corrupt-gzip": "park",
  "malformed-record": "park",
  "not-a-record": "park",
  "record-too-long": "park",
  "record-too-deep": "park",
  // The way on.
  "change-queue": "retry",
  "change-refused": "park",
  // The notice itself.
  "notice-not-json": "park",
  "notice-unknown-shape": "park",
  "notice-unsupported-version": "park",
  "notice-missing-fields": "park",
  // Our own side.
  interrupted: "interrupted",
  "not-begun": "interrupted",
  unexpected: "three-tries",
} as const satisfies Record<string, FaultClass>;

export type FaultCode = keyof typeof FAULT_CLASSES;

/** Why an object, or a notice, could not be handled to its end. */
export interface Fault {
  code: FaultCode;
  class: FaultClass;
  /** For people. Holds no contents of records and no credentials. */
  message: string;
}

export function faultOf(code: FaultCode, message: string): Fault {
  return { code, class: FAULT_CLASSES[code], message };
}

/** Thrown inside the processor to end the work on one object with a known fault. */
export class FaultError extends Error {
  constructor(
    readonly fault: Fault,
    options?: ErrorOptions,
  ) {
    super(fault.message, options);
    this.name = "FaultError";
  }
}

/** The fault of an error that reading or handing on an object ended with. */
export function faultOfError(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  if (error instanceof ObjectStoreError) return faultOf(error.kind, error.message);
  // The message of an unknown error may quote what it failed on, so only its name is told.
  const name = error instanceof Error ? error.name : typeof error;
  return faultOf("unexpected", `An unexpected error ended the work: ${name}.`);
}
