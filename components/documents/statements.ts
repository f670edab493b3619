import type { Partition } from "../../contract/partition";
import { regionOfArn, viaService } from "./arns";
import { oneOrMany, type Statement } from "./document";

/** Statements that several roles of functions have. */

/**
 * `WriteLogs`: streams of the function's own log group. Not the group itself, which exists before the function, so
 * that a late call does not make it again after it was deleted.
 */
export function writeLogs(logGroupArns: string[]): Statement {
  return {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: oneOrMany(logGroupArns.map((arn) => `${arn}:log-stream:*`)),
  };
}

/**
 * Taking messages from queues: what an event source mapping needs, and giving messages back for a while.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
 */
export function takeMessages(sid: string, queueArns: string[]): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Action: [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
    ],
    Resource: oneOrMany(queueArns),
  };
}

/** Values of `kms:ViaService` for a service in the regions of the given keys. */
export function viaServiceOfKeys(
  partition: Partition,
  service: string,
  keyArns: string[],
): string | string[] {
  return oneOrMany(keyArns.flatMap((arn) => viaService(partition, service, regionOfArn(arn))));
}
