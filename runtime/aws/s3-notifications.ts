import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { NotificationDocument } from "../notifying/document";
import { StoreRefusal, type BucketOfAccount, type NotificationStore } from "../notifying/store";
import { refuseUnknownElements } from "./refuse-unknown-elements";

/** The notification documents of buckets, in Amazon S3. Only a bucket of the named account is read or written. */
export function createS3Notifications(client: S3Client): NotificationStore {
  return {
    read: (of) =>
      refusing(of, async () => {
        const command = new GetBucketNotificationConfigurationCommand(target(of));
        const { $metadata: _, ...document } = await client.send(refuseUnknownElements(command, of.bucket));
        return document as NotificationDocument;
      }),
    write: (of, document) =>
      refusing(of, async () => {
        await client.send(
          new PutBucketNotificationConfigurationCommand({
            ...target(of),
            NotificationConfiguration: document as NotificationConfiguration,
          }),
        );
      }),
  };
}

function target({ bucket, bucketAccountId }: BucketOfAccount) {
  return { Bucket: bucket, ExpectedBucketOwner: bucketAccountId };
}

async function refusing<T>(of: BucketOfAccount, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw refusalOf(error, of);
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function refusalOf(error: unknown, { bucket, bucketAccountId }: BucketOfAccount): unknown {
  if (!(error instanceof Error)) return error;
  const said = (advice: string) =>
    `Bucket "${bucket}": S3 answered ${error.name}, ${error.message} ${advice}`;
  const cause = { cause: error };
  switch (error.name) {
    case "NoSuchBucket":
      return new StoreRefusal("no-bucket", `There is no bucket "${bucket}".`, cause);
    case "OperationAborted":
      return new StoreRefusal("may-pass", said("Another change of the bucket is under way."), cause);
    case "AccessDenied":
    case "Forbidden":
      return new StoreRefusal(
        "may-pass",
        said(
          `The notifier's role must be allowed s3:GetBucketNotification and s3:PutBucketNotification by the bucket's policy and the organisation too, and the bucket must belong to account ${bucketAccountId}.`,
        ),
        cause,
      );
    case "InvalidArgument":
      // The policy of a new queue needs a moment to be known everywhere; a policy that never comes does not pass.
      return new StoreRefusal(
        /destination/i.test(error.message) ? "may-pass" : "final",
        said(
          "The policy of the queue or topic must let S3 send for this bucket, and its key too if it has one.",
        ),
        cause,
      );
    default:
      return error;
  }
}
