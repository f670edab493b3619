import { createHash } from "node:crypto";
import type { CloudTrailRecord } from "../cloudtrail/record";
import { HEADLINE_CHARACTERS } from "./change-limits";

/**
 * The id by which a repeat of a change updates it: the event id; for an addendum the id of the event it adds to.
 * A record without a usable event id, or with one in
 * which something was redacted, has none of its own, so `eventId` is undefined and the identifier is a hash
 * of what a repeat of the same record has in common with it (of the original, so that a change of the redaction
 * table does not make another change of it).
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function changeIdentifier(
  record: CloudTrailRecord,
  original: CloudTrailRecord,
): { identifier: string; eventId?: string } {
  const eventId = eventIdOf(record);
  const isWhole = eventId !== undefined && eventId === eventIdOf(original);
  return isWhole ? { identifier: eventId, eventId } : { identifier: hashOf(original) };
}

function eventIdOf({ addendum, eventID }: CloudTrailRecord): string | undefined {
  return originalEventId(addendum) ?? usable(eventID);
}

function originalEventId(addendum: unknown): string | undefined {
  if (typeof addendum !== "object" || addendum === null) return undefined;
  return usable((addendum as { originalEventID?: unknown }).originalEventID);
}

function usable(id: unknown): string | undefined {
  return typeof id === "string" && id.trim() !== "" && id.length <= HEADLINE_CHARACTERS ? id : undefined;
}

function hashOf(record: CloudTrailRecord): string {
  const stable = [
    record.eventTime,
    record.eventSource,
    record.eventName,
    record.awsRegion,
    record.recipientAccountId,
    record.requestID,
    record.eventID,
    record.userIdentity,
    record.requestParameters,
    record.resources,
  ];
  return `record-${createHash("sha256").update(jsonOf(stable)).digest("hex").slice(0, 32)}`;
}

function jsonOf(stable: unknown[]): string {
  try {
    return JSON.stringify(stable);
  } catch {
    // Nested too deeply to write down: the plain fields must do.
    return JSON.stringify(stable.filter((value) => typeof value !== "object"));
  }
}
