/**
 * Every reason for which a record is dropped. A code never changes its meaning: metrics, logs and users' scripts
 * name it. docs/rules.md lists the same table; a test compares the two.
 */
export const DROP_REASONS = {
  "read-only":
    "The call read and changed nothing: `readOnly` is true, or is missing and the event name reads.",
  "read-name": "`readOnly` is false, but the event name is a plain read (Get, List, Describe, Search …).",
  "no-event-name": "The record names no event.",
  insight: "An Insights event: CloudTrail's observation of unusual activity.",
  "data-event": "A call on what a resource holds (an object, item or message), not on the resource.",
  "network-activity": "A call seen at a VPC endpoint; the call has a record of its own where it took effect.",
  error: "The call failed: `errorCode` or `errorMessage` is set.",
  "dry-run": "The caller asked for a dry run.",
  session: "A sign-in, session, token or signed URL: it passes by itself.",
  telemetry: "An agent or worker reports: heartbeat, inventory, result, progress.",
  run: "A run of something that exists: a query, job, build, pipeline, state machine, automation, command, report.",
  progress: "A service's notice of progress beside the change that it tells of.",
  "own-role": "Made by the processor or reader role of this package.",
  excluded: "A rule of the user's `exclude` matched.",
  "foreign-account": "`recipientAccountId` differs from the account in the file's key.",
  "not-a-record": "An entry of `Records` that is no object.",
  "malformed-record": "An entry of `Records` that is not valid JSON.",
  "record-too-long": "An entry of `Records` beyond the length limit.",
  "record-too-deep": "An entry of `Records` nested beyond the depth limit.",
  truncated: "An entry of `Records` that the end of the file cut off.",
} as const;

/** Code of a reason for which a record is dropped. */
export type DropReason = keyof typeof DROP_REASONS;
