import * as world from "../world";
import { ANYTHING, sessionOf } from "../callers";
import { QUEUE_IN_GOVCLOUD, type DocumentName } from "../documents";
import { nearMisses } from "../near-misses";
import type { ProofCase } from "../simulate";

/** Who may send notices to a trail queue. */
export function trailQueueCases(): ProofCase[] {
  return [
    ...buckets(ireland),
    ...buckets(govcloud),
    ...secondSources,
    ...topics,
    ...rules,
    ...mixedUp,
    ...ownRoles,
  ];
}

interface Queue {
  resource: DocumentName;
  queue: string;
  bucket: string;
  otherPartition: string;
}

const ireland: Queue = {
  resource: "trailQueuePolicy",
  queue: world.TRAIL_QUEUE,
  bucket: `arn:aws:s3:::${world.ACME_BUCKET}`,
  otherPartition: `arn:aws-us-gov:s3:::${world.ACME_BUCKET}`,
};
const govcloud: Queue = {
  resource: "govcloudTrailQueuePolicy",
  queue: QUEUE_IN_GOVCLOUD,
  bucket: `arn:aws-us-gov:s3:::${world.ACME_BUCKET}`,
  otherPartition: `arn:aws:s3:::${world.ACME_BUCKET}`,
};

interface Sender {
  who: string;
  service: string;
  sourceArn?: string;
  sourceAccount?: string;
  /** `null`: the call does not say. Defaults to true. */
  tls?: boolean | null;
  action?: string;
}

function send(
  { resource, queue }: Queue,
  sender: Sender,
  expect: ProofCase["expect"],
  why: string,
): ProofCase {
  const { who, service, sourceArn, sourceAccount, tls = true, action = "sqs:SendMessage" } = sender;
  return {
    who,
    wants: `${action} of ${queue}`,
    expect,
    why,
    resource,
    request: {
      principal: service,
      action,
      resource: queue,
      account: world.VENDOR,
      context: {
        ...(tls === null ? {} : { "aws:SecureTransport": String(tls) }),
        ...(sourceArn === undefined ? {} : { "aws:SourceArn": sourceArn }),
        ...(sourceAccount === undefined ? {} : { "aws:SourceAccount": sourceAccount }),
      },
    },
  };
}

function buckets(queue: Queue): ProofCase[] {
  const acme: Sender = {
    who: "S3 for Acme's bucket",
    service: "s3.amazonaws.com",
    sourceArn: queue.bucket,
    sourceAccount: world.ACME,
  };
  const other = `${queue.bucket}-2`;
  return [
    send(queue, acme, "allowed", "the bucket is registered"),
    send(queue, { ...acme, tls: null }, "allowed", "calls inside AWS may not say how they came"),
    send(queue, { ...acme, tls: false }, "denied", "the connection is not encrypted"),
    send(
      queue,
      { ...acme, who: "S3 for another bucket", sourceArn: other },
      "denied",
      "it is not registered",
    ),
    send(queue, { ...acme, sourceArn: queue.otherPartition }, "denied", "the partition is another"),
    send(queue, { ...acme, sourceArn: undefined }, "denied", "the call does not say for which bucket"),
    send(
      queue,
      { ...acme, who: "S3 for a bucket of Acme's name in another account", sourceAccount: world.STRANGER },
      "denied",
      "the name was taken over",
    ),
    send(queue, { ...acme, sourceAccount: undefined }, "denied", "the call does not say for which account"),
    send(queue, { ...acme, action: "sqs:ReceiveMessage" }, "denied", "notices come in, nothing goes out"),
    send(queue, { ...acme, action: "sqs:SetQueueAttributes" }, "denied", "the queue's settings are ours"),
    send(
      queue,
      { ...acme, who: "Lambda for Acme's bucket", service: "lambda.amazonaws.com" },
      "denied",
      "it is not S3",
    ),
    send(
      queue,
      { ...acme, who: "someone without a signature", service: "anonymous" },
      "denied",
      "it is not S3",
    ),
  ];
}

