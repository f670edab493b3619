import type { CloudTrailRecord } from "../cloudtrail/record";
import { actorOf } from "./actor";
import { fitBody } from "./body-limit";
import type { Change } from "./change";
import { CHANGE_LIMITS, HEADLINE_CHARACTERS, type ChangeLimits } from "./change-limits";
import { changeClass } from "./classify";
import { consoleLink } from "./console-link";
import { eventTime, type EventTime } from "./event-time";
import { holdsHint } from "./hints";
import { changeIdentifier } from "./identifier";
import { changeOrigin } from "./origin";
import { addRequestParameters, addResources } from "./record-tags";
import { Tags } from "./tags";
import { truncate } from "./truncate";

/** A change as the record has it, and whether something in it may be a secret by its shape or its name. */
export interface NormalisedChange {
  change: Change;
  suspicious: boolean;
}

export interface NormaliseOptions {
  limits?: ChangeLimits;
  /** The record before it was redacted: an identifier by hash is that of the original. Defaults to the record. */
  original?: CloudTrailRecord;
}

/**
 * The record in the fields and tags of BigPanda's own CloudTrail integration, with some tags more; nothing is
 * redacted here. The same record always gives the same change. https://docs.bigpanda.io/docs/cloudtrail
 */
export function normalise(record: CloudTrailRecord, options: NormaliseOptions = {}): NormalisedChange {
  const { limits = CHANGE_LIMITS, original = record } = options;
  return fitBody((tightened) => build(record, original, tightened), limits);
}

function build(
  record: CloudTrailRecord,
  original: CloudTrailRecord,
  limits: ChangeLimits,
): NormalisedChange & { /** of the tags */ characters: number } {
  const tags = new Tags(limits);
  addActor(tags, record);
  const time = eventTime(record);
  addContext(tags, record, time);
  addRequestParameters(tags, record.requestParameters);
  addResources(tags, record.resources);
  const { identifier, eventId } = changeIdentifier(record, original);
  const link = eventId === undefined ? undefined : consoleLink(record.awsRegion, eventId);
  const summary = text(record.eventName) ?? text(record.eventType) ?? "unknown event";
  const change: Change = {
    identifier,
    status: "Done",
    summary: truncate(summary, HEADLINE_CHARACTERS),
    start: time.seconds,
    end: time.seconds,
    ...(link === undefined ? {} : { ticket_url: link }),
    tags: tags.finish(),
  };
  const suspicious = tags.suspicious || holdsHint(summary) || (eventId !== undefined && holdsHint(eventId));
  return { change, suspicious, characters: tags.characters };
}

function addActor(tags: Tags, record: CloudTrailRecord): void {
  const actor = actorOf(record);
  tags.set("user_name", actor.name);
  tags.set("user_type", actor.type);
  tags.set("user_arn", actor.arn);
}

function addContext(tags: Tags, record: CloudTrailRecord, time: EventTime): void {
  tags.set("account_id", text(record.recipientAccountId) ?? text(record.userIdentity?.accountId));
  tags.set("region", text(record.awsRegion));
  tags.set("event_source", text(record.eventSource));
  tags.set("event_name", text(record.eventName));
  if (!time.exact) tags.set("event_time", text(record.eventTime) ?? "missing");
  tags.set("source_ip", text(record.sourceIPAddress));
  tags.set("user_agent", text(record.userAgent));
  tags.set("change_origin", changeOrigin(record));
  tags.set("change_class", changeClass(record));
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
