import type { Filter } from "../../../contract/filter";
import type { Delivery, FeedBounds } from "./changes";
import type { FaultState } from "./faults";

/** All that the panels show; small, sent whole. */
export interface State {
  runId: string;
  /** Milliseconds of the server's clock, for "in 12 s". */
  now: number;
  /** The incident of the made-up day; absent with files of one's own. */
  incidentAt?: number;
  /** When the latest change in the view happened. Absent without changes. */
  lastChangeAt?: number;
  feed: FeedBounds;
  /** records = changes + the sum of drops. Of the files as they were read first; a repeated notice counts nothing. */
  counts: {
    files: number;
    records: number;
    changes: number;
    drops: { reason: string; means: string; count: number }[];
    /** Changes by what became of them. */
    deliveries: Record<Delivery, number>;
  };
  /** What goes on in the queues. */
  queues: Record<"notices" | "changes" | "parkedNotices" | "parkedChanges", QueueDepth>;
  /** How often BigPanda gave each answer, by status or the fault's name. */
  answers: { answer: string; count: number }[];
  /** Metrics of both functions by name, such as `NoticesRetried`, `NoticesForeign`, `PublishRetries`. */
  metrics: { name: string; count: number }[];
  budget: Budget;
  faults: FaultState[];
  filter: Filter;
  /** Files that are still to be fed, and all of them: the samples come over some seconds. */
  feeding: { put: number; of: number };
  /** What the run stands in for, since the embedded servers lack it. */
  standIns: { what: string; how: string }[];
  /** The last warnings of the functions' log, newest first, at most 20. */
  warnings: { at: number; text: string }[];
  limits: { uploadMaxBytes: number };
}

/** Messages: to be received now, being worked on or waiting for another try, and both together. */
export interface QueueDepth {
  ready: number;
  away: number;
  total: number;
}

export interface Budget {
  /** Sends of the last 169 hours. */
  used: number;
  /** Changes in any week; null: none is set in this run. */
  perWeek: number | null;
  /** What a deployed destination has by default, for comparison. */
  deployedPerWeek: number;
  /** Nothing is sent before then; absent when nothing is held. */
  heldUntil?: number;
  /** retry: it answered 429, 5xx or not at all. hold: key, permission or address are wrong. over-budget. */
  heldFor?: "retry" | "hold" | "over-budget";
  /** What happens meanwhile, in a sentence. */
  means?: string;
}

/** PUT /api/budget: a budget for this run, 1 to 1,000,000,000 changes a week; null takes it away. */
export interface BudgetRequest {
  perWeek: number | null;
}