const secondSources = [
  send(
    ireland,
    {
      who: "S3 for the vendor's own bucket",
      service: "s3.amazonaws.com",
      sourceArn: `arn:aws:s3:::${world.VENDOR_BUCKET}`,
      sourceAccount: world.VENDOR,
    },
    "allowed",
    "the bucket is registered",
  ),
];

const topic: Sender = {
  who: "SNS for Globex's topic",
  service: "sns.amazonaws.com",
  sourceArn: world.GLOBEX_TOPIC,
};
const topics = [
  send(ireland, topic, "allowed", "the topic is registered"),
  send(ireland, { ...topic, tls: false }, "denied", "the connection is not encrypted"),
  ...nearMisses(world.GLOBEX_TOPIC).map((other) =>
    send(ireland, { ...topic, who: `SNS for ${other}`, sourceArn: other }, "denied", "the topic is another"),
  ),
  send(ireland, { ...topic, sourceArn: undefined }, "denied", "the call does not say for which topic"),
  send(ireland, { ...topic, action: "sqs:DeleteMessage" }, "denied", "notices come in, nothing goes out"),
  send(
    ireland,
    { ...topic, who: "someone without a signature", service: "anonymous" },
    "denied",
    "it is not SNS",
  ),
];

const rule: Sender = {
  who: "EventBridge for the vendor's rule",
  service: "events.amazonaws.com",
  sourceArn: world.VENDOR_RULE,
};
const rules = [
  send(ireland, rule, "allowed", "the rule is ours"),
  send(ireland, { ...rule, tls: false }, "denied", "the connection is not encrypted"),
  ...nearMisses(world.VENDOR_RULE).map((other) =>
    send(
      ireland,
      { ...rule, who: `EventBridge for ${other}`, sourceArn: other },
      "denied",
      "the rule is another",
    ),
  ),
  send(ireland, { ...rule, sourceArn: undefined }, "denied", "the call does not say for which rule"),
  send(ireland, { ...rule, action: "sqs:PurgeQueue" }, "denied", "notices come in, nothing goes out"),
  send(
    ireland,
    { ...rule, who: "someone without a signature", service: "anonymous" },
    "denied",
    "it is not EventBridge",
  ),
];

const mixedUp = [
  send(
    ireland,
    { ...topic, who: "S3 in the name of a topic", service: "s3.amazonaws.com" },
    "denied",
    "S3 has buckets",
  ),
  send(
    ireland,
    { ...topic, who: "SNS in the name of a bucket", sourceArn: ireland.bucket },
    "denied",
    "SNS has topics",
  ),
  send(
    ireland,
    { ...rule, who: "SNS in the name of a rule", service: "sns.amazonaws.com" },
    "denied",
    "SNS has topics",
  ),
];

/** The vendor's own roles need no statement in the policy, and keep to TLS. */
function own(
  who: string,
  expect: ProofCase["expect"],
  why: string,
  how: { role?: string; tls?: string; queue?: Queue } & Partial<ProofCase> = {},
): ProofCase {
  const { role = world.PROCESSOR, tls = "true", queue = ireland, ...rest } = how;
  const { principal, context } = sessionOf(role);
  return {
    who,
    wants: "sqs:ReceiveMessage of the trail queue",
    expect,
    why,
    identity: ["processorPermissions"],
    resource: queue.resource,
    request: {
      principal,
      action: "sqs:ReceiveMessage",
      resource: queue.queue,
      account: world.VENDOR,
      context: { ...context, "aws:SecureTransport": tls },
    },
    ...rest,
  };
}

const stranger = `arn:aws:iam::${world.STRANGER}:role/Admin`;
const ownRoles = [
  own("the processor", "allowed", "it empties the queue"),
  own("the processor", "denied", "the connection is not encrypted", { tls: "false" }),
  own("the publisher", "denied", "notices are not its business", {
    role: world.PUBLISHER,
    identity: ["publisherPermissions"],
  }),
  own("a foreign account", "denied", "nobody else empties the queue", {
    role: stranger,
    identity: [ANYTHING],
  }),
];
