import { AlarmTopic } from "../../../components/customer/alarm-topic";
import { CisAlarms } from "../../../components/customer/cis-alarms";
import { TrailAlarm } from "../../../components/customer/trail-alarm";
import { INTEGRATION_URL, REGION, TAGS } from "./common";

export function alarmTopic() {
  new AlarmTopic("plain", { integrationUrl: INTEGRATION_URL });
  new AlarmTopic("full", {
    integrationUrl: "https://events.eu.pagerduty.com/x-ere/R0ABCDEFGHIJKLMNOPQRSTUVWXYZ012",
    topicName: "security-alarms",
    keyArn: `arn:aws:kms:${REGION}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    region: REGION,
    tags: TAGS,
  });
}

export function ownAlarms() {
  const topic = new AlarmTopic("topic", { integrationUrl: INTEGRATION_URL });
  const elsewhere = new AlarmTopic("topic-elsewhere", { integrationUrl: INTEGRATION_URL, region: REGION });
  new TrailAlarm("logging-stopped", {
    logGroupName: "cloudtrail",
    topicArn: topic.topicArn,
    pattern: "{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) }",
    metricName: "LoggingStopped",
    metricNamespace: "CloudTrail",
  });
  new TrailAlarm("large-uploads", {
    logGroupName: "cloudtrail",
    topicArn: elsewhere.topicArn,
    pattern: "{ ($.eventName = PutObject) && ($.additionalEventData.bytesTransferredIn > 1000000) }",
    metricName: "UploadedBytes",
    metricNamespace: "CloudTrail/uploads",
    metricValue: "$.additionalEventData.bytesTransferredIn",
    unit: "Bytes",
    threshold: 1e9,
    comparison: "GreaterThanThreshold",
    statistic: "Maximum",
    period: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 2,
    autoResolve: false,
    description: "Someone uploads a lot.",
    region: REGION,
    tags: TAGS,
  });
}

export function cisAlarms() {
  const topic = new AlarmTopic("topic", { integrationUrl: INTEGRATION_URL });
  const elsewhere = new AlarmTopic("topic-elsewhere", { integrationUrl: INTEGRATION_URL, region: REGION });
  new CisAlarms("all", { logGroupName: "cloudtrail", topicArn: topic.topicArn, tags: TAGS });
  new CisAlarms("some", {
    logGroupName: "cloudtrail",
    topicArn: elsewhere.topicArn,
    // The exclusions make the second one so long that it is split.
    names: ["root-account-usage", "iam-policy-changes"],
    excludeRoleArns: ["arn:aws:iam::111122223333:role/deployer"],
    excludeUsers: ["robot"],
    threshold: 3,
    period: 600,
    region: REGION,
  });
}
