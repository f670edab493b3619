import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { randomUUID } from "node:crypto";

export interface RedriveOptions {
  sqs: SQSClient;
  from: string;
  to: string;
  /** FIFO queues: the group of a message. Left out for standard ones. */
  groupOf?: (body: string) => string;
}

/**
 * Sends all messages of a parked queue again. Each leaves it only after the other queue has it; its deduplication id
 * is a new one, so that a repeat within five minutes is none to SQS. Returns the bodies sent.
 */
export async function redrive({ sqs, from, to, groupOf }: RedriveOptions): Promise<string[]> {
  const sent: string[] = [];
  for (;;) {
    const messages = await receive(sqs, from);
    if (messages.length === 0) return sent;
    for (const { Body: MessageBody = "", ReceiptHandle } of messages) {
      const group = groupOf && {
        MessageGroupId: groupOf(MessageBody),
        MessageDeduplicationId: randomUUID(),
      };
      await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody, ...group }));
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
      sent.push(MessageBody);
    }
  }
}

async function receive(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
  );
  return Messages;
}
