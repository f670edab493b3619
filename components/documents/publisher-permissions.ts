import type { Partition } from "../../contract/partition";
import { oneOrMany, policyDocument, type PolicyDocument, type Statement } from "./document";
import { takeMessages, viaServiceOfKeys, writeLogs } from "./statements";

export interface PublisherPermissionsArgs {
  partition: Partition;
  /** The destinations with the keys stored beside them, `arn:…:parameter/cloudtrail-changes/<installation>/destinations/*`. */
  destinationParametersArn: string;
  /** SecureStrings of the user's own that hold keys. Defaults to none. */
  keyParameterArns?: string[];
  /** Customer-managed KMS keys of SecureStrings. Defaults to none: `alias/aws/ssm` needs no permission. */
  parameterKeyArns?: string[];
  changeQueueArns: string[];
  parkedQueueArn: string;
  stateTableArn: string;
  /** Log group of the publisher, without `:*` at the end. */
  logGroupArn: string;
}

/**
 * What the publisher may do. It reads no bucket, assumes no role and sees no registered trail.
 *
 * `ReadDestinations`: the destinations and their keys, by GetParameter.
 * `DecryptKeys`: when SecureStrings have a customer-managed KMS key, that key, through SSM and for those parameters
 * only, so that nothing else that was encrypted with it can be read.
 * `TakeChanges`: from the change queues, and back to them for a while.
 * `ParkChanges`: to the queue of parked changes.
 * `KeepState`: pace, budget, pauses and tries in the `State` table; no scan, no deletion of the table.
 * `WriteLogs`: see `writeLogs`.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html
 */
export function publisherPermissions(args: PublisherPermissionsArgs): PolicyDocument {
  return policyDocument(
    {
      Sid: "ReadDestinations",
      Effect: "Allow",
      Action: "ssm:GetParameter",
      Resource: oneOrMany(parametersOf(args)),
    },
    decryptKeys(args),
    takeMessages("TakeChanges", args.changeQueueArns),
    { Sid: "ParkChanges", Effect: "Allow", Action: "sqs:SendMessage", Resource: args.parkedQueueArn },
    {
      Sid: "KeepState",
      Effect: "Allow",
      Action: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
      Resource: args.stateTableArn,
    },
    writeLogs([args.logGroupArn]),
  );
}

function decryptKeys(args: PublisherPermissionsArgs): Statement {
  const { partition, parameterKeyArns = [] } = args;
  return {
    Sid: "DecryptKeys",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: oneOrMany(parameterKeyArns),
    Condition: {
      StringEquals: { "kms:ViaService": viaServiceOfKeys(partition, "ssm", parameterKeyArns) },
      StringLike: { "kms:EncryptionContext:PARAMETER_ARN": oneOrMany(parametersOf(args)) },
    },
  };
}

function parametersOf({
  destinationParametersArn,
  keyParameterArns = [],
}: PublisherPermissionsArgs): string[] {
  return [destinationParametersArn, ...keyParameterArns];
}
