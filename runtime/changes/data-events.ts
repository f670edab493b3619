/**
 * Calls on what a resource holds (objects, items, messages, log lines), not on the resource. CloudTrail marks them
 * `eventCategory: Data`; records older than that field can only be told by name.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function isDataCall(source: string, name: string): boolean {
  return DATA_CALLS[source]?.has(name) ?? false;
}

const calls = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

const DATA_CALLS: Record<string, ReadonlySet<string> | undefined> = Object.assign(
  Object.create(null) as Record<string, ReadonlySet<string> | undefined>,
  {
    "dynamodb.amazonaws.com": calls(
      "PutItem UpdateItem DeleteItem BatchWriteItem TransactWriteItems ExecuteStatement BatchExecuteStatement ExecuteTransaction",
    ),
    "email.amazonaws.com": calls(
      "SendEmail SendRawEmail SendTemplatedEmail SendBulkEmail SendBulkTemplatedEmail",
    ),
    "events.amazonaws.com": calls("PutEvents PutPartnerEvents"),
    "firehose.amazonaws.com": calls("PutRecord PutRecordBatch"),
    "kinesis.amazonaws.com": calls("PutRecord PutRecords SubscribeToShard"),
    "lambda.amazonaws.com": calls("Invoke InvokeAsync InvokeFunction InvokeWithResponseStream"),
    "logs.amazonaws.com": calls("PutLogEvents"),
    "monitoring.amazonaws.com": calls("PutMetricData"),
    "s3.amazonaws.com": calls(
      "PutObject CopyObject DeleteObject DeleteObjects RestoreObject PostObject CreateMultipartUpload UploadPart " +
        "UploadPartCopy CompleteMultipartUpload AbortMultipartUpload PutObjectAcl PutObjectTagging " +
        "DeleteObjectTagging PutObjectRetention PutObjectLegalHold WriteGetObjectResponse CreateSession",
    ),
    "ses.amazonaws.com": calls(
      "SendEmail SendRawEmail SendTemplatedEmail SendBulkEmail SendBulkTemplatedEmail",
    ),
    "sns.amazonaws.com": calls("Publish PublishBatch"),
    "sqs.amazonaws.com": calls(
      "SendMessage SendMessageBatch ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch",
    ),
  },
);
