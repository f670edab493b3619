/** Where in the run a kind of fault is asked about. */
export type Site =
  | "processor"
  | "publisher"
  | "trail-queue"
  | "change-queue"
  | "send"
  | "delete"
  | "visibility"
  | "s3"
  | "dynamo"
  | "ssm"
  | "bigpanda";

export interface FaultKind {
  /** For people: what happens. */
  what: string;
  /** The calls of which some get it; kinds without one are part of the plan of the run itself. */
  site?: Site;
  /** How often it is wanted in a run of so many changes. */
  wanted?: (changes: number) => number;
}

const often = (changes: number): number => Math.max(3, Math.round(changes / 1_000));
const seldom = (changes: number): number => Math.min(60, Math.max(2, Math.round(changes / 2_500)));

/** Every kind of fault that a run injects. A run in which one of them never fired has failed. */
export const FAULT_KINDS = {
  "processor-killed": {
    what: "a processor gets SIGKILL in the middle of an invocation",
    site: "processor",
    wanted: seldom,
  },
  "publisher-killed": {
    what: "a publisher gets SIGKILL in the middle of an invocation",
    site: "publisher",
    wanted: seldom,
  },
  "processor-killed-after-answer": {
    what: "a processor is never thawed after its answer: what it had not finished by then is gone",
    site: "processor",
    wanted: (changes) => 2 * seldom(changes),
  },
  "publisher-killed-after-answer": {
    what: "a publisher is never thawed after its answer: what it had not finished by then is gone",
    site: "publisher",
    wanted: (changes) => 2 * seldom(changes),
  },
  "function-frozen": {
    what: "a function stands still (SIGSTOP) until its time-out, and is killed then, as Lambda does",
    site: "publisher",
    wanted: (changes) => Math.min(12, seldom(changes)),
  },
  "clock-jump": {
    what: "the clock of one function is up to 20 minutes wrong, ahead or behind, for some invocations",
    site: "publisher",
    wanted: seldom,
  },
  "notice-twice": {
    what: "a notice is delivered a second time, at once or after it was deleted",
    site: "trail-queue",
    wanted: often,
  },
  "notice-out-of-order": { what: "a notice is overtaken by later ones", site: "trail-queue", wanted: often },
  "notice-visible-too-soon": {
    what: "the visibility of a batch of notices runs out while it is worked on",
    site: "trail-queue",
    wanted: seldom,
  },
  "changes-visible-too-soon": {
    what: "the visibility of a batch of changes runs out while it is worked on: two publishers work on one group",
    site: "change-queue",
    wanted: seldom,
  },
  "send-entries-failed": {
    what: "SendMessageBatch answers Failed[] for some entries, which it did or did not take",
    site: "send",
    wanted: often,
  },
  "send-unavailable": {
    what: "SendMessageBatch answers 503, one to six times in a row",
    site: "send",
    wanted: seldom,
  },
  "delete-entries-failed": {
    what: "DeleteMessageBatch answers Failed[] for some entries",
    site: "delete",
    wanted: often,
  },
  "visibility-failed": { what: "ChangeMessageVisibility fails", site: "visibility", wanted: seldom },
  "s3-503": {
    what: "GetObject answers 503 SlowDown, one to five times in a row",
    site: "s3",
    wanted: seldom,
  },
  "s3-slow-body": {
    what: "the body of an object drips, or stands still for longer than the stall limit",
    site: "s3",
    wanted: seldom,
  },
  "s3-cut-body": {
    what: "the connection breaks in the middle of an object's body",
    site: "s3",
    wanted: seldom,
  },
  "dynamo-throttled": {
    what: "DynamoDB answers ProvisionedThroughputExceededException, one to eight times in a row",
    site: "dynamo",
    wanted: often,
  },
  "dynamo-answer-lost": {
    what: "DynamoDB does the write and the connection breaks before its answer",
    site: "dynamo",
    wanted: often,
  },
  "ssm-throttled": {
    what: "Parameter Store answers ThrottlingException, one to five times in a row",
    site: "ssm",
    wanted: () => 3,
  },
  "bigpanda-429": { what: "BigPanda answers 429", site: "bigpanda", wanted: often },
  "bigpanda-429-retry-after": {
    what: "BigPanda answers 429 with Retry-After",
    site: "bigpanda",
    wanted: often,
  },
  "bigpanda-500": { what: "BigPanda answers 500", site: "bigpanda", wanted: often },
  "bigpanda-reset": {
    what: "the connection to BigPanda breaks before the change is read",
    site: "bigpanda",
    wanted: often,
  },
  "bigpanda-answer-lost": {
    what: "BigPanda takes the change and the connection breaks before its answer",
    site: "bigpanda",
    wanted: often,
  },
  "bigpanda-time-out": { what: "BigPanda does not answer in time", site: "bigpanda", wanted: seldom },
  "bigpanda-outage": { what: "BigPanda answers 500 to every call of one organisation for three minutes" },
  "bigpanda-wrong-key": {
    what: "the key of one organisation is replaced at BigPanda, and in its parameter only six minutes later",
  },
  "sts-denied": { what: "the reader role of one customer cannot be assumed for the first minutes" },
  "poison-file": { what: "a file that is cut, that is no JSON, or that is not there" },
  "refused-change": { what: "a change that BigPanda answers 400 to, always" },
  "hopeless-change": { what: "a change that BigPanda answers 500 to, always" },
  "foreign-notice": { what: "a notice of a bucket that nobody registered, or of another account's file" },
  "over-budget": { what: "a destination whose weekly budget is smaller than what comes" },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULT_KINDS;
