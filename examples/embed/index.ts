import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AlarmTopic, CisAlarms, CustomerIntegration } from "cloudtrail-changes";

// A stack that has a provider, a bucket and a notification of its own; the components join in.
const config = new pulumi.Config();
const provider = new aws.Provider("audit", { region: "eu-west-1", defaultTags: { tags: { team: "audit" } } });

const trailLogs = new aws.s3.Bucket("trail-logs", {}, { provider, protect: true });
const indexer = new aws.sqs.Queue("indexer", {}, { provider });

const customer = new CustomerIntegration(
  "changes",
  {
    bucket: trailLogs.bucket,
    // The document stays this stack's own; the component only says what its rule is.
    notification: "external",
    vendor: {
      accountId: "444455556666",
      processorRoleArn: "arn:aws:iam::444455556666:role/cloudtrail-changes/changes-prod-processor",
      queueArn: "arn:aws:sqs:eu-west-1:444455556666:changes-prod-trails",
      externalId: "7d1c1f6e-3f1b-4a51-9c75-0f0c4c6f6a55",
    },
    tags: { purpose: "change-tracking" },
  },
  { provider, transforms: [shortSessions] },
);

new aws.s3.BucketNotification(
  "trail-logs",
  {
    bucket: trailLogs.bucket,
    queues: [
      customer.queueRule!,
      { id: "indexer", queueArn: indexer.arn, events: ["s3:ObjectCreated:*"], filterPrefix: "index/" },
    ],
  },
  { provider, dependsOn: [customer] },
);

const alarms = new AlarmTopic(
  "alarms",
  { integrationUrl: config.requireSecret("integrationUrl") },
  { provider },
);
new CisAlarms("cis", { logGroupName: "cloudtrail", topicArn: alarms.topicArn }, { provider });

export const connection = customer.connection;

/** Whatever a component does not offer as an argument can be changed on its way to the engine. */
function shortSessions({ type, props, opts }: pulumi.ResourceTransformArgs) {
  return type === "aws:iam/role:Role" ? { props: { ...props, maxSessionDuration: 3_600 }, opts } : undefined;
}
