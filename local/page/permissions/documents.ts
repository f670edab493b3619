import {
  functionTrustPolicy,
  parameterArn,
  privateQueuePolicy,
  processorPermissions,
  publisherPermissions,
  readerKeyPolicyStatement,
  readerPermissions,
  readerTrustPolicy,
  trailQueuePolicy,
  type PolicyDocument,
} from "../../../components/documents";
import {
  changeQueueName,
  deadLetterQueueName,
  logGroupName,
  parameterPatterns,
  parkedQueueName,
  stateTableName,
} from "../../../contract/installation-names";
import { processorRoleName, readerRoleName, roleArn, trailQueueName } from "../../../contract/names";
import { partitionOfRegion } from "../../../contract/partition";
import type { PermissionDocument, Permissions } from "../api";
import { reasonOf } from "./reasons";
import type { PermissionsRequest } from "./request";

/** Name of the installation, from which all names follow, and of its change destination. */
const INSTALLATION = "cloudtrail-changes";
const DESTINATION = "default";

/** The documents that the components write for a bucket, in the order in which one would review them. */
export function permissionsFor(request: PermissionsRequest): Permissions {
  const { bucketAccountId, vendorAccountId = bucketAccountId } = request;
  const names = namesOf(request, vendorAccountId);
  return {
    documents: [
      ...customerDocuments(request, vendorAccountId, names),
      ...vendorDocuments(request, vendorAccountId, names),
    ],
    assumptions: [
      `The roles, queues and parameters have the names of an installation called ${INSTALLATION}, everything in ${request.region}.`,
      vendorAccountId === bucketAccountId
        ? "Both sides are in one account; name the vendor's account to see them apart."
        : `The processor runs in account ${vendorAccountId}, and its role is known by name before it exists.`,
      `The one change destination is called ${DESTINATION}; the queues are encrypted by SQS itself, without a key of yours.`,
    ],
  };
}

function namesOf({ bucketAccountId, region }: PermissionsRequest, vendorAccountId: string) {
  const queue = trailQueueName(INSTALLATION);
  const { name: partition } = partitionOfRegion(region);
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${vendorAccountId}:${resource}`;
  return {
    readerRole: roleArn(bucketAccountId, region, readerRoleName(INSTALLATION)),
    processorRole: roleArn(vendorAccountId, region, processorRoleName(INSTALLATION)),
    trailQueue: arn("sqs", queue),
    parkedNotices: arn("sqs", deadLetterQueueName(queue)),
    changeQueue: arn("sqs", changeQueueName(INSTALLATION, DESTINATION)),
    parkedChanges: arn("sqs", parkedQueueName(INSTALLATION)),
    stateTable: arn("dynamodb", `table/${stateTableName(INSTALLATION)}`),
    processorLogs: arn("logs", `log-group:${logGroupName(`${INSTALLATION}-processor`)}`),
    publisherLogs: arn("logs", `log-group:${logGroupName(`${INSTALLATION}-publisher`)}`),
  };
}

type Names = ReturnType<typeof namesOf>;

function customerDocuments(
  request: PermissionsRequest,
  vendorAccountId: string,
  names: Names,
): PermissionDocument[] {
  const { bucket, bucketAccountId, region, prefix, externalId, organizationId, trailKeyArn } = request;
  const partition = partitionOfRegion(region);
  const reader = { side: "customer", attachedTo: names.readerRole } as const;
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
  const key =
    trailKeyArn === undefined
      ? []
      : [
          entry("trail-key", "Key of the files: what its owner adds to the key policy", {
            side: "customer",
            attachedTo: trailKeyArn,
            document: {
              Statement: [
                readerKeyPolicyStatement({
                  partition,
                  accountId: bucketAccountId,
                  readerRoleArn: names.readerRole,
                  region,
                }),
              ],
            },
          }),
        ];
  return [
    entry("reader-trust", "Reader role: who may assume it", { ...reader, document: trust }),
    entry("reader-permissions", "Reader role: what it may do", { ...reader, document: permissions }),
    ...key,
  ];
}

function vendorDocuments(
  { bucket, bucketAccountId, region }: PermissionsRequest,
  accountId: string,
  names: Names,
): PermissionDocument[] {
  const partition = partitionOfRegion(region);
  const parameters = parameterPatterns(INSTALLATION);
  const parameter = (name: string) => parameterArn(partition, { region, accountId }, name);
  const vendor = (id: string, title: string, attachedTo: string, document: PolicyDocument) =>
    entry(id, title, { side: "vendor", attachedTo, document });
  return [
    vendor(
      "trail-queue",
      "Trail queue: who may send to it",
      names.trailQueue,
      trailQueuePolicy({
        partition,
        queueArn: names.trailQueue,
        s3Sources: [{ bucket, accountId: bucketAccountId }],
      }),
    ),
    vendor(
      "processor-trust",
      "Processor role: who may assume it",
      names.processorRole,
      functionTrustPolicy(),
    ),
    vendor(
      "processor-permissions",
      "Processor role: what it may do",
      names.processorRole,
      processorPermissions({
        partition,
        trailParametersArn: parameter(parameters.trails),
        readerRoleArns: [names.readerRole],
        noticeQueueArns: [names.trailQueue],
        parkedNoticeQueueArns: [names.parkedNotices],
        changeQueueArns: [names.changeQueue],
        logGroupArns: [names.processorLogs],
      }),
    ),
    vendor(
      "publisher-permissions",
      "Publisher role: what it may do",
      `a role of account ${accountId} with a generated name`,
      publisherPermissions({
        partition,
        destinationParametersArn: parameter(parameters.destinations),
        changeQueueArns: [names.changeQueue],
        parkedQueueArn: names.parkedChanges,
        stateTableArn: names.stateTable,
        logGroupArn: names.publisherLogs,
      }),
    ),
    vendor(
      "change-queue",
      "Change queue: nobody but this account's roles",
      names.changeQueue,
      privateQueuePolicy({ queueArn: names.changeQueue }),
    ),
  ];
}

function entry(
  id: string,
  title: string,
  rest: Pick<PermissionDocument, "side" | "attachedTo"> & {
    document: Partial<PolicyDocument> & Pick<PolicyDocument, "Statement">;
  },
): PermissionDocument {
  const { Version, Statement } = rest.document;
  return {
    id,
    title,
    side: rest.side,
    attachedTo: rest.attachedTo,
    document: {
      ...(Version === undefined ? {} : { Version }),
      Statement: Statement.map((statement) => ({ ...statement })),
    },
    reasons: Statement.map(({ Sid: sid }) => ({ sid, why: reasonOf(sid) })),
  };
}
