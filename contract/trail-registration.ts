import type { Filter } from "./filter";

/** Schema name of a registered trail's parameter. */
export const TRAIL_SCHEMA = "cloudtrail-changes/trail/v1";

/** A registered trail: what the vendor side knows of one bucket. Stored as one parameter, keyed by bucket. */
export interface TrailRegistration {
  schema: typeof TRAIL_SCHEMA;
  /** Name of the registration, unique in an installation. */
  name: string;
  bucket: string;
  /** Account that owns the bucket, 12 digits; sent as `ExpectedBucketOwner`. */
  bucketAccountId: string;
  /** Region of the bucket. */
  region: string;
  /** What stands before `AWSLogs/` in the keys: `""` or text that ends with `/`. At least one. */
  prefixes: string[];
  /** Accounts whose files are accepted. Empty when `organizationId` is given. */
  accountIds: string[];
  /** Organisation whose accounts' files are accepted, `o-…`. */
  organizationId?: string;
  /** Reader role in the customer's account. */
  roleArn: string;
  /** External id of the reader role's trust policy. */
  externalId?: string;
  /** KMS key of the files, when they are encrypted with one. */
  trailKeyArn?: string;
  /** Name of the change destination. */
  destination: string;
  /** URL of that destination's change queue. */
  changeQueueUrl: string;
  filter?: Filter;
}
