import { policyDocument, type PolicyDocument } from "./document";
import { denyWithoutTls } from "./tls";

/**
 * Who may send to the queue of alarm messages that an HTTPS endpoint did not take.
 *
 * `TopicSendsUndelivered`: SNS, for that topic only.
 * `DenyWithoutTls`: see `denyWithoutTls`.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html
 */
export function undeliveredAlarmsPolicy(args: { queueArn: string; topicArn: string }): PolicyDocument {
  return policyDocument(
    {
      Sid: "TopicSendsUndelivered",
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: args.queueArn,
      Condition: { ArnEquals: { "aws:SourceArn": args.topicArn } },
    },
    denyWithoutTls(args.queueArn, "sqs:*"),
  );
}
