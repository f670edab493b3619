import * as world from "../world";
import { ANYTHING, sessionOf } from "../callers";
import type { DocumentName } from "../documents";
import type { ProofCase } from "../simulate";

/** Who may publish to the topic of alarms, and use its key. */
export function alarmCases(): ProofCase[] {
  return [
    ...fromAlarms({
      resource: "alarmTopicPolicy",
      arn: world.ALARM_TOPIC,
      action: "sns:Publish",
      tls: "true",
    }),
    ...KEY_ACTIONS.flatMap((action) =>
      fromAlarms({ resource: "alarmTopicKeyPolicy", arn: world.ACME_KEY, action }),
    ),
    ...topicOnly,
    ...keyOnly,
  ];
}

const KEY_ACTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];

interface Target {
  resource: DocumentName;
  arn: string;
  action: string;
  tls?: string;
}

const ALARM = `arn:aws:cloudwatch:${world.REGION}:${world.ACME}:alarm:root-used`;

function publish(
  target: Target,
  expect: ProofCase["expect"],
  why: string,
  how: { who?: string; caller?: string; sourceArn?: string | null; sourceAccount?: string | null } & Pick<
    ProofCase,
    "identity"
  > = {},
): ProofCase {
  const { who = "CloudWatch for Acme's alarm", caller = "cloudwatch.amazonaws.com", identity } = how;
  const { sourceArn = ALARM, sourceAccount = world.ACME } = how;
  const session = caller.startsWith("arn:") ? sessionOf(caller) : { principal: caller, context: {} };
  return {
    who,
    wants: `${target.action} of ${target.arn}`,
    expect,
    why,
    identity,
    resource: target.resource,
    request: {
      principal: session.principal,
      action: target.action,
      resource: target.arn,
      account: world.ACME,
      context: {
        ...session.context,
        ...(target.tls === undefined ? {} : { "aws:SecureTransport": target.tls }),
        ...(sourceArn === null ? {} : { "aws:SourceArn": sourceArn }),
        ...(sourceAccount === null ? {} : { "aws:SourceAccount": sourceAccount }),
      },
    },
  };
}

function fromAlarms(target: Target): ProofCase[] {
  const foreign = ALARM.replace(world.ACME, world.STRANGER);
  return [
    publish(target, "allowed", "the alarm went off"),
    publish(target, "denied", "the alarm is another account's", {
      sourceArn: foreign,
      sourceAccount: world.STRANGER,
    }),
    publish(target, "denied", "ARN and account must both be Acme's", { sourceAccount: world.STRANGER }),
    publish(target, "denied", "ARN and account must both be Acme's", { sourceArn: foreign }),
    publish(target, "denied", "the alarm is in another region", {
      sourceArn: ALARM.replace(world.REGION, world.SECOND_REGION),
    }),
    publish(target, "denied", "it is no alarm", { sourceArn: ALARM.replace(":alarm:", ":insight-rule/") }),
    publish(target, "denied", "the call does not say for which alarm", { sourceArn: null }),
    publish(target, "denied", "the call does not say for which account", { sourceAccount: null }),
    publish(target, "denied", "it is not CloudWatch", { who: "EventBridge", caller: "events.amazonaws.com" }),
    publish(target, "denied", "it is not CloudWatch", {
      who: "someone without a signature",
      caller: "anonymous",
    }),
    publish(target, "denied", "it is not CloudWatch", {
      who: "a foreign account",
      caller: `arn:aws:iam::${world.STRANGER}:role/Admin`,
      identity: [ANYTHING],
    }),
  ];
}

const topic: Target = {
  resource: "alarmTopicPolicy",
  arn: world.ALARM_TOPIC,
  action: "sns:Publish",
  tls: "true",
};
const operator = {
  who: "an operator of Acme",
  caller: `arn:aws:iam::${world.ACME}:role/Operator`,
  sourceArn: null,
  sourceAccount: null,
  identity: [ANYTHING],
};

const topicOnly = [
  publish({ ...topic, tls: undefined }, "allowed", "calls inside AWS may not say how they came"),
  publish({ ...topic, tls: "false" }, "denied", "the connection is not encrypted"),
  publish({ ...topic, action: "sns:Subscribe", tls: undefined }, "denied", "it speaks and does not listen"),
  publish(topic, "allowed", "the account publishes a test", operator),
  publish({ ...topic, tls: "false" }, "denied", "the connection is not encrypted", operator),
  publish(
    { ...topic, action: "sns:GetTopicAttributes", tls: "false" },
    "allowed",
    "only messages must be encrypted",
    operator,
  ),
];

const key: Target = { resource: "alarmTopicKeyPolicy", arn: world.ACME_KEY, action: "kms:DisableKey" };
const keyOnly = [
  publish(key, "denied", "it only encrypts"),
  publish(
    { ...key, action: "kms:GenerateDataKeyWithoutPlaintext" },
    "allowed",
    "a data key to be used later",
  ),
  publish({ ...key, action: "kms:GenerateDataKeyPair" }, "allowed", "AWS documents the wildcard"),
];
