export interface PermissionsQuery {
  /** Required, as are the bucket's account. */
  bucket: string;
  bucketAccountId: string;
  /** Region of the bucket. Defaults to eu-west-1. */
  region?: string;
  /** What stands before `AWSLogs/`, with or without the last `/`. */
  prefix?: string;
  /** `o-…` of an organisation trail. */
  organizationId?: string;
  /** Account of the processor. Defaults to the bucket's account: both sides in one. */
  vendorAccountId?: string;
  /** Defaults to an example. */
  externalId?: string;
  /** KMS key of the files. */
  trailKeyArn?: string;
  /** `true` lets the vendor list the files, for backfill. */
  allowListing?: string;
  /** How the processor's queue learns of a file: exclusive, merge, topic, eventbridge or external. Defaults to exclusive. */
  notification?: string;
  /** `true`: the trail queue, the keys' parameters and the topic of alarms have customer-managed KMS keys. */
  ownKeys?: string;
}

/** 400 with a sentence for each wrong parameter. The documents are those that the components write. */
export interface Permissions {
  documents: PermissionDocument[];
  /** What was assumed, such as the names of roles and queues; one sentence each. */
  assumptions: string[];
}

export interface PermissionDocument {
  /** Stable, such as `reader-trust`. */
  id: string;
  /** Such as "Reader role: who may assume it". */
  title: string;
  side: "customer" | "vendor";
  /** What it is attached to, such as the role's ARN. */
  attachedTo: string;
  /** The policy document, or a statement that the owner of a key or topic adds. */
  document: { Version?: string; Statement: Record<string, unknown>[] };
  /** Why each statement is there, one line, in their order. */
  /** A statement without a `Sid`, as in a session policy, goes by its action. */
  reasons: { sid: string; why: string }[];
}
