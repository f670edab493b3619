/**
 * Event names that by AWS's own convention read and change nothing.
 *
 * `readOnly` decides where a record has it. This decides where the field is missing (records before event version
 * 1.01, and some services' to this day), and where a service says `readOnly: false` of a plain read (AWS's own
 * console does for directory searches, for instance).
 */
export function isReadName(name: string): boolean {
  return READ_VERB.test(name) && !WRITES_IN_SPITE_OF_NAME.has(name);
}

/**
 * Also true of calls whose name does not say so, but which CloudTrail marks `readOnly: true`: the use of a key, or
 * the check of a second factor. Only for records that lack the field.
 */
export function isReadWithoutField(name: string): boolean {
  return isReadName(name) || RECORDED_AS_READ.test(name);
}

// The verb must end where the next word begins: `List` reads, `Listen…` would not. S3 has names such as REST.GET.ACL.
const READ_VERB = new RegExp(
  "^(?:" +
    [
      "(?:[Bb]atch)?(?:[Gg]et|[Dd]escribe|[Ll]ist|[Hh]ead|[Ll]ookup|[Ss]earch|[Qq]uery|[Rr]ead|[Cc]heck)",
      "[Dd]ecode",
      "[Dd]iscover",
      "[Dd]ownload",
      "[Ee]stimate",
      "[Ff]ilter",
      "[Pp]review",
      "[Rr]etrieve",
      "[Ss]can",
      "[Ss]elect",
      "[Ss]imulate",
      "[Tt]est",
      "[Vv]alidate",
      "[Vv]iew",
    ].join("|") +
    ")(?=[A-Z0-9_]|$)|^REST\\.(?:GET|HEAD)\\.",
);

/**
 * `TestFailover` takes a cache node down, the others move a virtual tape.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_TestFailover.html
 * https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_RetrieveTapeArchive.html
 */
const WRITES_IN_SPITE_OF_NAME: ReadonlySet<string> = new Set([
  "TestFailover",
  "RetrieveTapeArchive",
  "RetrieveTapeRecoveryPoint",
]);

const RECORDED_AS_READ =
  /^(?:Encrypt|Decrypt|ReEncrypt|GenerateDataKey|GenerateMac|GenerateRandom|VerifyMac|AssumeRole)|^(?:Sign|Verify|DeriveSharedSecret)$/;
