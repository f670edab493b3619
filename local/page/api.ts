import type { Filter, FilterRule } from "../../contract/filter";

/**
 * What the page and its server say to each other. Types only, so that the page's bundle takes nothing else along.
 *
 * Every answer is JSON (`application/json`) but the page's own files and the event stream. Times are milliseconds
 * since 1970 (UTC) unless a name says seconds. All of it is on 127.0.0.1, and nothing is kept after the run.
 *
 * Everything that comes out of a record (names, tags, texts, keys of objects) was written by strangers: show it as
 * text, never as markup, and never as a link target except `ticketUrl`, which the server has checked to be https.
 * Secrets are replaced by the server; the page never gets one.
 *
 * | route                              | request                     | answer                             |
 * | ---------------------------------- | --------------------------- | ---------------------------------- |
 * | GET /, /app.js, /app.css           |                             | the page                           |
 * | GET /api/state                     |                             | `State`                            |
 * | GET /api/events?after=SEQ          |                             | event stream of `PageEvent`        |
 * | GET /api/changes                   | `ChangesQuery` as the query | `ChangesPage`                      |
 * | GET /api/changes/SEQ               |                             | `ChangeDetail`                     |
 * | GET /api/incident                  | `IncidentQuery`             | `IncidentPage`                     |
 * | GET /api/suggestions               | `SuggestionsQuery`          | `Suggestions`                      |
 * | GET /api/drops/REASON              |                             | `DropSamples`                      |
 * | POST /api/filter/preview           | `FilterRequest`             | `FilterPreview`                    |
 * | PUT /api/filter                    | `FilterRequest`             | `FilterApplied`                    |
 * | POST /api/uploads?name=NAME        | the file's bytes            | 202 `Upload`                       |
 * | GET /api/uploads                   |                             | `Upload[]`, newest first           |
 * | POST /api/faults                   | `FaultRequest`              | `State`                            |
 * | PUT /api/budget                    | `BudgetRequest`             | `State`                            |
 * | GET /api/parked                    |                             | `ParkedList`                       |
 * | POST /api/parked/redrive           | `RedriveRequest`            | `RedriveAnswer`                    |
 * | GET /api/permissions               | `PermissionsQuery`          | `Permissions`                      |
 *
 * POST and PUT (but uploads) want `content-type: application/json`; bodies are at most 1 MiB. Every error is an
 * `ApiError` with status 400 (wrong request), 403 (another site asked), 404, 405, 413 (too large), 415 (content
 * type), 421 (wrong host) or 500. Query values are texts; a parameter that is empty or left out is not asked for.
 */
export interface ApiError {
  /** One sentence each: what is wrong, and what is allowed. To be shown as they are. */
  errors: string[];
}

// ---------------------------------------------------------------------------------------------------- the stream

/**
 * Messages of GET /api/events: `new EventSource("/api/events?after=0").onmessage`, `JSON.parse(event.data)`.
 *
 * `after` is the highest `seq` that the page has (0: everything that is held is sent). Each client is sent rows as
 * fast as it reads them: at most 500 a message and 10 messages a second, so 50,000 rows take ten seconds; nothing is
 * buffered for a slow one. On a lost connection the browser itself comes back with the last id and goes on there. A
 * page may as well load the past by GET /api/changes and then open the stream after the newest row.
 */
export type PageEvent =
  /** First of every connection. A new `runId` means another run: forget all rows and load again. */
  | { type: "hello"; runId: string; state: State }
  /** Rows in ascending `seq`. `skipped`: rows between the last and these that were dropped before they were sent. */
  | { type: "rows"; rows: ChangeRow[]; skipped: number }
  /** What became of rows that were sent before: only what has changed, at most 1,000 a message. */
  | { type: "deliveries"; deliveries: { seq: number; delivery: Delivery }[] }
  /** The state, whenever it has changed; at most twice a second. */
  | { type: "state"; state: State }
  /** Uploads whose progress has changed, each whole. */
  | { type: "uploads"; uploads: Upload[] };

// ------------------------------------------------------------------------------------------------------- changes

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

// ------------------------------------------------------------------------------------------------------ incident

/** The product's question: what changed before this moment? All conditions must hold. */
export interface IncidentQuery {
  /** The moment, ISO 8601 (`2026-03-10T15:00:00Z`) or milliseconds. Required. */
  at: string;
  /** Part of a resource's ARN, id or name, in any case. */
  resource?: string;
  /** Part of the actor's name or ARN, in any case. */
  actor?: string;
  /** Exactly. */
  account?: string;
  /** Exactly. */
  region?: string;
  /** Event source, with or without `.amazonaws.com`. */
  source?: string;
  /** Part of any text of the change, in any case. */
  text?: string;
  /** 1 to 500. Defaults to 100. */
  limit?: number;
  /** Rows to leave out, for the next page. Defaults to 0. */
  offset?: number;
}

export interface IncidentPage {
  at: number;
  /** Nearest first. `before`: milliseconds from the change to the moment. */
  rows: { row: ChangeRow; before: number }[];
  /** All that match before the moment. */
  total: number;
  /** Matches after the moment, so that a wrong time is noticed. */
  after: number;
}

export interface SuggestionsQuery {
  field: "resource" | "actor" | "account" | "region" | "source";
  /** Part of the value, in any case. Defaults to none: the most frequent ones. */
  text?: string;
  /** 1 to 50. Defaults to 12. */
  limit?: number;
}

/** Values seen in the rows held, the most frequent first; those that begin with the text before the others. */
export interface Suggestions {
  values: { value: string; count: number }[];
}

// --------------------------------------------------------------------------------------- counts, drops, the filter

