/**
 * 429, 429-retry-after, 401, 500, 503, reset, time-out: BigPanda answers so (one of them can be on at a time).
 * duplicate-notices: every file is announced twice; once: the last file is announced again.
 * foreign-bucket: a notice of a bucket that is not registered arrives (only once).
 * kill-processor, kill-publisher: the worker dies in the middle of its next batch (only once); the messages come back
 * when their visibility ends.
 */
export type FaultName =
  | "429"
  | "429-retry-after"
  | "401"
  | "500"
  | "503"
  | "reset"
  | "time-out"
  | "duplicate-notices"
  | "foreign-bucket"
  | "kill-processor"
  | "kill-publisher";

export interface FaultState {
  name: FaultName;
  /** For a button. */
  label: string;
  /** What happens then, one or two sentences. */
  means: string;
  /** switch: can be on. once: can be asked for by the piece. */
  modes: ("switch" | "once")[];
  on: boolean;
  /** Pieces that are asked for and have not come about yet. */
  pending: number;
  /** How often it came about. */
  happened: number;
}

export interface FaultRequest {
  name: FaultName;
  /** on, off: the switch. once: `count` more. */
  action: "on" | "off" | "once";
  /** 1 to 1,000. Defaults to 1. */
  count?: number;
}
