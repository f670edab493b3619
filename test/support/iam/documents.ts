import * as documents from "../../../components/documents";
import type { PolicyDocument, Statement } from "../../../components/documents";
import { sessionPolicy } from "../../../runtime/aws/session-policy";
import * as world from "./world";

const { PARTITION: partition, REGION: region } = world;

/**
 * Every document that the components make, or print for others to add, for the example values of `world.ts`. The
 * IAM proof judges them, and docs/permissions.md prints those that `PUBLISHED` names.
 */
export type DocumentName = keyof ReturnType<typeof exampleDocuments>;

/** `Sid` is missing in session policies only, which nobody reads. */
export type ProofDocuments = Record<DocumentName, PolicyDocument>;

export function exampleDocuments() {
  return {
    ...readerDocuments(),
    ...queueDocuments(),
    ...functionDocuments(),
    ...alarmDocuments(),
    ...otherPartitions(),
    ...sessionDocuments(),
  };
}

function readerDocuments() {
  const acmeFiles = {
    partition,
    bucket: world.ACME_BUCKET,
    prefixes: [world.ACME_PREFIX],
    accountIds: [world.ACME],
    region,
    trailKeyArn: world.ACME_KEY,
  };
  const globexFiles = {
    partition,
    bucket: world.GLOBEX_BUCKET,
    prefixes: [world.GLOBEX_PREFIX],
    organizationId: world.GLOBEX_ORGANIZATION,
    region,
    trailKeyArn: world.GLOBEX_KEY,
  };
  return {
    readerTrust: documents.readerTrustPolicy({
      partition,
      vendorAccountId: world.VENDOR,
      processorRoleArn: world.PROCESSOR,
      externalId: world.ACME_EXTERNAL_ID,
    }),
    readerTrustWithoutRole: documents.readerTrustPolicy({
      partition,
      vendorAccountId: world.VENDOR,
      externalId: world.ACME_EXTERNAL_ID,
    }),
    readerTrustWithoutExternalId: documents.readerTrustPolicy({
      partition,
      vendorAccountId: world.VENDOR,
      processorRoleArn: world.PROCESSOR,
      withoutExternalId: true,
    }),
    globexReaderTrust: documents.readerTrustPolicy({
      partition,
      vendorAccountId: world.VENDOR,
      processorRoleArn: world.PROCESSOR,
      externalId: world.GLOBEX_EXTERNAL_ID,
    }),
    readerPermissions: documents.readerPermissions(acmeFiles),
    readerPermissionsWithListing: documents.readerPermissions({
      ...acmeFiles,
      prefixes: [world.ACME_PREFIX, ""],
      accountIds: [world.ACME, world.GLOBEX_MEMBER],
      allowListing: true,
    }),
    organizationReaderPermissions: documents.readerPermissions({ ...globexFiles, allowListing: true }),
    readerKeyPolicy: alone(
      documents.readerKeyPolicyStatement({
        partition,
        accountId: world.GLOBEX,
        readerRoleArn: world.GLOBEX_READER,
        region,
      }),
    ),
  };
}

function queueDocuments() {
  return {
    trailQueuePolicy: documents.trailQueuePolicy({
      partition,
      queueArn: world.TRAIL_QUEUE,
      s3Sources: [
        { bucket: world.ACME_BUCKET, accountId: world.ACME },
        { bucket: world.VENDOR_BUCKET, accountId: world.VENDOR },
      ],
      snsTopics: [{ topicArn: world.GLOBEX_TOPIC }],
      eventBridgeRules: [{ ruleArn: world.VENDOR_RULE }],
    }),
    queueKeyPolicy: alone(documents.queueKeyPolicyStatement({ senders: ["s3", "sns"] })),
    privateQueuePolicy: documents.privateQueuePolicy({ queueArn: world.PARKED_NOTICES }),
    snsSubscribePolicy: alone(
      documents.snsSubscribeStatement({
        partition,
        topicArn: world.GLOBEX_TOPIC,
        vendorAccountId: world.VENDOR,
        queueArn: world.TRAIL_QUEUE,
      }),
    ),
    snsSubscribePolicyAnyQueue: alone(
      documents.snsSubscribeStatement({
        partition,
        topicArn: world.GLOBEX_TOPIC,
        vendorAccountId: world.VENDOR,
      }),
    ),
  };
}