/** GET /api/drops/REASON: a few records that were dropped for one reason (a code of `State.counts.drops`). */
export interface DropSamples {
  reason: string;
  means: string;
  count: number;
  /** At most 8, spread over different events; none for damaged entries, which are no records. */
  samples: DropSample[];
}

export interface DropSample {
  time?: number;
  name: string;
  source: string;
  actor: { name: string; type: string };
  account: string;
  region: string;
  record: ShownRecord;
  decision: ExplainedDecision;
  /** For "include this": rules for `filter.include`, the widest first. Empty where no rule can help (another account). */
  choices: RuleChoice[];
}

export interface RuleChoice {
  /** Such as "every PutObject of s3", "only by …". */
  label: string;
  rule: FilterRule;
}

export interface FilterRequest {
  /** The whole filter as it is to be; `{}` is none. 400 with every problem when it is wrong. */
  filter: Filter;
}

/** All files held, decided again by the filter asked for, against what was decided when they came. */
export interface FilterPreview {
  filter: Filter;
  files: number;
  records: number;
  changesBefore: number;
  changesAfter: number;
  newlyKept: Difference;
  newlyDropped: Difference;
  configuration: FilterConfiguration;
  /** What could not be read again, one sentence each; empty as a rule. */
  problems: string[];
}

export interface Difference {
  count: number;
  /** By event, the most frequent first, at most 20. */
  events: { source: string; name: string; count: number }[];
  /** At most 8. */
  samples: DropSample[];
}

/** The filter to copy; whole texts that end with a line end. */
export interface FilterConfiguration {
  /** For `Pulumi.<stack>.yaml`: the key `cloudtrail-changes:filter` under `config:`. */
  pulumi: string;
  /** For `--rules` of the command line tool: JSON. */
  rules: string;
}

/** The filter decides for files that come from now on; what was decided stays. */
export interface FilterApplied {
  filter: Filter;
  configuration: FilterConfiguration;
}

// ------------------------------------------------------------------------------------------------------- own files

/** Most bytes of an uploaded file; beyond it 413. Also in `State.limits`. */
export type UploadMaxBytes = 268_435_456;

/**
 * POST /api/uploads?name=mine.json.gz with the file as the body (any content type): gzip or plain JSON. Answers 202 as
 * soon as the bytes are there; how it goes on comes by the event stream. Its changes are rows like all others.
 */
export interface Upload {
  id: number;
  /** The file's name, without folders. */
  name: string;
  bytes: number;
  /**
   * reading: looked through for its accounts. queued: in the bucket, announced. publishing: read to its end, its
   * changes are on their way. done: each change was accepted, parked or shed. failed: it could not be used at all.
   */
  stage: "reading" | "queued" | "publishing" | "done" | "failed";
  /** Records by what became of them, once it was read: records = changes + the sum of drops. */
  account?: { records: number; changes: number; drops: Record<string, number> };
  /** Of its changes. */
  delivered: { accepted: number; parked: number; shed: number };
  /** What is wrong with the content, and since when; its whole records are delivered all the same. */
  damage?: { code: string; message: string };
  /** What was done to it, such as one object for each account. */
  remark?: string;
  /** Why it failed. */
  problem?: string;
}

// --------------------------------------------------------------------------------------- state, faults, parked ones

/** All that the panels show; small, sent whole. */
export interface State {
  runId: string;
  /** Milliseconds of the server's clock, for "in 12 s". */
  now: number;
  /** A moment worth asking about: the samples' incident, or a minute after the latest change. Absent without changes. */
  incidentAt?: number;
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

export interface ParkedList {
  /** Newest first, at most 200. */
  parked: ParkedItem[];
  total: number;
}

export interface ParkedItem {
  id: number;
  what: "notice" | "change";
  at: number;
  /** A code, such as `refused`, `truncated`. */
  reason: string;
  /** Status and start of the answer, or the fault in words. */
  status?: number;
  detail?: string;
  /** The event name of a change, the key of a notice's file. */
  title: string;
  /** Of a change: its row, when it is in the view. */
  seq?: number;
}

/** Sends what is parked again: all of one kind. */
export interface RedriveRequest {
  what: "notice" | "change";
}

export interface RedriveAnswer {
  sent: number;
  state: State;
}

// ---------------------------------------------------------------------------------------------------- permissions

export interface PermissionsQuery {
  /** Required, as are the bucket's account. */
  bucket: string;
  bucketAccountId: string;
  /** Region of the bucket. Defaults to eu-west-1. */
  region?: string;
  /** What stands before `AWSLogs/`, with or without the last `/`. */
  prefix?: string;
  /** `o-…` of an organisation trail. */
  organizationId?: string;
  /** Account of the processor. Defaults to the bucket's account: both sides in one. */
  vendorAccountId?: string;
  /** Defaults to an example. */
  externalId?: string;
  /** KMS key of the files. */
  trailKeyArn?: string;
  /** `true` lets the vendor list the files, for backfill. */
  allowListing?: string;
}

/** 400 with a sentence for each wrong parameter. The documents are those that the components write. */
export interface Permissions {
  documents: PermissionDocument[];
  /** What was assumed, such as the names of roles and queues; one sentence each. */
  assumptions: string[];
}

export interface PermissionDocument {
  /** Stable, such as `reader-trust`. */
  id: string;
  /** Such as "Reader role: who may assume it". */
  title: string;
  side: "customer" | "vendor";
  /** What it is attached to, such as the role's ARN. */
  attachedTo: string;
  /** The policy document, or a statement that the owner of a key or topic adds. */
  document: { Version?: string; Statement: Record<string, unknown>[] };
  /** Why each statement is there, one line, in their order. */
  reasons: { sid: string; why: string }[];
}
