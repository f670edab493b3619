import type { Partition } from "../../contract/partition";
import { accountRoot } from "./arns";
import type { Statement } from "./document";

export interface SnsSubscribeArgs {
  partition: Partition;
  topicArn: string;
  vendorAccountId: string;
  /** The queue that is to be subscribed. Defaults to any queue of the vendor's account in the topic's region. */
  queueArn?: string;
}

/**
 * The statement that the owner of a topic with a bucket's notices adds to its policy, so that the vendor can
 * subscribe its queue: the owner of the queue subscribes, and nothing has to be confirmed. Never written by a
 * component: a topic policy is one document with one owner.
 *
 * `CloudtrailChangesSubscribes`: the vendor's account, for queues only, and for its own queue only.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html
 */
export function snsSubscribeStatement(args: SnsSubscribeArgs): Statement {
  const [, , , region = ""] = args.topicArn.split(":");
  const anyQueue = `arn:${args.partition.name}:sqs:${region}:${args.vendorAccountId}:*`;
  return {
    Sid: "CloudtrailChangesSubscribes",
    Effect: "Allow",
    Principal: { AWS: accountRoot(args.partition, args.vendorAccountId) },
    Action: "sns:Subscribe",
    Resource: args.topicArn,
    Condition: {
      StringEquals: { "sns:Protocol": "sqs" },
      StringLike: { "sns:Endpoint": args.queueArn ?? anyQueue },
    },
  };
}
