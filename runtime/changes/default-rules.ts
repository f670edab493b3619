import type { CloudTrailRecord } from "../cloudtrail/record";
import { isDataCall } from "./data-events";
import type { DropReason } from "./drop-reasons";
import { eventWords, type EventWords } from "./event-words";
import { isProgressNotice } from "./service-notices";
import { changesCredentials } from "./session-events";

/**
 * One default rule: drops the records for which `matches` is true. The id names it in decisions; docs/rules.md
 * lists the rules in this order, with the doubts that each one settles.
 */
export interface DefaultRule {
  id: string;
  drops: DropReason;
  readonly matches: (record: CloudTrailRecord, event: EventFacts) => boolean;
}

/** What the rules ask of a record more than once. */
export interface EventFacts {
  words: EventWords;
  readOnly: boolean | undefined;
}

export function eventFacts(record: CloudTrailRecord): EventFacts {
  return { words: eventWords(record), readOnly: toBoolean(record.readOnly) };
}

/** In this order: the first that matches decides. */
export const DEFAULT_RULES: readonly DefaultRule[] = [
  { id: "read-only-field", drops: "read-only", matches: (_record, { readOnly }) => readOnly === true },
  { id: "insight", drops: "insight", matches: isInsight },
  { id: "no-event-name", drops: "no-event-name", matches: (_record, { words }) => !words.named },
  {
    id: "read-only-missing",
    drops: "read-only",
    matches: (_record, { words, readOnly }) => readOnly === undefined && words.reads,
  },
  {
    id: "data-category",
    drops: "data-event",
    matches: (record) => record.eventCategory === "Data" || toBoolean(record.managementEvent) === false,
  },
  { id: "data-name", drops: "data-event", matches: isUnmarkedDataCall },
  {
    id: "network-activity",
    drops: "network-activity",
    matches: ({ eventCategory, eventType }) =>
      eventCategory === "NetworkActivity" || eventType === "AwsVpceEvent" || eventType === "AwsVpceEvents",
  },
  { id: "dry-run", drops: "dry-run", matches: isDryRun },
  {
    id: "error",
    drops: "error",
    matches: (record) => isFilled(record.errorCode) || isFilled(record.errorMessage),
  },
  {
    id: "console-sign-in",
    drops: "session",
    matches: ({ eventType }, { words }) =>
      eventType === "AwsConsoleSignIn" && !changesCredentials(words.name),
  },
  { id: "session", drops: "session", matches: (_record, { words }) => words.kind === "session" },
  { id: "read-name", drops: "read-name", matches: (_record, { words }) => words.kind === "read-name" },
  {
    id: "telemetry",
    drops: "telemetry",
    matches: (_record, { words }) => words.kind === "telemetry",
  },
  { id: "run", drops: "run", matches: (_record, { words }) => words.kind === "run" },
  { id: "content", drops: "data-event", matches: (_record, { words }) => words.kind === "content" },
  {
    id: "progress",
    drops: "progress",
    matches: (record, { words }) => isProgressNotice(record, words.name),
  },
];

function isInsight({ eventCategory, eventType }: CloudTrailRecord): boolean {
  return eventCategory === "Insight" || eventType === "AwsCloudTrailInsight";
}

/** Only records that say nothing of their category are told by name: newer ones speak for themselves. */
function isUnmarkedDataCall(record: CloudTrailRecord, { words }: EventFacts): boolean {
  if (record.eventCategory !== undefined || record.managementEvent !== undefined) return false;
  return isDataCall(words.service, words.name);
}

/** EC2 and KMS answer a dry run with an error of its own; others succeed and only the parameter tells. */
function isDryRun({ errorCode, requestParameters }: CloudTrailRecord): boolean {
  if (typeof errorCode === "string") return errorCode.includes("DryRunOperation");
  if (typeof requestParameters !== "object" || requestParameters === null) return false;
  const parameters = requestParameters as Record<string, unknown>;
  return [parameters.dryRun, parameters.DryRun, parameters.dryrun].some((value) => toBoolean(value) === true);
}

/** Booleans are sometimes written as strings. Anything else counts as missing. */
function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  const text = value.toLowerCase();
  return text === "true" ? true : text === "false" ? false : undefined;
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && value !== "null";
}
