/** One entry of a batch to send. */
export interface OutgoingMessage {
  body: string;
  /** FIFO queues only: messages of one group are delivered in order, one batch at a time. */
  groupId?: string;
  /** FIFO queues only: a repeat within five minutes is swallowed by SQS. */
  deduplicationId?: string;
  /** String attributes. */
  attributes?: Record<string, string>;
}

/** Why one entry of a batch was not accepted. */
export interface SendFailure {
  /** Place in the batch. */
  index: number;
  code: string;
  /** True when a repeat cannot help. */
  senderFault: boolean;
}

/** The calls of SQS that the functions make. Throws when the call itself fails. */
export interface MessageQueue {
  /** SendMessageBatch: at most 10 entries and 1,048,576 bytes together. Returns the entries not accepted. */
  sendBatch(queueUrl: string, messages: OutgoingMessage[]): Promise<SendFailure[]>;
  /** ChangeMessageVisibility: the message is seen again after `seconds`, 0 to 43,200. */
  changeVisibility(queueUrl: string, receiptHandle: string, seconds: number): Promise<void>;
}
