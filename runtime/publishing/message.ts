import type { SQSRecord } from "aws-lambda";
import type { Change } from "../changes/change";
import { QUEUED_CHANGE_SCHEMA, type QueuedChange } from "../queued-change";

/** One message of a change queue, as received. */
export interface ReceivedMessage {
  messageId: string;
  receiptHandle: string;
  body: string;
  /** How often it was received, this time included. */
  receives: number;
  /** When it was sent to the queue, in milliseconds since 1970. */
  sentAt: number;
}

/** A message whose body is a change of a destination. */
export interface ChangeMessage extends ReceivedMessage {
  destination: string;
  change: Change;
}

/** Reads a message's envelope; `now` stands in for a send time that the queue did not give. */
export function receivedMessage(record: SQSRecord, now: number): ReceivedMessage {
  return {
    messageId: record.messageId,
    receiptHandle: record.receiptHandle,
    body: record.body,
    receives: Number(record.attributes?.ApproximateReceiveCount) || 1,
    sentAt: Number(record.attributes?.SentTimestamp) || now,
  };
}

/** The change in a message, or in one sentence why its body is none. The sentence quotes nothing of the body. */
export function readQueuedChange(body: string): QueuedChange | { invalid: string } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { invalid: "The message is not JSON." };
  }
  if (!isObject(value)) return { invalid: "The message is not an object." };
  if (value.schema !== QUEUED_CHANGE_SCHEMA) return { invalid: `The schema is not ${QUEUED_CHANGE_SCHEMA}.` };
  if (!isName(value.destination)) return { invalid: "The destination is missing." };
  if (!isObject(value.change)) return { invalid: "The change is missing." };
  const wrong = wrongField(value.change);
  return wrong === undefined
    ? (value as unknown as QueuedChange)
    : { invalid: `The change's ${wrong} is missing or of the wrong type.` };
}

function wrongField(change: Record<string, unknown>): string | undefined {
  const texts = ["identifier", "status", "summary"].find((field) => !isName(change[field]));
  const times = ["start", "end"].find((field) => !Number.isSafeInteger(change[field]));
  const tags = isObject(change.tags) && Object.values(change.tags).every((tag) => typeof tag === "string");
  return texts ?? times ?? (tags ? undefined : "tags");
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
