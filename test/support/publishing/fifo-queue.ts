import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Clock } from "../../../runtime/ports/clock";

const RETENTION_MS = 14 * 86_400_000;
const MAX_RECEIVES = 1_000;

interface Held {
  id: string;
  body: string;
  sentAt: number;
  receives: number;
  visibleAt: number;
}

/**
 * A FIFO queue with one message group, as SQS behaves: while one message of the group is in flight, none is given
 * out; a message is deleted after 14 days, and leaves after 1,000 receives.
 */
export function fifoQueue(clock: Clock, visibilityTimeoutMs = 360_000) {
  let messages: Held[] = [];
  let sent = 0;
  const lost: string[] = [];

  function expire(): void {
    const now = clock.now();
    const gone = messages.filter((m) => m.sentAt + RETENTION_MS <= now || m.receives > MAX_RECEIVES);
    if (gone.length === 0) return;
    lost.push(...gone.map((m) => m.body));
    messages = messages.filter((m) => !gone.includes(m));
  }

  return {
    /** Bodies that the queue deleted or moved by itself. */
    lost,
    send(body: string): void {
      sent += 1;
      messages.push({ id: `m${sent}`, body, sentAt: clock.now(), receives: 0, visibleAt: 0 });
    },
    get length() {
      return messages.length;
    },
    /** Up to `count` messages, or undefined while the group is locked or empty. */
    receive(count: number): SQSEvent | undefined {
      expire();
      const now = clock.now();
      // Only the first messages can be in flight: the group is given out in order.
      if (messages.length === 0 || messages.slice(0, 20).some((m) => m.visibleAt > now)) return undefined;
      const batch = messages.slice(0, count);
      for (const message of batch) {
        message.receives += 1;
        message.visibleAt = now + visibilityTimeoutMs;
      }
      return { Records: batch.map(toRecord) };
    },
    /** When the group is unlocked again. */
    nextVisibleAt(): number {
      return Math.max(0, ...messages.slice(0, 20).map((m) => m.visibleAt));
    },
    changeVisibility(receiptHandle: string, seconds: number): void {
      const message = messages.find((m) => handleOf(m) === receiptHandle);
      if (!message) throw new Error("ReceiptHandleIsInvalid");
      message.visibleAt = clock.now() + seconds * 1000;
    },
    /** What Lambda does with the function's answer: deletes what did not fail. Returns the bodies. */
    complete(event: SQSEvent, response: SQSBatchResponse): string[] {
      const failed = new Set(response.batchItemFailures.map((failure) => failure.itemIdentifier));
      const done = event.Records.filter((record) => !failed.has(record.messageId));
      const ids = new Set(done.map((record) => record.messageId));
      messages = messages.filter((message) => !ids.has(message.id));
      return done.map((record) => record.body);
    },
  };
}

export type FifoQueue = ReturnType<typeof fifoQueue>;

function handleOf(message: Held): string {
  return `${message.id}/${message.receives}`;
}

function toRecord(message: Held): SQSRecord {
  return {
    messageId: message.id,
    receiptHandle: handleOf(message),
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: "AROAEXAMPLE:processor",
      ApproximateFirstReceiveTimestamp: String(message.sentAt),
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-1:111122223333:changes.fifo",
    awsRegion: "eu-west-1",
  };
}
