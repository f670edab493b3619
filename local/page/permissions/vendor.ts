import {
  functionTrustPolicy,
  parameterArn,
  privateQueuePolicy,
  processorPermissions,
  publisherPermissions,
  queueKeyPolicyStatement,
  trailQueuePolicy,
  type NoticeSender,
  type PolicyDocument,
} from "../../../components/documents";
import { parameterPatterns } from "../../../contract/installation-names";
import { partitionOfRegion } from "../../../contract/partition";
import { sessionPolicy } from "../../../runtime/aws/session-policy";
import type { PermissionDocument } from "../api";
import { entriesOf } from "./entry";
import { INSTALLATION, type Place } from "./names";

const entry = entriesOf("vendor");

/** The documents in the account of the processor. */
export function vendorDocuments(place: Place): PermissionDocument[] {
  return [...trailQueue(place), ...processor(place), ...publisher(place), ...privateQueues(place)];
}

function trailQueue({ request, names }: Place): PermissionDocument[] {
  const { bucket, bucketAccountId: accountId, region, notification } = request;
  const sender = notification === "topic" ? "sns" : notification === "eventbridge" ? "events" : "s3";
  const sources = {
    s3: { s3Sources: [{ bucket, accountId }] },
    sns: { snsTopics: [{ topicArn: names.noticeTopic }] },
    events: { eventBridgeRules: [{ ruleArn: names.noticeRule }] },
  } satisfies Record<NoticeSender, unknown>;
  const queueArn = names.trailQueue;
  const policy = trailQueuePolicy({ partition: partitionOfRegion(region), queueArn, ...sources[sender] });
  const queue = entry("trail-queue", "Trail queue: who may send to it", queueArn, policy);
  if (request.ownKeys !== "true") return [queue];
  const key = queueKeyPolicyStatement({ senders: [sender] });
  const title = "Key of the trail queue: what its owner adds to the key policy";
  return [queue, entry("trail-queue-key", title, names.ownKey, { Statement: [key] })];
}

function processor({ request, vendorAccountId: accountId, names }: Place): PermissionDocument[] {
  const { region } = request;
  const partition = partitionOfRegion(region);
  const permissions = processorPermissions({
    partition,
    trailParametersArn: parameterArn(
      partition,
      { region, accountId },
      parameterPatterns(INSTALLATION).trails,
    ),
    readerRoleArns: [names.readerRole],
    noticeQueueArns: [names.trailQueue],
    parkedNoticeQueueArns: [names.parkedNotices],
    changeQueueArns: [names.changeQueue],
    logGroupArns: [names.processorLogs],
    ...(request.ownKeys === "true" ? { queueKeyArns: [names.ownKey] } : {}),
  });
  const role = names.processorRole;
  return [
    entry("processor-trust", "Processor role: who may assume it", role, functionTrustPolicy()),
    entry("processor-permissions", "Processor role: what it may do", role, permissions),
    session(request, names.readerRole),
  ];
}

/** What the processor sends along when it assumes the reader role. It never lists. */
function session(request: Place["request"], readerRole: string): PermissionDocument {
  const { bucket, bucketAccountId, prefix, organizationId, trailKeyArn } = request;
  const trail = {
    bucket,
    prefixes: [prefix],
    accountIds: organizationId === undefined ? [bucketAccountId] : [],
    organizationId,
    roleArn: readerRole,
    trailKeyArn,
  };
  const policy = sessionPolicy(trail);
  const title = "Processor: what its session of the reader role may do at most";
  return entry("session", title, readerRole, JSON.parse(policy) as PolicyDocument);
}

function publisher({ request, vendorAccountId: accountId, names }: Place): PermissionDocument[] {
  const { region } = request;
  const partition = partitionOfRegion(region);
  const { destinations } = parameterPatterns(INSTALLATION);
  const permissions = publisherPermissions({
    partition,
    destinationParametersArn: parameterArn(partition, { region, accountId }, destinations),
    changeQueueArns: [names.changeQueue],
    parkedQueueArn: names.parkedChanges,
    stateTableArn: names.stateTable,
    logGroupArn: names.publisherLogs,
    ...(request.ownKeys === "true" ? { parameterKeyArns: [names.ownKey] } : {}),
  });
  const role = `a role of account ${accountId} with a generated name`;
  return [
    entry("publisher-trust", "Publisher role: who may assume it", role, functionTrustPolicy()),
    entry("publisher-permissions", "Publisher role: what it may do", role, permissions),
  ];
}

function privateQueues({ names }: Place): PermissionDocument[] {
  const nobody = (id: string, what: string, queueArn: string) =>
    entry(id, `${what}: nobody but this account's roles`, queueArn, privateQueuePolicy({ queueArn }));
  return [
    nobody("change-queue", "Change queue", names.changeQueue),
    nobody("parked-notices", "Dead-letter queue of notices", names.parkedNotices),
    nobody("parked-changes", "Queue of parked changes", names.parkedChanges),
  ];
}
