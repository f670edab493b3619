import {
  changeQueueName,
  deadLetterQueueName,
  logGroupName,
  parkedQueueName,
  stateTableName,
} from "../../../contract/installation-names";
import {
  notificationId,
  processorRoleName,
  readerRoleName,
  roleArn,
  trailQueueName,
} from "../../../contract/names";
import { partitionOfRegion } from "../../../contract/partition";
import type { PermissionsRequest } from "./request";

/** Name of the installation, from which all names follow, and of its change destination. */
export const INSTALLATION = "cloudtrail-changes";
export const DESTINATION = "default";

/** What a document is made of: what was asked for, and the ARNs that follow from it. */
export interface Place {
  request: PermissionsRequest;
  vendorAccountId: string;
  names: Names;
}

export type Names = ReturnType<typeof namesOf>;

export function placeOf(request: PermissionsRequest): Place {
  const { bucketAccountId, vendorAccountId = bucketAccountId } = request;
  return { request, vendorAccountId, names: namesOf(request, vendorAccountId) };
}

function namesOf({ bucketAccountId, region }: PermissionsRequest, vendorAccountId: string) {
  const queue = trailQueueName(INSTALLATION);
  const { name: partition } = partitionOfRegion(region);
  const arnIn = (accountId: string) => (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const customer = arnIn(bucketAccountId);
  const vendor = arnIn(vendorAccountId);
  const logs = (function_: string) => `log-group:${logGroupName(`${INSTALLATION}-${function_}`)}`;
  return {
    readerRole: roleArn(bucketAccountId, region, readerRoleName(INSTALLATION)),
    notifierLogs: customer("logs", logs("notifier")),
    noticeTopic: customer("sns", `${INSTALLATION}-trail-files`),
    noticeRule: customer("events", `rule/${notificationId(INSTALLATION)}`),
    alarmTopic: customer("sns", `${INSTALLATION}-alarms`),
    undeliveredAlarms: customer("sqs", `${INSTALLATION}-alarms-undelivered`),
    processorRole: roleArn(vendorAccountId, region, processorRoleName(INSTALLATION)),
    trailQueue: vendor("sqs", queue),
    parkedNotices: vendor("sqs", deadLetterQueueName(queue)),
    changeQueue: vendor("sqs", changeQueueName(INSTALLATION, DESTINATION)),
    parkedChanges: vendor("sqs", parkedQueueName(INSTALLATION)),
    stateTable: vendor("dynamodb", `table/${stateTableName(INSTALLATION)}`),
    processorLogs: vendor("logs", logs("processor")),
    publisherLogs: vendor("logs", logs("publisher")),
    /** Of the trail queue and the keys' parameters, where they have one. */
    ownKey: vendor("kms", "key/00000000-0000-4000-8000-000000000000"),
  };
}
