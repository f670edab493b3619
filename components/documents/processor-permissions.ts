import type { Partition } from "../../contract/partition";
import { oneOrMany, policyDocument, type PolicyDocument, type Statement } from "./document";
import { takeMessages, viaServiceOfKeys, writeLogs } from "./statements";

export interface ProcessorPermissionsArgs {
  partition: Partition;
  /** The registered trails, `arn:…:parameter/cloudtrail-changes/<installation>/trails/*`. */
  trailParametersArn: string;
  /** Reader roles of the registered trails; `*` in one is a wildcard. */
  readerRoleArns: string[];
  /** Trail queues of all regions. */
  noticeQueueArns: string[];
  /** Their dead-letter queues, where the processor parks notices. */
  parkedNoticeQueueArns: string[];
  changeQueueArns: string[];
  /** Log groups of the processors of all regions, without `:*` at the end. */
  logGroupArns: string[];
  /** Customer-managed keys of the trail queues and their dead-letter queues. Defaults to none. */
  queueKeyArns?: string[];
}

/**
 * What the processors may do. No bucket is named: they read files with the reader roles alone. No destination is
 * named: they never see an API key.
 *
 * `ReadRegisteredTrails`: one parameter a bucket, by GetParameter.
 * `AssumeReaderRoles`: the customers' roles. Without a condition on the external id, because the checks also try
 * without and with a wrong one, to show that the customer's side refuses.
 * `TakeNotices`: from the trail queues, and back to them for a while.
 * `ParkNotices`: to their dead-letter queues.
 * `HandOnChanges`: to the change queues; GetQueueAttributes lets the checks see that the queue is there.
 * `UseQueueKeys`: when a trail queue has a customer-managed key, that key, through SQS only; GenerateDataKey is for
 * sending.
 * `WriteLogs`: see `writeLogs`.
 */
export function processorPermissions(args: ProcessorPermissionsArgs): PolicyDocument {
  return policyDocument(
    {
      Sid: "ReadRegisteredTrails",
      Effect: "Allow",
      Action: "ssm:GetParameter",
      Resource: args.trailParametersArn,
    },
    {
      Sid: "AssumeReaderRoles",
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: oneOrMany(args.readerRoleArns),
    },
    takeMessages("TakeNotices", args.noticeQueueArns),
    {
      Sid: "ParkNotices",
      Effect: "Allow",
      Action: "sqs:SendMessage",
      Resource: oneOrMany(args.parkedNoticeQueueArns),
    },
    {
      Sid: "HandOnChanges",
      Effect: "Allow",
      Action: ["sqs:SendMessage", "sqs:GetQueueAttributes"],
      Resource: oneOrMany(args.changeQueueArns),
    },
    useQueueKeys(args),
    writeLogs(args.logGroupArns),
  );
}

function useQueueKeys({ partition, queueKeyArns = [] }: ProcessorPermissionsArgs): Statement {
  return {
    Sid: "UseQueueKeys",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: oneOrMany(queueKeyArns),
    Condition: { StringEquals: { "kms:ViaService": viaServiceOfKeys(partition, "sqs", queueKeyArns) } },
  };
}
