import { oneOrMany, type Statement } from "./document";

/** Services that send notices to a trail queue. */
export type NoticeSender = "s3" | "sns" | "events";

/**
 * The statement that a customer-managed key of a trail queue needs in its key policy. Never written by a component.
 *
 * `ServicesSendToTheQueue`: the services that send notices have SQS encrypt them. AWS documents it without a
 * condition on the source; which source may send at all is the queue policy's matter.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
 */
export function queueKeyPolicyStatement({ senders }: { senders: NoticeSender[] }): Statement {
  return {
    Sid: "ServicesSendToTheQueue",
    Effect: "Allow",
    Principal: { Service: oneOrMany(senders.map((sender) => `${sender}.amazonaws.com`)) },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
  };
}
