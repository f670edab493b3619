import type { RuleChoice } from "./filter";

/** One change, as a line of the feed. */
export interface ChangeRow {
  /** Place in this run, from 1, ascending by arrival (not by the time of the change). */
  seq: number;
  /** Time of the change, in milliseconds. */
  time: number;
  /** Event name, such as `ModifyListener`. */
  name: string;
  /** Event source without `.amazonaws.com`, such as `ec2`. */
  source: string;
  actor: { name: string; /** `AssumedRole`, `IAMUser`, `AWSService` … */ type: string };
  /** 12 digits; empty when the record says none. */
  account: string;
  region: string;
  /** `change_origin`: console, cli, sdk, terraform, cloudformation … */
  origin: string;
  /** `change_class`: infrastructure, security, configuration, access, data, service. */
  class: string;
  /** Resources that the record names, the most telling first, at most 12: ARNs, ids and names. */
  resources: string[];
  /** Why it is a change: `change`, or `included` by a rule of the filter. */
  reason: "change" | "included";
  delivery: Delivery;
}

/**
 * Where a change is. queued: on its way, or waiting for another try; accepted: BigPanda has it; parked: it was
 * refused or gave up on (redrive sends it again); shed: it was over the budget for too long.
 */
export type Delivery = "queued" | "accepted" | "parked" | "shed";

export interface ChangesQuery {
  /** Rows after this `seq`, ascending. Defaults to 0. */
  after?: number;
  /** 1 to 2,000. Defaults to 1,000. */
  limit?: number;
}

export interface ChangesPage {
  rows: ChangeRow[];
  feed: FeedBounds;
  /** Whether rows after these are there already. */
  more: boolean;
}

/** The server holds at most `capacity` rows; older ones leave the view (never BigPanda, nor the bucket). */
export interface FeedBounds {
  /** Lowest and highest `seq` held; both 0 when there is none. */
  first: number;
  last: number;
  held: number;
  /** Rows that have left the view; say so when it is not 0. */
  dropped: number;
  capacity: number;
}

/** GET /api/changes/SEQ; 404 when the row has left the view. */
export interface ChangeDetail {
  row: ChangeRow;
  /** The console's page for the record, https; absent where there is none. */
  ticketUrl?: string;
  record: ShownRecord;
  decision: ExplainedDecision;
  /** What was posted, the oldest try first, at most the last 10; empty while it waits. */
  exchanges: Exchange[];
  /** Tries beyond those. */
  exchangesDropped: number;
  /** For "leave this out": rules for `filter.exclude`, the widest first. */
  choices: RuleChoice[];
}

/** A record with its secrets replaced by `[redacted]` (in the middle of a text, too). */
export interface ShownRecord {
  /** Whole, as JSON. Mark what `redactions` names, not every text that looks like a mark: a stranger wrote it. */
  json: unknown;
  /** Paths of the values that differ from the original, as keys and places from the root. */
  redactions: (string | number)[][];
  /** Bucket and key of the trail file, and the place in its `Records`, from 0. */
  bucket: string;
  key: string;
  index: number;
}

/** The decision rule by rule, in the order in which they are asked. */
export interface ExplainedDecision {
  decision: "keep" | "drop";
  /** A code: `change`, `included`, or that of a drop. */
  reason: string;
  /** Sentence for the code. */
  means: string;
  /** Id of the rule that decided: one of the steps' (`default` when none matched). */
  rule: string;
  steps: DecisionStep[];
}

export interface DecisionStep {
  rule: string;
  /** default: of the product. exclude, include: of the user's filter. account: the file's key names another one. */
  kind: "account" | "default" | "exclude" | "include";
  /** What a match means: the code of the drop, or `included`. */
  effect: string;
  /** Sentence for `effect`. */
  means: string;
  /** passed: asked, no match. matched. skipped: not asked, since an earlier rule had decided. */
  outcome: "passed" | "matched" | "skipped";
  /** Exactly one step has it, or none when nothing matched (then it is a change by default). */
  decides: boolean;
}

/** One call of BigPanda's Changes API, as the stand-in saw it. */
export interface Exchange {
  at: number;
  request: {
    method: string;
    path: string;
    /** As sent; keys are shown as `[hidden]`. */
    headers: Record<string, string>;
    /** The text that was sent, byte by byte; `bodyBytes` when it was cut to 64 KiB here. */
    body: string;
    bodyBytes: number;
  };
  /** Absent when none came: the connection broke or nothing was said in time; `fault` says so. */
  response?: {
    status: number;
    headers: Record<string, string>;
    /** At most 4 KiB of it; `bodyCut` says that there was more. */
    body: string;
    bodyCut: boolean;
  };
  /** The fault that was asked for, when one answered: `429`, `reset` … */
  fault?: string;
}
