import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { setTimeout as wait } from "node:timers/promises";

export interface PollerOptions {
  sqs: SQSClient;
  queueUrl: string;
  region: string;
  /** Messages handed over at once, 1 to 10. */
  batchSize: number;
  /** Milliseconds that one invocation may take. */
  timeoutMs: number;
  /** Seconds after which the messages of a batch come back whose worker died. */
  abandonedSeconds: number;
  handle(event: SQSEvent, invocation: { remainingMs(): number }): Promise<SQSBatchResponse>;
}

export interface Poller {
  /** Takes no further messages and waits until the batch in hand is done. */
  stop(): Promise<void>;
}

/**
 * Does the work of Lambda's event source mapping for one queue: receives with long polling, hands batches over one
 * after another, deletes what was acknowledged and leaves the rest to its visibility.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function startPoller(options: PollerOptions): Poller {
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await pollOnce(options, stopping.signal);
      } catch {
        // The messages stay in the queue. The pause keeps a queue that is out of reach from being asked in a frenzy.
        await wait(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const ended = loop();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

const RETRY_MS = 500;

async function pollOnce(options: PollerOptions, signal: AbortSignal): Promise<void> {
  const { sqs, queueUrl } = options;
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: options.batchSize,
      WaitTimeSeconds: 20,
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    }),
    { abortSignal: signal },
  );
  if (Messages.length === 0) return;
  const end = Date.now() + options.timeoutMs;
  const event = { Records: Messages.map((message) => recordOf(message, options)) };
  const response = await options
    .handle(event, { remainingMs: () => end - Date.now() })
    .catch(async (error: unknown) => {
      await comeBackSoon(Messages, options);
      throw error;
    });
  const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const done = Messages.filter(({ MessageId }) => !failed.has(MessageId ?? ""));
  if (done.length === 0) return;
  const Entries = done.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
}

/** Nobody gives back what a dead worker had in hand: it is received again when its time is over. */
async function comeBackSoon(messages: Message[], { sqs, queueUrl, abandonedSeconds }: PollerOptions) {
  const Entries = messages.map(({ ReceiptHandle }, place) => ({
    Id: String(place),
    ReceiptHandle,
    VisibilityTimeout: abandonedSeconds,
  }));
  await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
function recordOf(message: Message, { queueUrl, region }: PollerOptions): SQSRecord {
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
    name,
    { stringValue: attribute.StringValue, dataType: attribute.DataType ?? "String" },
  ]);
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    attributes: (message.Attributes ?? {}) as unknown as SQSRecord["attributes"],
    messageAttributes: Object.fromEntries(attributes) as SQSRecord["messageAttributes"],
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:${region}:000000000000:${queueUrl.split("/").at(-1)}`,
    awsRegion: region,
  };
}
