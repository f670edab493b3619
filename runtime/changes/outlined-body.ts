import { FieldTexts, type OutlinedRecord } from "../cloudtrail/outlined-record";
import type { UserIdentity } from "../cloudtrail/record";
import { actorOf } from "./actor";
import { CHANGE_LIMITS, HEADLINE_CHARACTERS } from "./change-limits";
import { changeClass } from "./classify";
import { consoleAddress } from "./console-link";
import { eventTime } from "./event-time";
import { holdsHint } from "./hints";
import { changeOrigin } from "./origin";
import { requestName } from "./record-tags";
import { mayRedactFields, redactParameters } from "./redact";

/**
 * Of longer records the limits of a change must be looked at. In a shorter one no more characters than three times its
 * own can get into a change, eight times where numbers are redacted, so that the body is within its limit.
 */
const MAX_CHARACTERS = 12 * 1024;

/**
 * The JSON of `toChange`, put together of what the file has and of parts that are the same in many records; undefined
 * when anything in the record is unusual: something may have to be redacted, cut, renamed or found elsewhere.
 */
export function outlinedBody(record: OutlinedRecord): string | undefined {
  const { eventID, resources } = record;
  if (record.characters > MAX_CHARACTERS) return undefined;
  if (typeof eventID !== "string" || holdsHint(eventID)) return undefined;
  if (resources !== undefined && resources !== null) return undefined;
  const time = eventTime(record);
  const parameters = parameterTags(
    mayRedactFields(record) ? (redactParameters(record) ?? UNKNOWN) : record.requestParameters,
  );
  const caller = callerTexts(record);
  const region = regionTexts(record);
  const event = eventTexts(record);
  const address = tag(ADDRESS, record.sourceIPAddress);
  const agent = agentTexts(record);
  if (!time.exact || !caller || !region || !event || address === undefined || !agent) return undefined;
  if (parameters === undefined) return undefined;
  const [link, place] = region;
  const [head, name, kind] = event;
  const seconds = String(time.seconds);
  return (
    `{"identifier":"${eventID}${head}${seconds},"end":${seconds}` +
    (link === "" ? "" : `${link}${eventID}"`) +
    `${caller[0]}${place}${name}${address}${agent[0]}${kind}${parameters}}}`
  );
}

/** No parameters that tags could be made of here. */
const UNKNOWN = {};

/** What the body says of the caller: the first tags. */
export function callerTexts(record: OutlinedRecord): [string] | undefined {
  const actor = actorTags(record);
  const account = tag(ACCOUNT, text(record.recipientAccountId) ?? text(record.userIdentity?.accountId));
  return actor === undefined || account === undefined ? undefined : [`,"tags":{${actor}${account}`];
}

/** Of the region: the link but for the event's id, and a tag. */
export function regionTexts({ awsRegion }: OutlinedRecord): [string, string] | undefined {
  const address = consoleAddress(awsRegion);
  const region = tag(REGION, awsRegion);
  return region === undefined
    ? undefined
    : [address === undefined ? "" : `,"ticket_url":"${address}`, region];
}

/** Of the program that called. */
export function agentTexts(record: OutlinedRecord): [string] | undefined {
  const agent = tag(AGENT, record.userAgent);
  return agent === undefined ? undefined : [`${agent}"change_origin":"${changeOrigin(record)}",`];
}

/** Of the event: what follows its id, the tags of its names, and that of its class. */
export function eventTexts(record: OutlinedRecord): [string, string, string] | undefined {
  const { eventName } = record;
  if (typeof eventName !== "string" || eventName === "" || eventName.length > HEADLINE_CHARACTERS)
    return undefined;
  const source = tag(SOURCE, record.eventSource);
  const name = tag(NAME, eventName);
  if (source === undefined || name === undefined) return undefined;
  return [
    `","status":"Done","summary":${JSON.stringify(eventName)},"start":`,
    `${source}${name}`,
    `"change_class":"${changeClass(record)}"`,
  ];
}

/** Identities are shared by the records that have the same. */
const actors = new WeakMap<UserIdentity, string | false>();

function actorTags(record: OutlinedRecord): string | undefined {
  const { userIdentity } = record;
  const known = userIdentity ? actors.get(userIdentity) : undefined;
  if (known !== undefined) return known === false ? undefined : known;
  const actor = actorOf(record);
  const tags = [tag(USER_NAME, actor.name), tag(USER_TYPE, actor.type), tag(USER_ARN, actor.arn)];
  const made = tags.includes(undefined) ? undefined : tags.join("");
  if (typeof userIdentity === "object" && userIdentity !== null) actors.set(userIdentity, made ?? false);
  return made;
}

/** A tag's name, and what it is with each of the values that were asked for lately. */
interface KnownTag {
  name: string;
  written: Map<string, string>;
}

const MOST_WRITTEN = 1_000;
const LONGEST_KEPT = 256;

function knownTag(name: string): KnownTag {
  return { name, written: new Map() };
}

const USER_NAME = knownTag("user_name");
const USER_TYPE = knownTag("user_type");
const USER_ARN = knownTag("user_arn");
const ACCOUNT = knownTag("account_id");
const REGION = knownTag("region");
const SOURCE = knownTag("event_source");
const NAME = knownTag("event_name");
const ADDRESS = knownTag("source_ip");
const AGENT = knownTag("user_agent");

/** `"name":"value",`; empty without a value, undefined when the value must be looked at more closely. */
function tag({ name, written }: KnownTag, value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return "";
  const known = written.get(value);
  if (known !== undefined) return known;
  if (value.length > CHANGE_LIMITS.valueCharacters || holdsHint(value)) return undefined;
  const made = `"${name}":${JSON.stringify(value)},`;
  if (value.length > LONGEST_KEPT) return made;
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(value, made);
  return made;
}

/** `,"rp_name":"value"` for each request parameter. */
function parameterTags(parameters: unknown): string | undefined {
  if (parameters === null || parameters === undefined) return "";
  if (!(parameters instanceof FieldTexts)) return undefined;
  const { keys, values } = parameters;
  let tags = "";
  for (let place = 0; place < keys.length; place += 1) {
    const name = requestName(keys[place]!);
    const value = values[place]!;
    // A hint is found in JSON wherever it is found in what the JSON stands for.
    if (!name.exact || name.suspicious || value.length > CHANGE_LIMITS.valueCharacters || holdsHint(value))
      return undefined;
    tags += name.written + (value[0] === '"' ? value : JSON.stringify(value));
  }
  return tags;
}

/** Whether a request parameter of this name is the tag `rp_<key>`, and the name says nothing of secrets. */
export function isPlainTag(key: string): boolean {
  const { exact, suspicious } = requestName(key);
  return exact && !suspicious;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
