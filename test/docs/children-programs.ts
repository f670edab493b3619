import * as library from "../../components";
import type { TrailNotificationArgs } from "../../components/customer/trail-notification";
import type { Scenario } from "../support/scenarios";
import { CUSTOMER, FUNCTION_RUNTIME, INTEGRATION_URL, VENDOR } from "../support/scenarios/common";

const QUEUE = { accountId: VENDOR, queueArn: `arn:aws:sqs:eu-west-1:${VENDOR}:cloudtrail` };
const OFFER = {
  ...QUEUE,
  externalId: "7d1c1f6e",
  processorRoleArn: `arn:aws:iam::${VENDOR}:role/cloudtrail-changes/changes-processor`,
};
const BUCKET = "example-trail-logs";
const LOGS = { logGroupName: "cloudtrail", topicArn: `arn:aws:sns:eu-west-1:${CUSTOMER}:alarms` };
const PARAMETERS = { apiKeyParameter: "/bigpanda/api-key", appKeyParameter: "/bigpanda/app-key" };
const TRAIL = {
  bucket: BUCKET,
  bucketAccountId: CUSTOMER,
  externalId: "7d1c1f6e",
};
const vendorArn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${VENDOR}:${resource}`;

function notification(mode: TrailNotificationArgs["mode"], more: Partial<TrailNotificationArgs> = {}) {
  return () => {
    new library.TrailNotification("audit", { bucket: BUCKET, mode, vendor: QUEUE, ...more });
  };
}

/** By component and, where its children differ, by what they differ with: the programs whose children are listed. */
export const CHILDREN_PROGRAMS: Record<string, Record<string, Scenario["program"]>> = {
  CustomerIntegration: {
    "with notification: exclusive": () => {
      new library.CustomerIntegration("audit", { bucket: BUCKET, vendor: OFFER, notification: "exclusive" });
    },
    "with alarms alone: `cisAlarms` with root-account-usage, `alarms` with bucket-deleted": () => {
      const pattern = "{ ($.eventName = DeleteBucket) }";
      const alarm = { name: "bucket-deleted", pattern, metricName: "Deleted", metricNamespace: "CloudTrail" };
      new library.CustomerIntegration("audit", {
        alarms: {
          integrationUrl: INTEGRATION_URL,
          logGroupName: "cloudtrail",
          cisAlarms: ["root-account-usage"],
          alarms: [alarm],
        },
      });
    },
  },
  TrailReaderRole: {
    "": () => {
      new library.TrailReaderRole("audit", { bucket: BUCKET, vendor: OFFER });
    },
  },
  TrailNotification: {
    "mode exclusive": notification("exclusive"),
    "mode merge": notification("merge"),
    "mode eventbridge": notification("eventbridge", {
      vendor: { accountId: CUSTOMER, queueArn: `arn:aws:sqs:eu-west-1:${CUSTOMER}:cloudtrail` },
    }),
    "modes topic and external": notification("external"),
  },
  AlarmTopic: {
    "": () => {
      new library.AlarmTopic("alarms", { integrationUrl: INTEGRATION_URL });
    },
  },
  TrailAlarm: {
    "": () => {
      const pattern = "{ ($.eventName = StopLogging) }";
      const metric = { metricName: "LoggingStopped", metricNamespace: "CloudTrail" };
      new library.TrailAlarm("logging-stopped", { ...LOGS, pattern, ...metric });
    },
  },
  CisAlarms: {
    "for each name, such as root-account-usage": () => {
      new library.CisAlarms("cis", { ...LOGS, names: ["root-account-usage"] });
    },
    "for a pattern that exclusions make too long, such as iam-policy-changes": () => {
      const excludeUsers = ["a".repeat(64), "b".repeat(64)];
      new library.CisAlarms("cis", { ...LOGS, names: ["iam-policy-changes"], excludeUsers });
    },
  },
  VendorIntegration: {
    "with one trail": () => {
      new library.VendorIntegration("changes", {
        destinations: [{ name: "default", ...PARAMETERS }],
        trails: [{ name: "acme", region: "eu-west-1", ...TRAIL }],
        functionRuntime: FUNCTION_RUNTIME,
      });
    },
  },
  TrailQueue: {
    "with a topic": () => {
      const topics = [{ name: "trail-files", topicArn: `arn:aws:sns:eu-west-1:${CUSTOMER}:trail-files` }];
      new library.TrailQueue("changes", { buckets: [{ bucket: BUCKET, accountId: CUSTOMER }], topics });
    },
  },
  ProcessorRole: {
    "": () => {
      new library.ProcessorRole("changes", {
        trailQueueArns: [vendorArn("sqs", "changes-trails")],
        parkedNoticeQueueArns: [vendorArn("sqs", "changes-trails-dlq")],
        changeQueueArns: [vendorArn("sqs", "changes-default-changes.fifo")],
        logGroupArns: [vendorArn("logs", "log-group:/cloudtrail-changes/changes-processor")],
      });
    },
  },
  ChangeProcessor: {
    "with a further queue": () => {
      const urlOf = (queue: string) => `https://sqs.eu-west-1.amazonaws.com/${VENDOR}/${queue}`;
      new library.ChangeProcessor("changes", {
        installation: "changes",
        roleArn: `arn:aws:iam::${VENDOR}:role/cloudtrail-changes/changes-processor`,
        queueArn: vendorArn("sqs", "changes-trails"),
        queueUrl: urlOf("changes-trails"),
        parkedQueueUrl: urlOf("changes-trails-dlq"),
        furtherQueues: [{ name: "2", queueArn: vendorArn("sqs", "changes-trails-2") }],
      });
    },
  },
  ChangeDestination: {
    "with keys of its own; without `apiKey` or `appKey` that parameter is not there": () => {
      new library.ChangeDestination("default", {
        installation: "changes",
        publisherArn: vendorArn("lambda", "function:changes-publisher"),
        apiKey: "key-of-an-example",
        appKey: "app-of-an-example",
      });
    },
  },
  ChangePublisher: {
    "": () => {
      new library.ChangePublisher("changes", { destinationNames: ["default"] });
    },
  },
  TrailRegistration: {
    "": () => {
      new library.TrailRegistration("acme", {
        ...TRAIL,
        installation: "changes",
        bucketRegion: "eu-west-1",
        roleArn: `arn:aws:iam::${CUSTOMER}:role/cloudtrail-changes/changes-acme-reader`,
        changeQueueUrl: `https://sqs.eu-west-1.amazonaws.com/${VENDOR}/changes-default-changes.fifo`,
      });
    },
  },
  IngestionMonitoring: {
    "with a processor and its queue, a publisher, a destination and a trail that is to be missed": () => {
      new library.IngestionMonitoring("changes", {
        processors: [
          {
            name: "eu-west-1",
            functionName: "processor",
            queues: [
              { name: "eu-west-1", queueName: "changes-trails", parkedQueueName: "changes-trails-dlq" },
            ],
          },
        ],
        publisher: { functionName: "publisher", parkedQueueName: "changes-parked" },
        destinations: [
          {
            name: "default",
            queueName: "changes-default-changes.fifo",
            deadLetterQueueName: "changes-default-changes-dlq.fifo",
          },
        ],
        silentTrails: [{ name: "acme", logGroupName: "/cloudtrail-changes/changes-processor" }],
      });
    },
  },
};
