import * as pulumi from "@pulumi/pulumi";
import {
  CONNECTION_SCHEMA,
  REQUEST_SCHEMA,
  validateConnection,
  validateRequest,
} from "../../contract/hand-over";
import type { Place } from "../support/place";
import type { TrailSource } from "./trail-source";

/** What a customer asks a vendor for; holds no secret. What is not needed is left out. */
export interface RequestDocument {
  /** `cloudtrail-changes/request/v1`. */
  schema: string;
  /** The bucket that CloudTrail writes to. */
  bucket: string;
  /** The account that owns it. */
  bucketAccountId: string;
  /** Its region. */
  region: string;
  /** What stands before `AWSLogs/` in the keys. */
  keyPrefix?: string;
  /** Accounts whose files are there; none: the bucket's account, or the organisation. */
  accountIds?: string[];
  /** Id of the organisation of an organisation trail. */
  organizationId?: string;
  /** KMS key of the files. */
  trailKeyArn?: string;
  /** Topic that the queue is to be subscribed to. */
  topicArn?: string;
}

/** What a customer has set up; holds no secret. */
export interface ConnectionDocument {
  /** `cloudtrail-changes/connection/v1`. */
  schema: string;
  /** The bucket that CloudTrail writes to. */
  bucket: string;
  /** The account that owns it. */
  bucketAccountId: string;
  /** Its region. */
  region: string;
  /** The reader role. */
  roleArn?: string;
  /** How the vendor's queue learns of a file. */
  notification: string;
  /** Id of our rule in the bucket's notification document, or name of the EventBridge rule. */
  notificationId?: string;
}

/** The request for a source; `asGiven` tells accounts that were named from the default. */
export function requestOf(
  { accountId, region }: Place,
  source: pulumi.Output<TrailSource>,
  asGiven: {
    accountIds?: pulumi.Input<pulumi.Input<string>[]>;
    topicArn?: pulumi.Input<string>;
  },
): pulumi.Output<RequestDocument> {
  return pulumi
    .all([accountId, region, source, asGiven.accountIds, asGiven.topicArn])
    .apply(
      ([
        bucketAccountId,
        at,
        { bucket, keyPrefix, accountIds, organizationId, trailKeyArn },
        named,
        topicArn,
      ]) =>
        validateRequest({
          schema: REQUEST_SCHEMA,
          bucket,
          bucketAccountId,
          region: at,
          keyPrefix,
          accountIds: named === undefined ? [] : accountIds,
          organizationId,
          trailKeyArn,
          topicArn,
        }),
    );
}

export function connectionOf(
  { accountId, region }: Place,
  parts: {
    bucket: pulumi.Input<string>;
    roleArn: pulumi.Input<string>;
    /** Without one the notification is refused, and so is this. */
    notification: string | undefined;
    notificationId: pulumi.Input<string> | undefined;
  },
): pulumi.Output<ConnectionDocument> {
  return pulumi
    .all([parts, accountId, region])
    .apply(([known, bucketAccountId, at]) =>
      validateConnection({ schema: CONNECTION_SCHEMA, ...known, bucketAccountId, region: at }),
    );
}
