import type { Partition } from "../../contract/partition";
import { bucketArn } from "./arns";
import { oneOrMany, policyDocument, type PolicyDocument, type Statement } from "./document";
import { denyWithoutTls } from "./tls";

export interface TrailQueueArgs {
  partition: Partition;
  queueArn: string;
  /** Buckets that send their notices to the queue. Defaults to none. */
  s3Sources?: { bucket: string; accountId: string }[];
  /** Topics that the queue is subscribed to. Defaults to none. */
  snsTopics?: { topicArn: string }[];
  /** Rules that have the queue as their target. Defaults to none. */
  eventBridgeRules?: { ruleArn: string }[];
}

/**
 * Who may send to a trail queue. One statement a service, since SQS allows 20 statements and 10 conditions but
 * counts no values; `queuePolicyProblems` tells when the document is too large.
 *
 * `BucketsSendNotices`: S3, for the named buckets, of the named accounts: a bucket's name can be taken over by
 * another account when its owner deletes it. Any pair of the two lists is let in, which is harmless: the processor
 * reads only the registered account of a bucket.
 * `TopicsSendNotices`: SNS, for the named topics; a topic's ARN says whose it is.
 * `RulesSendNotices`: EventBridge, for the named rules.
 * `DenyWithoutTls`: see `denyWithoutTls`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 * https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function trailQueuePolicy(args: TrailQueueArgs): PolicyDocument {
  const { partition, queueArn, s3Sources = [], snsTopics = [], eventBridgeRules = [] } = args;
  return policyDocument(
    sends("BucketsSendNotices", "s3.amazonaws.com", queueArn, {
      arns: s3Sources.map(({ bucket }) => bucketArn(partition, bucket)),
      accountIds: s3Sources.map(({ accountId }) => accountId),
    }),
    sends("TopicsSendNotices", "sns.amazonaws.com", queueArn, {
      arns: snsTopics.map(({ topicArn }) => topicArn),
    }),
    sends("RulesSendNotices", "events.amazonaws.com", queueArn, {
      arns: eventBridgeRules.map(({ ruleArn }) => ruleArn),
    }),
    denyWithoutTls(queueArn, "sqs:*"),
  );
}

/** None without sources: a service without a condition on its source could be anyone's. */
function sends(
  sid: string,
  service: string,
  queueArn: string,
  sources: { arns: string[]; accountIds?: string[] },
): Statement | undefined {
  const { arns, accountIds } = sources;
  if (arns.length === 0) return undefined;
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: {
      ArnEquals: { "aws:SourceArn": oneOrMany(arns) },
      ...(accountIds ? { StringEquals: { "aws:SourceAccount": oneOrMany(accountIds) } } : {}),
    },
  };
}
