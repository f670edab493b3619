import { createHash } from "node:crypto";
import type { TrailRegistration } from "../../contract/trail-registration";
import type { Change } from "../changes/change";
import type { OutgoingMessage } from "../ports/queue";
import { QUEUED_CHANGE_SCHEMA, type QueuedChange } from "../queued-change";

/**
 * The message that hands a change on. All changes of a destination are one group, so that one worker publishes
 * them. The deduplication id follows from destination, identifier and content: a repeated notice costs nothing
 * within five minutes, while an addendum, which reuses the identifier with other content, gets through. A run id
 * lets a replay through as well.
 */
export function changeMessage(change: Change, trail: TrailRegistration, runId?: string): OutgoingMessage {
  const queued: QueuedChange = {
    schema: QUEUED_CHANGE_SCHEMA,
    destination: trail.destination,
    trail: trail.name,
    change,
  };
  return {
    body: sendable(JSON.stringify(queued)),
    groupId: trail.destination,
    deduplicationId: deduplicationId(change, trail.destination, runId),
  };
}

function deduplicationId(change: Change, destination: string, runId: string | undefined): string {
  const parts = [destination, change.identifier, JSON.stringify(change)];
  if (runId !== undefined) parts.push(runId);
  // As JSON, so that no two lists of parts read the same.
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/**
 * SQS refuses a body with U+FFFE or U+FFFF. JSON.stringify escapes all others that it refuses, and in JSON text
 * these two can stand only within strings, so escaping them changes nothing.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
function sendable(json: string): string {
  return json.replace(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