function functionDocuments() {
  return {
    functionTrust: documents.functionTrustPolicy(),
    processorPermissions: documents.processorPermissions(
      processorArgs([world.ACME_READER, world.GLOBEX_READER]),
    ),
    processorPermissionsWidened: documents.processorPermissions(
      processorArgs([`arn:aws:iam::*:role/cloudtrail-changes/*`]),
    ),
    publisherPermissions: documents.publisherPermissions({
      partition,
      destinationParametersArn: `${world.PARAMETERS}/destinations/*`,
      keyParameterArns: [world.OWN_KEY_PARAMETER],
      parameterKeyArns: [world.PARAMETER_KEY],
      changeQueueArns: [world.CHANGE_QUEUE, world.SECOND_CHANGE_QUEUE],
      parkedQueueArn: world.PARKED_CHANGES,
      stateTableArn: world.STATE_TABLE,
      logGroupArn: world.PUBLISHER_LOGS,
    }),
    notifierPermissions: documents.notifierPermissions({
      partition,
      bucket: world.ACME_BUCKET,
      logGroupArn: world.NOTIFIER_LOGS,
    }),
  };
}

function processorArgs(readerRoleArns: string[]) {
  return {
    partition,
    trailParametersArn: `${world.PARAMETERS}/trails/*`,
    readerRoleArns,
    noticeQueueArns: [world.TRAIL_QUEUE, world.SECOND_TRAIL_QUEUE],
    parkedNoticeQueueArns: [world.PARKED_NOTICES, world.SECOND_PARKED_NOTICES],
    changeQueueArns: [world.CHANGE_QUEUE, world.SECOND_CHANGE_QUEUE],
    logGroupArns: [world.PROCESSOR_LOGS, world.SECOND_PROCESSOR_LOGS],
    queueKeyArns: [world.QUEUE_KEY],
  };
}

function alarmDocuments() {
  const alarms = { partition, accountId: world.ACME, region };
  return {
    alarmTopicPolicy: documents.alarmTopicPolicy({ ...alarms, topicArn: world.ALARM_TOPIC }),
    alarmTopicKeyPolicy: alone(documents.alarmTopicKeyStatement(alarms)),
    undeliveredAlarmsPolicy: documents.undeliveredAlarmsPolicy({
      queueArn: world.UNDELIVERED_ALARMS,
      topicArn: world.ALARM_TOPIC,
    }),
  };
}

function otherPartitions() {
  return {
    chinaReaderTrust: documents.readerTrustPolicy({
      partition: world.CHINA,
      vendorAccountId: world.VENDOR,
      processorRoleArn: PROCESSOR_IN_CHINA,
      externalId: world.ACME_EXTERNAL_ID,
    }),
    chinaReaderPermissions: documents.readerPermissions({
      partition: world.CHINA,
      bucket: world.ACME_BUCKET,
      prefixes: [""],
      accountIds: [world.ACME],
      region: "cn-north-1",
      trailKeyArn: KEY_IN_CHINA,
    }),
    govcloudTrailQueuePolicy: documents.trailQueuePolicy({
      partition: world.GOVCLOUD,
      queueArn: QUEUE_IN_GOVCLOUD,
      s3Sources: [{ bucket: world.ACME_BUCKET, accountId: world.ACME }],
    }),
  };
}

export const PROCESSOR_IN_CHINA = world.PROCESSOR.replace("arn:aws:", "arn:aws-cn:");
export const KEY_IN_CHINA = `arn:aws-cn:kms:cn-north-1:${world.ACME}:key/55555555-5555-4555-8555-555555555555`;
export const QUEUE_IN_GOVCLOUD = `arn:aws-us-gov:sqs:us-gov-west-1:${world.VENDOR}:vendor-trails`;

/** What the processor sends along when it assumes a reader role, here for roles that may do more than ours. */
function sessionDocuments() {
  const acme = {
    bucket: world.ACME_BUCKET,
    prefixes: [world.ACME_PREFIX],
    accountIds: [world.ACME],
    roleArn: world.ACME_READER,
    trailKeyArn: world.ACME_KEY,
  };
  const globex = {
    bucket: world.GLOBEX_BUCKET,
    prefixes: [world.GLOBEX_PREFIX],
    accountIds: [],
    organizationId: world.GLOBEX_ORGANIZATION,
    roleArn: world.GLOBEX_READER,
    trailKeyArn: world.GLOBEX_KEY,
  };
  const parsed = (text: string) => JSON.parse(text) as PolicyDocument;
  return {
    acmeSession: parsed(sessionPolicy(acme)),
    globexSession: parsed(sessionPolicy(globex)),
    globexListingSession: parsed(sessionPolicy(globex, { allowListing: true })),
  };
}

/** A statement that others add to a policy of their own, as a policy of its own. */
function alone(statement: Statement): PolicyDocument {
  return documents.policyDocument(statement);
}
