import type { SQSRecord } from "aws-lambda";
import { SQS_BATCH_MAX_BYTES } from "../../contract/limits";
import type { MessageQueue, OutgoingMessage } from "../ports/queue";
import type { Fault } from "./fault";
import { messageBytes } from "./message-size";

/** What is known of a parked notice besides its body. */
export interface ParkedFrom {
  fault: Fault;
  /** Name of the registered trail, when it was found. */
  trail?: string;
}

/**
 * Puts a notice aside: a message with the original body, so that a redrive to the trail queue tries it again, and
 * the reason as attributes. Throws when the queue does not accept it; the notice then stays in its own queue.
 */
export async function park(
  queue: MessageQueue,
  queueUrl: string,
  record: SQSRecord,
  { fault, trail }: ParkedFrom,
): Promise<void> {
  const message: OutgoingMessage = { body: record.body };
  addWhileItFits(message, "reason", fault.code);
  addWhileItFits(message, "messageId", record.messageId);
  addWhileItFits(message, "receives", record.attributes.ApproximateReceiveCount);
  if (trail !== undefined) addWhileItFits(message, "trail", trail);
  addWhileItFits(message, "detail", attributeText(fault.message));

  const [failure] = await queue.sendBatch(queueUrl, [message]);
  if (failure !== undefined) throw new Error(`The parked queue did not accept the notice (${failure.code}).`);
}

/** Attributes count towards the size of the message, and the body comes first. */
function addWhileItFits(message: OutgoingMessage, name: string, value: string): void {
  if (value === "") return;
  const attributes = { ...message.attributes, [name]: value };
  if (messageBytes({ ...message, attributes }) <= SQS_BATCH_MAX_BYTES) message.attributes = attributes;
}

/** SQS refuses control characters and lone surrogates in attributes; details need not be long. */
function attributeText(text: string): string {
  return text.slice(0, 500).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
