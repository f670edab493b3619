import { handleOf, type FifoQueue } from "./fifo-queue";

/** Bodies of SQS's JSON protocol, as far as the run uses them. */
export interface SqsRequest {
  QueueUrl: string;
  Entries?: SqsEntry[];
  ReceiptHandle?: string;
  VisibilityTimeout?: number;
  MaxNumberOfMessages?: number;
}

export interface SqsEntry {
  Id: string;
  MessageBody?: string;
  MessageGroupId?: string;
  MessageDeduplicationId?: string;
  ReceiptHandle?: string;
}

export interface SqsAnswer {
  Messages?: SqsMessage[];
  Successful?: { Id: string; MD5OfMessageBody?: string }[];
  Failed?: { Id: string; Code: string; SenderFault: boolean; Message: string }[];
}

export interface SqsMessage {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  MD5OfBody: string;
  Attributes?: Record<string, string>;
}

export class SqsError extends Error {
  constructor(
    readonly code: string,
    readonly status = 400,
  ) {
    super(code);
  }
}

export function failedEntry(Id: string, Code: string) {
  return { Id, Code, SenderFault: Code !== "InternalError", Message: "not done" };
}

/** Answers a call for a FIFO queue. `sent` is told of each message that is new to the queue. */
export function answerFifo(
  operation: string,
  request: SqsRequest,
  queue: FifoQueue,
  settings: { visibilitySeconds: number; sent: (body: string) => void },
): SqsAnswer {
  const { Entries = [], ReceiptHandle = "", VisibilityTimeout } = request;
  switch (operation) {
    case "SendMessageBatch":
      return { Successful: Entries.map((entry) => send(entry, queue, settings.sent)), Failed: [] };
    case "DeleteMessageBatch": {
      const done = Entries.map(({ Id, ReceiptHandle: handle = "" }) => ({ Id, done: queue.remove(handle) }));
      return {
        Successful: done.filter((entry) => entry.done).map(({ Id }) => ({ Id })),
        Failed: done
          .filter((entry) => !entry.done)
          .map(({ Id }) => failedEntry(Id, "ReceiptHandleIsInvalid")),
      };
    }
    case "ChangeMessageVisibility":
      if (!queue.changeVisibility(ReceiptHandle, (VisibilityTimeout ?? 0) * 1_000)) {
        throw new SqsError("com.amazonaws.sqs#MessageNotInflight");
      }
      return {};
    case "ReceiveMessage":
      return receive(request, queue, settings.visibilitySeconds);
    default:
      throw new SqsError("com.amazonaws.sqs#UnsupportedOperation");
  }
}

function send(entry: SqsEntry, queue: FifoQueue, sent: (body: string) => void) {
  const {
    Id,
    MessageBody: body = "",
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
  } = entry;
  if (!groupId || !deduplicationId) throw new SqsError("com.amazonaws.sqs#MissingParameter");
  const { id, md5, repeated } = queue.send({ body, groupId, deduplicationId });
  if (!repeated) sent(body);
  return { Id, MessageId: id, MD5OfMessageBody: md5 };
}

function receive(request: SqsRequest, queue: FifoQueue, visibilitySeconds: number): SqsAnswer {
  const { MaxNumberOfMessages = 1, VisibilityTimeout = visibilitySeconds } = request;
  const messages = queue.receive(MaxNumberOfMessages, VisibilityTimeout * 1_000);
  return {
    Messages: messages.map((message) => ({
      MessageId: message.id,
      ReceiptHandle: handleOf(message),
      Body: message.body,
      MD5OfBody: message.md5,
      Attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sentAt),
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
        SenderId: "AROAEXAMPLE:processor",
        MessageGroupId: message.groupId,
      },
    })),
  };
}
