import { partitionOfRegion } from "../../../contract/partition";

/** The made-up world of the IAM proof: who there is, what they own, and what things are called. */

export const REGION = "eu-west-1";
export const SECOND_REGION = "us-east-1";
export const PARTITION = partitionOfRegion(REGION);
export const CHINA = partitionOfRegion("cn-north-1");
export const GOVCLOUD = partitionOfRegion("us-gov-west-1");

/** Runs the processing. */
export const VENDOR = "777788889999";
/** A customer with a trail of its own account, under a prefix. */
export const ACME = "111122223333";
/** A customer with an organisation trail under Control Tower's prefix. */
export const GLOBEX = "444455556666";
/** An account of Globex's organisation. */
export const GLOBEX_MEMBER = "222233334444";
/** Globex's management account, which owns the key of the trail. */
export const GLOBEX_MANAGEMENT = "123456789012";
/** Belongs to nobody above. */
export const STRANGER = "999900001111";

export const ACME_BUCKET = "acme-audit-trail";
export const ACME_PREFIX = "audit/";
export const ACME_KEY = `arn:aws:kms:${REGION}:${ACME}:key/11111111-1111-4111-8111-111111111111`;
export const ACME_READER = `arn:aws:iam::${ACME}:role/cloudtrail-changes/acme-reader`;
export const ACME_EXTERNAL_ID = "acme-3c9f1e7a";

export const GLOBEX_BUCKET = "globex-logs";
export const GLOBEX_ORGANIZATION = "o-a1b2c3d4e5";
export const GLOBEX_PREFIX = `${GLOBEX_ORGANIZATION}/`;
export const GLOBEX_KEY = `arn:aws:kms:${REGION}:${GLOBEX_MANAGEMENT}:key/22222222-2222-4222-8222-222222222222`;
export const GLOBEX_READER = `arn:aws:iam::${GLOBEX}:role/cloudtrail-changes/globex-reader`;
export const GLOBEX_EXTERNAL_ID = "globex-81d24b60";
export const GLOBEX_TOPIC = `arn:aws:sns:${REGION}:${GLOBEX}:globex-trail-files`;

/** The vendor reads a bucket of its own, too. */
export const VENDOR_BUCKET = "vendor-audit-trail";
export const VENDOR_READER = `arn:aws:iam::${VENDOR}:role/cloudtrail-changes/vendor-reader`;
export const VENDOR_RULE = `arn:aws:events:${REGION}:${VENDOR}:rule/vendor-trail-files`;

export const PROCESSOR = `arn:aws:iam::${VENDOR}:role/cloudtrail-changes/vendor-processor`;
export const PUBLISHER = `arn:aws:iam::${VENDOR}:role/vendor-publisher-1a2b3c4`;
export const NOTIFIER = `arn:aws:iam::${ACME}:role/acme-notifier-5d6e7f8`;

export const TRAIL_QUEUE = `arn:aws:sqs:${REGION}:${VENDOR}:vendor-trails`;
export const SECOND_TRAIL_QUEUE = `arn:aws:sqs:${SECOND_REGION}:${VENDOR}:vendor-trails`;
export const PARKED_NOTICES = `arn:aws:sqs:${REGION}:${VENDOR}:vendor-trails-dlq`;
export const SECOND_PARKED_NOTICES = `arn:aws:sqs:${SECOND_REGION}:${VENDOR}:vendor-trails-dlq`;
export const CHANGE_QUEUE = `arn:aws:sqs:${REGION}:${VENDOR}:vendor-default-changes.fifo`;
export const SECOND_CHANGE_QUEUE = `arn:aws:sqs:${REGION}:${VENDOR}:vendor-payments-changes.fifo`;
export const PARKED_CHANGES = `arn:aws:sqs:${REGION}:${VENDOR}:vendor-parked`;
export const QUEUE_KEY = `arn:aws:kms:${REGION}:${VENDOR}:key/33333333-3333-4333-8333-333333333333`;
export const PARAMETER_KEY = `arn:aws:kms:${REGION}:${VENDOR}:key/44444444-4444-4444-8444-444444444444`;
export const STATE_TABLE = `arn:aws:dynamodb:${REGION}:${VENDOR}:table/vendor-state`;

export const PARAMETERS = `arn:aws:ssm:${REGION}:${VENDOR}:parameter/cloudtrail-changes/vendor`;
/** A SecureString that the vendor keeps elsewhere. */
export const OWN_KEY_PARAMETER = `arn:aws:ssm:${REGION}:${VENDOR}:parameter/bigpanda/payments/api-key`;

export const PROCESSOR_LOGS = `arn:aws:logs:${REGION}:${VENDOR}:log-group:/cloudtrail-changes/vendor-processor`;
export const SECOND_PROCESSOR_LOGS = `arn:aws:logs:${SECOND_REGION}:${VENDOR}:log-group:/cloudtrail-changes/vendor-processor`;
export const PUBLISHER_LOGS = `arn:aws:logs:${REGION}:${VENDOR}:log-group:/cloudtrail-changes/vendor-publisher`;
export const NOTIFIER_LOGS = `arn:aws:logs:${REGION}:${ACME}:log-group:/cloudtrail-changes/acme-notifier`;

export const ALARM_TOPIC = `arn:aws:sns:${REGION}:${ACME}:acme-alarms`;
export const UNDELIVERED_ALARMS = `arn:aws:sqs:${REGION}:${ACME}:acme-alarms-undelivered`;
