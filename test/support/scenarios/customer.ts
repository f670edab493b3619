import { CustomerIntegration } from "../../../components/customer/customer-integration";
import { TrailNotificationMode } from "../../../components/customer/notification-mode";
import { TrailNotification } from "../../../components/customer/trail-notification";
import { TrailReaderRole } from "../../../components/customer/trail-reader-role";
import { BOUNDARY, BUCKET, CUSTOMER, FUNCTION_RUNTIME, INTEGRATION_URL, TAGS, VENDOR } from "./common";

/** What a vendor's screen shows. */
const SHOWN = {
  accountId: VENDOR,
  queueArn: `arn:aws:sqs:eu-west-1:${VENDOR}:cloudtrail`,
  externalId: "7d1c1f6e",
};

/** What a vendor with this package sends. */
const OFFER = {
  schema: "cloudtrail-changes/offer/v1",
  ...SHOWN,
  processorRoleArn: `arn:aws:iam::${VENDOR}:role/cloudtrail-changes/changes-processor`,
  roleName: "changes-audit-reader",
  bucket: BUCKET,
  region: "eu-west-1",
};

/** The role and a notification of one mode, each by itself. */
export function roleAndNotification(
  mode: TrailNotificationMode,
  more: { topicArn?: string; replaces?: string } = {},
) {
  // EventBridge crosses no accounts yet.
  const vendor =
    mode === TrailNotificationMode.Eventbridge
      ? { ...SHOWN, accountId: CUSTOMER, queueArn: `arn:aws:sqs:eu-west-1:${CUSTOMER}:cloudtrail` }
      : SHOWN;
  const role = new TrailReaderRole("audit", { bucket: BUCKET, vendor, tags: TAGS });
  new TrailNotification(
    "audit",
    { bucket: BUCKET, mode, vendor, functionRuntime: FUNCTION_RUNTIME, tags: TAGS, ...more },
    { dependsOn: [role] },
  );
}

/** Every argument of the role. */
export function fullReaderRole() {
  new TrailReaderRole("audit", {
    bucket: BUCKET,
    vendor: OFFER,
    keyPrefix: "audit/",
    organizationId: "o-a1b2c3d4e5",
    trailKeyArn: "arn:aws:kms:eu-west-1:777788889999:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    allowListing: true,
    roleName: "trail-reader",
    permissionsBoundaryArn: BOUNDARY,
    tags: TAGS,
  });
}

/** A vendor that has shown a topic, as BigPanda's older guides do. */
export function vendorsTopic() {
  new CustomerIntegration("audit", {
    bucket: BUCKET,
    notification: "exclusive",
    vendor: {
      accountId: VENDOR,
      topicArn: `arn:aws:sns:eu-west-1:${VENDOR}:cloudtrail`,
      withoutExternalId: true,
    },
  });
}

export function customerIntegration() {
  new CustomerIntegration("audit", {
    bucket: BUCKET,
    notification: "merge",
    vendor: OFFER,
    functionRuntime: FUNCTION_RUNTIME,
    logRetentionDays: 7,
    permissionsBoundaryArn: BOUNDARY,
    alarms: {
      integrationUrl: INTEGRATION_URL,
      logGroupName: "cloudtrail",
      region: "us-east-1",
      cisAlarms: ["root-account-usage"],
      alarms: [
        {
          name: "bucket-deleted",
          pattern: "{ ($.eventName = DeleteBucket) }",
          metricName: "DeletedBuckets",
          metricNamespace: "CloudTrail",
        },
      ],
    },
    tags: TAGS,
  });
}
