import * as formats from "./formats";
import { EVENT_RULE_NAME_MAX_LENGTH, S3_RULE_ID_MAX_LENGTH } from "./limits";
import type { NotificationRule } from "./notification-rule";
import { nonEmptyList, refuse, text, validated, type Check } from "./validate";
import { object, optional, required } from "./validate-object";

/** What the notifier function is asked for: our rule in the notification document of a bucket. */
export interface NotifierInput {
  bucket: string;
  /** The account that must own the bucket. */
  bucketAccountId: string;
  rule: NotificationRule;
  /** Id of the one foreign rule that gives way to ours. */
  replaces?: string;
}

/** Throws a `ContractError` with every problem. */
export function validateNotifierInput(value: unknown, where = "input"): NotifierInput {
  return validated(notifierInput, value, where);
}

/** Id of a rule. https://docs.aws.amazon.com/AmazonS3/latest/API/API_QueueConfiguration.html */
export const ruleId = text({
  what: `the Id of a rule of 1 to ${S3_RULE_ID_MAX_LENGTH} characters`,
  pattern: /^.{1,255}$/,
});

/** Name of an EventBridge rule. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const eventRuleName = text({
  what: `the name of an EventBridge rule of 1 to ${EVENT_RULE_NAME_MAX_LENGTH} letters, digits and . - _`,
  pattern: /^[.\w-]{1,64}$/,
});

const destinationArn: Check<string> = (value, place) => {
  const problems: string[] = [];
  const found =
    formats.queueArn(value, { ...place, problems }) ?? formats.topicArn(value, { ...place, problems });
  return found ?? refuse(place, "must be the ARN of a standard SQS queue or SNS topic.");
};

const anyText: Check<string> = (value, place) =>
  typeof value === "string" ? value : refuse(place, "must be a string.");

const rule: Check<NotificationRule> = object<NotificationRule>({
  id: required(ruleId, "the Id of our rule"),
  destinationArn: required(destinationArn, "where notices go"),
  events: required(nonEmptyList(text({ what: "an event type" })), "the event types"),
  prefix: required(anyText, "what keys begin with"),
  suffix: required(anyText, "what keys end with"),
});

const notifierInput: Check<NotifierInput> = object<NotifierInput>({
  bucket: required(formats.bucketName, "the bucket"),
  bucketAccountId: required(formats.accountId, "the account that owns the bucket"),
  rule: required(rule, "our rule"),
  replaces: optional(ruleId),
});
