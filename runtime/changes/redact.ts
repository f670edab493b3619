import { FieldTexts, type OutlinedRecord } from "../cloudtrail/outlined-record";
import type { CloudTrailRecord } from "../cloudtrail/record";
import type { RedactedPath } from "../cloudtrail/record-maker";
import { plainEventName } from "./event-name";
import { parsePaths, redactPath } from "./redact-paths";
import { redactSecrets } from "./redact-secrets";
import { REDACTED } from "./redaction-mark";
import { REDACTED_FIELDS } from "./redaction-table";

/**
 * The record with the fields redacted that the table names for its event: all that a record needs in which nothing
 * else hints at a secret. The record itself when there are none.
 */
export function redactFields(record: CloudTrailRecord): CloudTrailRecord {
  const paths = redactedPaths(record);
  return paths.length === 0 ? record : applyPaths(record, paths);
}

/** False is certain: `redactFields` would change nothing that a change shows of the record. */
export function mayRedactFields(record: OutlinedRecord): boolean {
  const rows = rowsOf(record);
  if (rows.length === 0) return false;
  const { requestParameters } = record;
  if (requestParameters === null || requestParameters === undefined) return false;
  if (!(requestParameters instanceof FieldTexts)) return true;
  const names = requestParameters.keys.map((key) => key.toLowerCase());
  const json = requestParameters.json.toLowerCase();
  return rows.some((row) => row.paths.some((path) => mayHold(path, names, json)));
}

/** Where the request parameters of a record's event are redacted. */
export function redactedPaths(record: CloudTrailRecord): readonly RedactedPath[] {
  return rowsOf(record).flatMap((row) => row.paths);
}

/**
 * The request parameters with the fields redacted that the table names for the record's event; undefined when they are
 * not known field by field.
 */
export function redactParameters(record: OutlinedRecord): FieldTexts | undefined {
  const { requestParameters: texts } = record;
  if (!(texts instanceof FieldTexts)) return undefined;
  const before = JSON.parse(texts.json) as Record<string, unknown>;
  const after = redactedPaths(record).reduce<unknown>(redactPath, before) as Record<string, unknown>;
  const redacted = new FieldTexts(texts.json);
  texts.keys.forEach((key, place) => {
    const json = after[key] === before[key] ? texts.values[place]! : JSON.stringify(after[key]);
    redacted.add(key, json);
  });
  return redacted;
}

function mayHold({ segments, atTop }: RedactedPath, names: readonly string[], json: string): boolean {
  const [first = "*"] = segments;
  if (atTop && first !== "*" && !names.includes(first) && !names.includes("items")) return false;
  return segments.every((name) => name === "*" || json.includes(name));
}

/**
 * The whole record as it may be shown: the fields of the table, and whatever has the name or the shape of a
 * secret, replaced by `[redacted]`. What does not change is shared with the record given, which is never changed.
 */
export function redactRecord(record: CloudTrailRecord): CloudTrailRecord {
  return withKeyId(redactSecrets(applyPaths(redactFields(record), ANY_SOURCE)) as CloudTrailRecord, record);
}

/** API Gateway's requests call the id of a key `apiKey`, the path of its own address, and it opens nothing. */
function withKeyId(redacted: CloudTrailRecord, original: CloudTrailRecord): CloudTrailRecord {
  if (redacted === original || eventSource(original) !== "apigateway.amazonaws.com") return redacted;
  const id = apiKeyOf(original);
  if (typeof id !== "string" || !API_KEY_ID.test(id) || apiKeyOf(redacted) !== REDACTED) return redacted;
  const requestParameters = { ...(redacted.requestParameters as Record<string, unknown>), apiKey: id };
  return { ...redacted, requestParameters };
}

/** The key itself has at least 20 characters. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html */
const API_KEY_ID = /^[a-z0-9]{10}$/;

function apiKeyOf({ requestParameters }: CloudTrailRecord): unknown {
  if (typeof requestParameters !== "object" || requestParameters === null) return undefined;
  return (requestParameters as Record<string, unknown>).apiKey;
}

function rowsOf(record: CloudTrailRecord): readonly EventRow[] {
  const byEvent = BY_EVENT.get(eventName(record));
  const source = eventSource(record);
  const bySource = BY_SOURCE.get(source);
  if (byEvent === undefined) return bySource ?? NO_ROWS;
  return [...byEvent.filter((row) => row.source === source), ...(bySource ?? NO_ROWS)];
}

const NO_ROWS: readonly EventRow[] = [];

interface EventRow {
  source: string;
  paths: RedactedPath[];
}

const ANY_SOURCE: RedactedPath[] = [];
const BY_SOURCE = new Map<string, EventRow[]>();
const BY_EVENT = new Map<string, EventRow[]>();

for (const { source, events, paths } of REDACTED_FIELDS) {
  const row = { source: `${source}.amazonaws.com`, paths: parsePaths(paths) };
  if (source === "*") ANY_SOURCE.push(...row.paths);
  else if (events === "*") append(BY_SOURCE, row.source, row);
  else for (const name of events.split(/\s+/)) append(BY_EVENT, name, row);
}

function append(map: Map<string, EventRow[]>, key: string, row: EventRow): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}

/** Where requests are written down, and what echoes them. */
const PARTS = ["requestParameters", "responseElements", "serviceEventDetails"] as const;

function applyPaths(record: CloudTrailRecord, paths: readonly RedactedPath[]): CloudTrailRecord {
  let changed: CloudTrailRecord | undefined;
  for (const part of PARTS) {
    const before = record[part];
    const after = paths.reduce(redactPath, before);
    if (after !== before) (changed ??= { ...record })[part] = after;
  }
  return changed ?? record;
}

function eventSource({ eventSource }: CloudTrailRecord): string {
  return typeof eventSource === "string" ? eventSource : "";
}

function eventName({ eventName }: CloudTrailRecord): string {
  return typeof eventName === "string" ? plainEventName(eventName) : "";
}
