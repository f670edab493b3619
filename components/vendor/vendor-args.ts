import type * as pulumi from "@pulumi/pulumi";
import type { ChangeFilterArgs } from "./change-filter";

/** A registered trail, as its customer's request and the vendor's choice make it. */
export interface VendorTrailArgs {
  /** Name of the registration and of its offer, 1 to 40 lower-case letters, digits and hyphens. */
  name: string;
  /** The bucket CloudTrail writes to; one registration a bucket. */
  bucket: string;
  /** Account that owns the bucket, 12 digits. */
  bucketAccountId: pulumi.Input<string>;
  /** Region of the bucket, such as `eu-west-1`. */
  region: string;
  /** What stands before `AWSLogs/` in the keys, at most 200 characters. Defaults to nothing. */
  keyPrefix?: pulumi.Input<string>;
  /** Several of them, each empty or with `/` at its end, in the place of `keyPrefix`. Defaults to `keyPrefix` alone. */
  prefixes?: pulumi.Input<pulumi.Input<string>[]>;
  /** Accounts whose files are accepted. Defaults to the bucket's account. */
  accountIds?: pulumi.Input<pulumi.Input<string>[]>;
  /** Organisation whose accounts' files are accepted, `o-…`, in the place of `accountIds`. Defaults to none. */
  organizationId?: pulumi.Input<string>;
  /** External id for the reader role's trust policy, 2 to 1,224 characters, another one for each customer. */
  externalId: pulumi.Input<string>;
  /**
   * Name of the reader role under `/cloudtrail-changes/`. Defaults to installation and registration with `-reader`
   * added.
   */
  roleName?: pulumi.Input<string>;
  /** ARN of a reader role that is named otherwise. Defaults to the one that follows from `roleName`. */
  roleArn?: pulumi.Input<string>;
  /** ARN of the KMS key that the files are encrypted with. Defaults to none. */
  trailKeyArn?: pulumi.Input<string>;
  /** ARN of a topic that carries the notices; the queue is subscribed to it. Defaults to none: the bucket sends. */
  topicArn?: pulumi.Input<string>;
  /** ARN of an EventBridge rule of this account that sends the notices. Defaults to none: the bucket sends. */
  ruleArn?: pulumi.Input<string>;
  /** Name of the change destination. Defaults to "default". */
  destination?: string;
  /** Rules of this trail over the default ones. Defaults to none. */
  filter?: pulumi.Input<ChangeFilterArgs>;
  /** Which trail queue of its region, 1 to 100: about 100 registrations fit one. Defaults to 1. */
  queue?: number;
}

/** A change destination: one BigPanda organisation. */
export interface VendorDestinationArgs {
  /** Name of the destination, 1 to 40 lower-case letters, digits and hyphens. */
  name: string;
  /** Where BigPanda keeps the organisation: `us` or `eu`. Defaults to us. */
  bigPandaRegion?: pulumi.Input<string>;
  /** Base URL of the API, https and without a path, in the place of `bigPandaRegion`. Defaults to BigPanda's. */
  endpoint?: pulumi.Input<string>;
  /** User API key; a secret. Defaults to `apiKeyParameter`. */
  apiKey?: pulumi.Input<string>;
  /** Name of an existing SecureString with the user API key, in the home region. Defaults to `apiKey`. */
  apiKeyParameter?: pulumi.Input<string>;
  /** App key of the integration; a secret. Defaults to `appKeyParameter`. */
  appKey?: pulumi.Input<string>;
  /** Name of an existing SecureString with the app key, in the home region. Defaults to `appKey`. */
  appKeyParameter?: pulumi.Input<string>;
  /** ARN of a customer-managed KMS key of the SecureStrings. Defaults to the account's key for SSM. */
  parameterKeyArn?: pulumi.Input<string>;
  /** Pace, 1 to 400 changes a minute. Defaults to 360. */
  changesPerMinute?: pulumi.Input<number>;
  /** Budget, 1 to 50,000 changes in any window of 168 hours. Defaults to 50000. */
  changesPerWeek?: pulumi.Input<number>;
  /** Hours, 1 to 312, that a change waits for budget before the oldest are shed. Defaults to 72. */
  holdLimitHours?: pulumi.Input<number>;
  /** Log what would be sent and post nothing. Defaults to false. */
  dryRun?: pulumi.Input<boolean>;
}
