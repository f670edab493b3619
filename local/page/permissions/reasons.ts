/** Why each statement of a policy document is there, by its Sid: one line. */
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
