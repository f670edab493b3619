import { compileNameTable } from "./name-table";

/**
 * Calls on what a resource holds (objects, items, messages, log lines), not on the resource. CloudTrail marks them
 * `eventCategory: Data`; records older than that field can only be told by name.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export const isDataCall = compileNameTable({
  services: [],
  names: {
    dynamodb: `
      PutItem UpdateItem DeleteItem BatchWriteItem TransactWriteItems ExecuteStatement BatchExecuteStatement
      ExecuteTransaction`,
    email: "SendEmail SendRawEmail SendTemplatedEmail SendBulkEmail SendBulkTemplatedEmail",
    events: "PutEvents PutPartnerEvents",
    firehose: "PutRecord PutRecordBatch",
    kinesis: "PutRecord PutRecords SubscribeToShard",
    lambda: "Invoke InvokeAsync InvokeFunction InvokeWithResponseStream",
    s3: `
      PutObject CopyObject DeleteObject DeleteObjects RestoreObject PostObject CreateMultipartUpload UploadPart
      UploadPartCopy CompleteMultipartUpload AbortMultipartUpload PutObjectAcl PutObjectTagging
      DeleteObjectTagging PutObjectRetention PutObjectLegalHold WriteGetObjectResponse`,
    ses: "SendEmail SendRawEmail SendTemplatedEmail SendBulkEmail SendBulkTemplatedEmail",
    sns: "Publish PublishBatch",
    sqs: `
      SendMessage SendMessageBatch ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility
      ChangeMessageVisibilityBatch`,
  },
  // Only S3 has calls of these names, so that they tell even where the record lacks its source.
  anyService: /^(?:(?:Put|Copy|Delete|Restore)Objects?|PutObject(?:Acl|Tagging)|UploadPart(?:Copy)?)$/,
});
