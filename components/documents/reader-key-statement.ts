import type { Partition } from "../../contract/partition";
import { accountRoot, viaService } from "./arns";
import { oneOrMany, type Statement } from "./document";

export interface ReaderKeyArgs {
  partition: Partition;
  /** Account of the reader role. */
  accountId: string;
  readerRoleArn: string;
  /** Region of the bucket, and so of its key. */
  region: string;
}

/**
 * The statement that the owner of the trail's KMS key adds to its key policy, when the key is in another account or
 * its policy does not let IAM decide. Never written by a component: a key policy is one document with one owner.
 *
 * `CloudtrailChangesReads`: the account of the reader role, narrowed to the role, so that the statement can be added
 * before the role is there and stays right when the role is made again; and through S3 only.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
export function readerKeyPolicyStatement(args: ReaderKeyArgs): Statement {
  return {
    Sid: "CloudtrailChangesReads",
    Effect: "Allow",
    Principal: { AWS: accountRoot(args.partition, args.accountId) },
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: {
      ArnEquals: { "aws:PrincipalArn": args.readerRoleArn },
      StringEquals: { "kms:ViaService": oneOrMany(viaService(args.partition, "s3", args.region)) },
    },
  };
}
