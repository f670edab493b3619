/** `redrivePolicy` of a queue: after `maxReceiveCount` receives SQS moves a message. JSON-encode it. */
export function redrivePolicy(args: { deadLetterQueueArn: string; maxReceiveCount: number }) {
  return { deadLetterTargetArn: args.deadLetterQueueArn, maxReceiveCount: args.maxReceiveCount };
}

/**
 * `redriveAllowPolicy` of a dead-letter queue: only the named queues (SQS allows ten) may use it as theirs.
 * JSON-encode it.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export function redriveAllowPolicy(args: { sourceQueueArns: string[] }) {
  return { redrivePermission: "byQueue", sourceQueueArns: args.sourceQueueArns };
}
