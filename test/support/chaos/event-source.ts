import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { setTimeout as wait } from "node:timers/promises";
import type { Container, InvocationEnd } from "./container";
import type { Pool } from "./pool";

export interface EventSourceOptions {
  sqs: SQSClient;
  queueUrl: string;
  /** Messages of one invocation, 1 to 10. */
  batchSize: number;
  /** Batches that may be worked on at once. */
  width: number;
  /** Milliseconds, in the time of the run. */
  timeoutMs: number;
  pool: Pool;
  /** Called as an invocation begins; what it returns, as it ends. */
  begun(container: Container): (end: InvocationEnd) => void;
  ended(end: InvocationEnd): void;
}

export interface EventSource {
  /** Batches received and not yet settled. */
  readonly busy: number;
  stop(): Promise<void>;
}

/**
 * Does what Lambda's event source mapping does for one queue: receives, invokes, deletes what the function did not
 * return. An invocation that dies, throws or takes too long leaves its messages to their visibility.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function startEventSource(options: EventSourceOptions): EventSource {
  let stopped = false;
  let busy = 0;

  async function once(): Promise<boolean> {
    const messages = await receive(options);
    if (messages.length === 0) return false;
    busy += 1;
    try {
      await invoke(messages, options);
    } finally {
      busy -= 1;
    }
    return true;
  }

  async function loop(): Promise<void> {
    let idle = 0;
    while (!stopped) {
      const found = await once().catch(() => false);
      idle = found ? 0 : Math.min(idle + 1, 6);
      if (!found) await wait(IDLE_MS * idle);
    }
  }
  const loops = Array.from({ length: options.width }, loop);
  return {
    get busy() {
      return busy;
    },
    stop: async () => {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

/** Milliseconds of the machine's between two looks at an empty queue: the least. */
const IDLE_MS = 10;

async function receive({ sqs, queueUrl, batchSize }: EventSourceOptions): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: batchSize,
      WaitTimeSeconds: 0,
      MessageSystemAttributeNames: ["All"],
    }),
  );
  return Messages;
}

async function invoke(messages: Message[], options: EventSourceOptions): Promise<void> {
  const { pool, timeoutMs, sqs, queueUrl } = options;
  const container = await pool.lend();
  await container.thaw();
  const finished = options.begun(container);
  const event: SQSEvent = { Records: messages.map((message) => recordOf(message, queueUrl)) };
  const end = await container.invoke(event, timeoutMs);
  finished(end);
  // A process that was killed is gone a moment later than its invocation.
  if (container.killed) await container.ended;
  pool.giveBack(container);
  options.ended(end);
  if (end.kind !== "answered") return;

  const failed = new Set(end.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const done = messages.filter(({ MessageId }) => !failed.has(MessageId ?? ""));
  if (done.length === 0) return;
  const Entries = done.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
function recordOf(message: Message, queueUrl: string): SQSRecord {
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    attributes: (message.Attributes ?? {}) as unknown as SQSRecord["attributes"],
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:eu-west-1:000000000000:${queueUrl.split("/").at(-1) ?? ""}`,
    awsRegion: "eu-west-1",
  };
}
