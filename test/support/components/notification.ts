import { Role } from "@pulumi/aws/iam";
import {
  TrailNotification,
  type TrailNotificationArgs,
} from "../../../components/customer/trail-notification";
import { bucketHolds } from "./bucket-document";
import { record, type RunOptions } from "./monitor";

export const QUEUE = "arn:aws:sqs:eu-west-1:444455556666:cloudtrail";
export const TOPIC = "arn:aws:sns:eu-west-1:444455556666:cloudtrail";
export const ARGS: TrailNotificationArgs = {
  bucket: "example-trail-logs",
  mode: "exclusive",
  vendor: { accountId: "444455556666", queueArn: QUEUE },
};
/** A notification that depends on a role, for a bucket with an empty document. */
export const runNotification = (args: Partial<TrailNotificationArgs> = {}, options: RunOptions = {}) =>
  record(
    () => {
      const role = new Role("reader", { assumeRolePolicy: "{}" });
      const merged = { ...ARGS, ...args };
      return outputsOf(new TrailNotification("audit", merged, { dependsOn: [role] }));
    },
    { ...bucketHolds(), ...options },
  );

/** What its outputs come to, once they have. */
function outputsOf({ notificationId, topicStatement, queueRule, topicRule }: TrailNotification) {
  const values: Record<string, unknown> = {};
  notificationId?.apply((value) => (values.notificationId = value));
  topicStatement.apply((value) => (values.topicStatement = value));
  queueRule?.apply((value) => (values.queueRule = value));
  topicRule?.apply((value) => (values.topicRule = value));
  return values;
}

export const json = (value: unknown): Record<string, unknown> =>
  JSON.parse(String(value)) as Record<string, unknown>;
/** Our rule, as it is asked for. */
export const RULE = {
  id: "cloudtrail-changes-test-audit",
  queueArn: QUEUE,
  events: ["s3:ObjectCreated:*"],
  filterPrefix: "AWSLogs/111122223333/CloudTrail/",
  filterSuffix: ".json.gz",
};
