import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { MessageQueue, OutgoingMessage, SendFailure } from "../ports/queue";

/** Amazon SQS as the port of the functions: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
export function createSqsQueue(client: SQSClient): MessageQueue {
  return {
    sendBatch: async (queueUrl, messages) => {
      const answer = await client.send(
        new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: messages.map(toEntry) }),
      );
      return (answer.Failed ?? []).map(toFailure);
    },
    changeVisibility: async (queueUrl, receiptHandle, seconds) => {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
  };
}

/** The entry's id is its place in the batch, so that a failure finds its message again. */
function toEntry(message: OutgoingMessage, index: number) {
  return {
    Id: String(index),
    MessageBody: message.body,
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    MessageAttributes: Object.fromEntries(
      Object.entries(message.attributes ?? {}).map(([name, value]) => [
        name,
        { DataType: "String", StringValue: value },
      ]),
    ),
  };
}

function toFailure(failed: { Id?: string; Code?: string; SenderFault?: boolean }): SendFailure {
  return {
    index: Number(failed.Id),
    code: failed.Code ?? "Unknown",
    senderFault: failed.SenderFault ?? false,
  };
}
