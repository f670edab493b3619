import * as world from "../world";
import { ANYTHING, sessionOf } from "../callers";
import { nearMisses } from "../near-misses";
import type { ProofCase } from "../simulate";

/** Queues that no service sends to, the queue of undelivered alarms, the key of a trail queue, subscriptions. */
export function otherQueueCases(): ProofCase[] {
  return [...privateQueue, ...undelivered, ...queueKey, ...SUBSCRIPTIONS.flatMap(subscriptions), ...anyQueue];
}

interface Call {
  who: string;
  /** Role or service. */
  caller: string;
  action: string;
  tls?: boolean | null;
  context?: Record<string, string>;
}

function called(
  what: Pick<ProofCase, "resource"> & { arn: string; account: string },
  { who, caller, action, tls, context = {} }: Call,
  expect: ProofCase["expect"],
  why: string,
  identity: ProofCase["identity"] = [],
): ProofCase {
  const session = caller.startsWith("arn:") ? sessionOf(caller) : { principal: caller, context: {} };
  return {
    who,
    wants: `${action} of ${what.arn}${describe(context)}`,
    expect,
    why,
    identity,
    resource: what.resource,
    request: {
      principal: session.principal,
      action,
      resource: what.arn,
      account: what.account,
      context: {
        ...session.context,
        ...context,
        ...(tls === undefined || tls === null ? {} : { "aws:SecureTransport": String(tls) }),
      },
    },
  };
}

function describe(context: Record<string, string>): string {
  return Object.values(context)
    .map((value) => ` ${value}`)
    .join("");
}

const parked = { resource: "privateQueuePolicy", arn: world.PARKED_NOTICES, account: world.VENDOR } as const;
const processor = { who: "the processor", caller: world.PROCESSOR, action: "sqs:SendMessage", tls: true };
const admin = { who: "a foreign account", caller: `arn:aws:iam::${world.STRANGER}:role/Admin` };

const privateQueue = [
  called(parked, processor, "allowed", "its own permissions do", ["processorPermissions"]),
  called(parked, { ...processor, tls: null }, "allowed", "calls inside AWS may not say how they came", [
    "processorPermissions",
  ]),
  called(parked, { ...processor, tls: false }, "denied", "the connection is not encrypted", [
    "processorPermissions",
  ]),
  called(parked, { ...processor, action: "sqs:ReceiveMessage", tls: false }, "denied", "for no action", [
    ANYTHING,
  ]),
  called(parked, { ...processor, ...admin }, "denied", "the queue is ours alone", [ANYTHING]),
  called(parked, { ...processor, who: "S3", caller: "s3.amazonaws.com" }, "denied", "no service sends here"),
  called(
    parked,
    { ...processor, who: "someone without a signature", caller: "anonymous" },
    "denied",
    "nobody does",
  ),
];

const letters = {
  resource: "undeliveredAlarmsPolicy",
  arn: world.UNDELIVERED_ALARMS,
  account: world.ACME,
} as const;
const sns = {
  who: "SNS for the alarm topic",
  caller: "sns.amazonaws.com",
  action: "sqs:SendMessage",
  tls: true,
  context: { "aws:SourceArn": world.ALARM_TOPIC },
};
const operator = {
  who: "an operator of Acme",
  caller: `arn:aws:iam::${world.ACME}:role/Operator`,
  action: "sqs:ReceiveMessage",
  tls: true,
};

const undelivered = [
  called(letters, sns, "allowed", "the message was not taken"),
  called(letters, { ...sns, tls: null }, "allowed", "calls inside AWS may not say how they came"),
  called(letters, { ...sns, tls: false }, "denied", "the connection is not encrypted"),
  ...nearMisses(world.ALARM_TOPIC).map((topic) =>
    called(letters, { ...sns, context: { "aws:SourceArn": topic } }, "denied", "the topic is another"),
  ),
  called(letters, { ...sns, context: {} }, "denied", "the call does not say for which topic"),
  called(letters, { ...sns, action: "sqs:ReceiveMessage" }, "denied", "messages come in, none goes out"),
  called(letters, { ...sns, who: "S3", caller: "s3.amazonaws.com" }, "denied", "it is not SNS"),
  called(
    letters,
    { ...sns, who: "someone without a signature", caller: "anonymous" },
    "denied",
    "it is not SNS",
  ),
  called(letters, operator, "allowed", "the account reads its own queue", [ANYTHING]),
  called(letters, { ...operator, tls: false }, "denied", "the connection is not encrypted", [ANYTHING]),
];

