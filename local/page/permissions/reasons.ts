/** Why each statement of a policy document is there, by its Sid, or its action where it has none: one line. */
export const STATEMENT_REASONS: Record<string, string> = {
  VendorReadsTrailFiles:
    "Only the processor of the vendor's account, and only with the external id, so that no other customer of the vendor can have it read this bucket.",
  ReadTrailFiles:
    "Read CloudTrail's log files and nothing else: AWS Config and flow logs lie under the same AWSLogs/.",
  DecryptTrailFiles: "Decrypt with the files' key, through S3 in the bucket's region only.",
  ListTrailFiles: "List the names of log files, for backfill.",
  ListAccountsOfOrganization:
    "See which accounts of the organisation have files; no name of a file comes back.",
  CloudtrailChangesReads:
    "For the key's owner to add: the reader role may decrypt, through S3 only. Nobody else gains anything.",
  CloudtrailChangesSubscribes:
    "For the topic's owner to add: the vendor's account may subscribe its trail queue, and no other.",
  MergeNotifications:
    "Read and write the bucket's notification document, where our rule stands beside others; no object, no other setting, no other bucket.",
  AlarmsPublish: "CloudWatch may publish, for alarms of this account and region only.",
  AlarmsUseTheKey:
    "For the key's owner to add: CloudWatch encrypts what it publishes, for these alarms only.",
  TopicSendsUndelivered: "The topic of alarms, and no other, puts aside what PagerDuty did not take.",
  TopicsSendNotices: "SNS may pass on notices of new files, of this topic only.",
  RulesSendNotices: "EventBridge may send notices of new files, by this rule only.",
  ServicesSendToTheQueue: "For the key's owner to add: the service that sends notices has SQS encrypt them.",
  UseQueueKeys: "Use the trail queue's key, through SQS only.",
  DecryptKeys:
    "Decrypt the keys of BigPanda with the parameters' key, through SSM and for those parameters only.",
  "s3:GetObject": "Whatever the reader role may do, this session reads log files of the trail.",
  "kms:Decrypt": "Decrypts with the files' key, as far as the reader role lets it.",
  BucketsSendNotices: "S3 may announce new files, for this bucket of this account only.",
  DenyWithoutTls: "Nobody, whatever else is allowed, uses it over an unencrypted connection.",
  LambdaRunsTheFunction: "The Lambda service takes the role to run the function.",
  ReadRegisteredTrails: "Look up who a bucket belongs to; no API key is stored there.",
  AssumeReaderRoles:
    "Take the customers' reader roles; what they allow, and the external id, each customer decides.",
  TakeNotices: "Receive notices of new files, give them back for a while, delete what is done.",
  ParkNotices: "Put aside notices that no other try can help.",
  HandOnChanges: "Send changes on to the publisher's queue, and see that it is there.",
  WriteLogs: "Write to its own log group.",
  ReadDestinations: "Read the destination and its BigPanda keys; the processor cannot.",
  TakeChanges: "Receive changes, give them back for a while, delete what is done.",
  ParkChanges: "Put aside changes that BigPanda will never take.",
  KeepState: "Remember pace, budget, pauses and tries in one table.",
};

/** The line of a statement; a statement without one would be a mistake of ours. */
export function reasonOf(sid: string): string {
  const reason = STATEMENT_REASONS[sid];
  if (reason === undefined) throw new Error(`The statement ${sid} has no reason.`);
  return reason;
}
