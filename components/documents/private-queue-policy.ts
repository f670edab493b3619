import { policyDocument, type PolicyDocument } from "./document";
import { denyWithoutTls } from "./tls";

/**
 * The policy of a queue that only roles of its own account use, by their own permissions: dead-letter queues, change
 * queues, the queue of parked changes. It lets nobody in.
 *
 * `DenyWithoutTls`: see `denyWithoutTls`.
 */
export function privateQueuePolicy({ queueArn }: { queueArn: string }): PolicyDocument {
  return policyDocument(denyWithoutTls(queueArn, "sqs:*"));
}