const key = { resource: "queueKeyPolicy", arn: world.QUEUE_KEY, account: world.VENDOR } as const;
const s3 = { who: "S3", caller: "s3.amazonaws.com", action: "kms:GenerateDataKey" };

const queueKey = [
  called(key, s3, "allowed", "it sends to the queue"),
  called(key, { ...s3, action: "kms:Decrypt" }, "allowed", "the queue's data key is used again for a while"),
  called(key, { ...s3, who: "SNS", caller: "sns.amazonaws.com" }, "allowed", "it sends to the queue"),
  called(
    key,
    { ...s3, who: "EventBridge", caller: "events.amazonaws.com" },
    "denied",
    "it does not send here",
  ),
  called(key, { ...s3, action: "kms:DisableKey" }, "denied", "it only encrypts"),
  called(key, { ...s3, ...admin }, "denied", "it is not of the vendor", [ANYTHING]),
  called(
    key,
    { ...s3, who: "someone without a signature", caller: "anonymous" },
    "denied",
    "it is no service",
  ),
];

const SUBSCRIPTIONS = ["snsSubscribePolicy", "snsSubscribePolicyAnyQueue"] as const;

const vendor = { who: "the vendor's administrator", caller: `arn:aws:iam::${world.VENDOR}:role/Admin` };
const subscribe = {
  ...vendor,
  action: "sns:Subscribe",
  context: { "sns:Protocol": "sqs", "sns:Endpoint": world.TRAIL_QUEUE },
};
const topicWith = (resource: (typeof SUBSCRIPTIONS)[number]) => ({
  resource,
  arn: world.GLOBEX_TOPIC,
  account: world.GLOBEX,
});

function subscriptions(resource: (typeof SUBSCRIPTIONS)[number]): ProofCase[] {
  const topic = topicWith(resource);
  const to = (protocol: string, endpoint: string) => ({
    ...subscribe,
    context: { "sns:Protocol": protocol, "sns:Endpoint": endpoint },
  });
  const otherAccount = world.TRAIL_QUEUE.replace(world.VENDOR, world.STRANGER);
  return [
    called(topic, subscribe, "allowed", `the topic's owner added ${resource}`, [ANYTHING]),
    called(topic, subscribe, "denied", "the vendor's own account must let it", []),
    called(topic, { ...subscribe, ...admin }, "denied", "the account is not the vendor's", [ANYTHING]),
    called(topic, to("https", "https://example.com"), "denied", "a queue only", [ANYTHING]),
    called(topic, to("https", world.TRAIL_QUEUE), "denied", "by SQS only", [ANYTHING]),
    called(topic, to("sqs", world.SECOND_TRAIL_QUEUE), "denied", "the queue is in another region", [
      ANYTHING,
    ]),
    called(topic, to("sqs", otherAccount), "denied", "the queue is not the vendor's", [ANYTHING]),
    called(
      topic,
      { ...subscribe, context: { "sns:Endpoint": world.TRAIL_QUEUE } },
      "denied",
      "by which protocol?",
      [ANYTHING],
    ),
    called(topic, { ...subscribe, context: { "sns:Protocol": "sqs" } }, "denied", "which queue?", [ANYTHING]),
    called(topic, { ...vendor, action: "sns:Publish" }, "denied", "it listens and does not speak", [
      ANYTHING,
    ]),
    called(
      topic,
      { ...subscribe, action: "sns:AddPermission", context: {} },
      "denied",
      "the policy is its owner's",
      [ANYTHING],
    ),
    called(
      topic,
      { ...subscribe, who: "someone without a signature", caller: "anonymous" },
      "denied",
      "who is it?",
    ),
  ];
}

const otherQueue = {
  ...subscribe,
  context: { "sns:Protocol": "sqs", "sns:Endpoint": `${world.TRAIL_QUEUE}-2` },
};
const anyQueue = [
  called(topicWith("snsSubscribePolicy"), otherQueue, "denied", "the queue is another", [ANYTHING]),
  called(topicWith("snsSubscribePolicyAnyQueue"), otherQueue, "allowed", "any queue of the vendor will do", [
    ANYTHING,
  ]),
];
