import type { Partition } from "../../contract/partition";
import { bucketArn } from "./arns";
import { policyDocument, type PolicyDocument } from "./document";
import { writeLogs } from "./statements";

export interface NotifierPermissionsArgs {
  partition: Partition;
  bucket: string;
  /** Log group of the notifier, without `:*` at the end. */
  logGroupArn: string;
}

/**
 * What the notifier may do, which puts our rule into a bucket's notification document beside the others.
 *
 * `MergeNotifications`: reads and writes that one document; no object, no other setting, no other bucket. The names
 * of the actions differ from those of the calls.
 * `WriteLogs`: see `writeLogs`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
 */
export function notifierPermissions(args: NotifierPermissionsArgs): PolicyDocument {
  return policyDocument(
    {
      Sid: "MergeNotifications",
      Effect: "Allow",
      Action: ["s3:GetBucketNotification", "s3:PutBucketNotification"],
      Resource: bucketArn(args.partition, args.bucket),
    },
    writeLogs([args.logGroupArn]),
  );
}
