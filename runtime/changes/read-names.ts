/**
 * Event names that by AWS's own convention read and change nothing. The name is without its API date and begins with
 * a capital.
 *
 * `readOnly` decides where a record has it. This decides where the field is missing (records before event version
 * 1.01, and some services' to this day), and where a service says `readOnly: false` of a plain read (AWS's own
 * console does for directory searches, for instance).
 */
export function isReadName(name: string): boolean {
  if (READS_IN_SPITE_OF_NAME.has(name)) return true;
  return (READ_VERB.test(name) || USE_OF_A_KEY.test(name)) && !WRITES_IN_SPITE_OF_NAME.has(name);
}

// The verb must end where the next word begins: `List` reads, `Listen…` would not. Cognito puts `Admin` before it,
// the billing console the name of its own back end; S3 has names such as REST.GET.ACL.
const READ_VERB = new RegExp(
  "^(?:AWS\\w+\\.)?(?:Batch|Admin|Transact)?(?:" +
    [
      ...["Get", "Describe", "List", "Head", "Lookup", "Search", "Query", "Read", "Check", "Precheck"],
      ...["Browse", "Compare", "Contains", "Count", "Decode", "Discover", "Download", "Estimate", "Fetch"],
      ...["Filter", "Find", "Geocode", "Has", "Inspect", "Is", "Localize", "Preview", "Probe", "Retrieve"],
      ...["ReverseGeocode", "Scan", "Select", "Simulate", "Suggest", "Test", "Validate", "View"],
    ].join("|") +
    ")(?=[A-Z0-9_]|$)|^REST\\.(?:GET|HEAD)\\.",
);

/**
 * Calls whose name does not say so, but which CloudTrail marks `readOnly: true`: the use of a key, or of a role.
 * https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
 */
const USE_OF_A_KEY =
  /^(?:Encrypt|Decrypt|ReEncrypt|GenerateDataKey|GenerateMac|GenerateRandom|VerifyMac|AssumeRole)|^(?:Sign|Verify|DeriveSharedSecret)$/;

/** Verbs that elsewhere write: `VerifyEmailIdentity` makes an identity, `VerifyTrust` only looks at one. */
const READS_IN_SPITE_OF_NAME: ReadonlySet<string> = new Set([
  "AccessKubernetesApi",
  "CarrierLookup",
  "ConfirmProductInstance",
  "GitPull",
  "PhoneNumberValidate",
  "PrepareQuery",
  "ResolveAlias",
  "ResolveComponentCandidates",
  "ResolveCustomer",
  "VerifyDevicePosition",
  "VerifyDnsConfiguration",
  "VerifySession",
  "VerifyTrust",
]);

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
