import {
  alarmTopicKeyStatement,
  alarmTopicPolicy,
  functionTrustPolicy,
  notifierPermissions,
  readerKeyPolicyStatement,
  readerPermissions,
  readerTrustPolicy,
  snsSubscribeStatement,
  undeliveredAlarmsPolicy,
} from "../../../components/documents";
import { partitionOfRegion } from "../../../contract/partition";
import type { PermissionDocument } from "../api";
import { entriesOf } from "./entry";
import type { Place } from "./names";

const entry = entriesOf("customer");

/** The documents in the account of the bucket. */
export function customerDocuments(place: Place): PermissionDocument[] {
  return [...reader(place), ...notices(place), ...alarms(place)];
}

function reader({ request, vendorAccountId, names }: Place): PermissionDocument[] {
  const { bucket, bucketAccountId, region, prefix, externalId, organizationId, trailKeyArn } = request;
  const partition = partitionOfRegion(region);
  const trust = readerTrustPolicy({
    partition,
    vendorAccountId,
    externalId,
    processorRoleArn: names.processorRole,
  });
  const permissions = readerPermissions({
    partition,
    bucket,
    region,
    prefixes: [prefix],
    ...(organizationId === undefined ? { accountIds: [bucketAccountId] } : { organizationId }),
    trailKeyArn,
    allowListing: request.allowListing === "true",
  });
  const roles = [
    entry("reader-trust", "Reader role: who may assume it", names.readerRole, trust),
    entry("reader-permissions", "Reader role: what it may do", names.readerRole, permissions),
  ];
  if (trailKeyArn === undefined) return roles;
  const key = readerKeyPolicyStatement({
    partition,
    accountId: bucketAccountId,
    readerRoleArn: names.readerRole,
    region,
  });
  const title = "Key of the files: what its owner adds to the key policy";
  return [...roles, entry("trail-key", title, trailKeyArn, { Statement: [key] })];
}

/** How the vendor's queue learns of a file. */
function notices({ request, vendorAccountId, names }: Place): PermissionDocument[] {
  const { bucket, bucketAccountId, region, notification } = request;
  const partition = partitionOfRegion(region);
  if (notification === "topic") {
    const statement = snsSubscribeStatement({
      partition,
      topicArn: names.noticeTopic,
      vendorAccountId,
      queueArn: names.trailQueue,
    });
    const title = "Topic of notices: what its owner adds to the topic policy";
    return [entry("notice-topic", title, names.noticeTopic, { Statement: [statement] })];
  }
  if (notification !== "merge") return [];
  const role = `a role of account ${bucketAccountId} with a generated name`;
  const permissions = notifierPermissions({ partition, bucket, logGroupArn: names.notifierLogs });
  return [
    entry("notifier-trust", "Notifier role: who may assume it", role, functionTrustPolicy()),
    entry("notifier-permissions", "Notifier role: what it may do", role, permissions),
  ];
}

function alarms({ request, names }: Place): PermissionDocument[] {
  const { bucketAccountId: accountId, region } = request;
  const source = { partition: partitionOfRegion(region), accountId, region };
  const topicArn = names.alarmTopic;
  const queueArn = names.undeliveredAlarms;
  return [
    entry(
      "alarm-topic",
      "Topic of alarms: who may publish to it",
      topicArn,
      alarmTopicPolicy({ ...source, topicArn }),
    ),
    ...(request.ownKeys === "true"
      ? [
          entry(
            "alarm-topic-key",
            "Key of the topic of alarms: what its owner adds",
            `the key of ${topicArn}`,
            {
              Statement: [alarmTopicKeyStatement(source)],
            },
          ),
        ]
      : []),
    entry(
      "undelivered-alarms",
      "Queue of undelivered alarms: who may send to it",
      queueArn,
      undeliveredAlarmsPolicy({ queueArn, topicArn }),
    ),
  ];
}
