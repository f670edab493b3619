import { ObjectStoreError, type ObjectStoreErrorKind } from "../ports/object-store";

/**
 * What becomes of a notice after a fault.
 * rest: the whole trail waits, and the notice with it. three-tries: tried three times, then parked.
 * retry: tried for as long as the queue keeps it. park: another try cannot help.
 * interrupted: the time was up; returned at once.
 */
export type FaultClass = "rest" | "three-tries" | "retry" | "park" | "interrupted";

/** Why an object, or a notice, could not be handled to its end. */
export interface Fault {
  /** Reason code, as logged and as carried by a parked notice. */
  code: string;
  class: FaultClass;
  /** For people. Holds no contents of records and no credentials. */
  message: string;
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
  if (error instanceof ObjectStoreError) {
    return { code: error.kind, class: classOfStoreError[error.kind], message: error.message };
  }
  // The message of an unknown error may quote what it failed on, so only its name is told.
  const name = error instanceof Error ? error.name : typeof error;
  return {
    code: "unexpected",
    class: "three-tries",
    message: `An unexpected error ended the work: ${name}.`,
  };
}

/** The fault of damaged content: its whole records have been delivered already. */
export function faultOfDamage(damage: { code: string; message: string }): Fault {
  return {
    code: damage.code,
    class: mayBeMendedByAnotherRead.has(damage.code) ? "three-tries" : "park",
    message: damage.message,
  };
}

const classOfStoreError: Record<ObjectStoreErrorKind, FaultClass> = {
  "role-denied": "rest",
  "key-denied": "rest",
  // S3 says 403 for a missing object too, unless the role may list the bucket.
  denied: "three-tries",
  missing: "three-tries",
  archived: "three-tries",
  throttled: "retry",
  unavailable: "retry",
};

/** Not CloudTrail at all, or over the cap: someone may put a right file in its place soon. */
const mayBeMendedByAnotherRead = new Set(["over-the-cap", "empty-file", "no-records", "not-json"]);
