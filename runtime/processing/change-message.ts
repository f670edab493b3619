import { createHash } from "node:crypto";
import type { TrailRegistration } from "../../contract/trail-registration";
import type { ChangeBody } from "../changes/body";
import type { OutgoingMessage } from "../ports/queue";
import { QUEUED_CHANGE_SCHEMA } from "../queued-change";

/**
 * The message that hands a change on. All changes of a destination are one group, so that one worker publishes
 * them. The deduplication id follows from destination, identifier and content: a repeated notice costs nothing
 * within five minutes, while an addendum, which reuses the identifier with other content, gets through. A run id
 * lets a replay through as well.
 */
export function changeMessage(change: ChangeBody, trail: TrailRegistration, runId?: string): OutgoingMessage {
  const head = JSON.stringify({
    schema: QUEUED_CHANGE_SCHEMA,
    destination: trail.destination,
    trail: trail.name,
  });
  return {
    // A `QueuedChange`, whose change is JSON already.
    body: sendable(`${head.slice(0, -1)},"change":${change.json}}`),
    groupId: trail.destination,
    deduplicationId: deduplicationId(change, trail.destination, runId),
  };
}

function deduplicationId(change: ChangeBody, destination: string, runId: string | undefined): string {
  const parts = [destination, change.identifier, change.json];
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
