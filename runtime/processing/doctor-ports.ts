import type { TrailRegistration } from "../../contract/trail-registration";
import type { Decider } from "../changes/decide";
import type { Clock } from "../ports/clock";
import type { ObjectStore } from "../ports/object-store";
import type { TrailRegistry } from "../ports/registry";

/** Asks the processor to check what it needs for the trail of a bucket. */
export interface DoctorRequest {
  doctor: {
    bucket: string;
    /** Key of a trail file to read. Without it the newest one is looked for, which the reader role must allow. */
    key?: string;
  };
}

export interface DoctorReport {
  bucket: string;
  /** Whether every step that was made is in order. */
  ok: boolean;
  steps: DoctorStep[];
}

/** What a check found. Holds no external id and no credentials. */
export interface Finding {
  /** True also for a skipped check: nothing was found wrong. */
  ok: boolean;
  /** The check could not be made; `detail` says why. */
  skipped?: true;
  detail: string;
}

export interface DoctorStep extends Finding {
  step: string;
}

/** Which external id an AssumeRole call sends. */
export type SentExternalId = "registered" | "none" | "wrong";

/** What the checks work with. The calls throw an `ObjectStoreError` when they are refused. */
export interface DoctorPorts {
  trails: TrailRegistry;
  objects: ObjectStore;
  roles: { assume(trail: TrailRegistration, externalId: SentExternalId): Promise<void> };
  files: {
    /** A key of the newest day that the trail has files of, undefined when there is none. */
    newest(trail: TrailRegistration): Promise<string | undefined>;
  };
  queues: { describe(queueUrl: string): Promise<{ fifo: boolean; messages: number }> };
  deciderOf(trail: TrailRegistration): Decider;
  clock: Clock;
}
