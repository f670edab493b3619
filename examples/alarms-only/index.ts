import * as pulumi from "@pulumi/pulumi";
import { CustomerIntegration } from "cloudtrail-changes";

// Patterns in CloudTrail's log group become PagerDuty incidents, and resolve by themselves an hour after the last hit.
const config = new pulumi.Config();

const customer = new CustomerIntegration("security", {
  alarms: {
    integrationUrl: config.requireSecret("integrationUrl"),
    logGroupName: config.require("logGroupName"),
    cisAlarms: ["root-account-usage", "console-sign-in-without-mfa", "iam-policy-changes"],
    alarms: [
      {
        name: "database-deleted",
        pattern: '{ ($.eventSource = "rds.amazonaws.com") && ($.eventName = "DeleteDB*") }',
        metricName: "DatabaseDeleted",
        metricNamespace: "CloudTrail",
      },
    ],
  },
});

export const alarmTopicArn = customer.alarmTopicArn;
