import { rulesOverlap, shownRule, type NotificationRule } from "../../contract/notification-rule";
import { nearest, shown } from "../../contract/problems";
import { shownRules, type BucketRules } from "./bucket-rules";

/** What a bucket holds decides whether a way of notification can be taken. Each says the rest of a sentence. */

/** Our rule, before it is known where it sends to. */
export type OwnRule = Omit<NotificationRule, "destinationArn">;

/** Writing the document would take out what others put there, and nothing says that they agreed. */
export function problemOfExclusive(now: BucketRules, ownId: string, replaces?: string): string | undefined {
  if (isInPlace(now, ownId)) return undefined;
  const foreign = foreignPart(now, ownId, replaces);
  if (foreign.length === 0) return undefined;
  return `mode exclusive would take out what is in the notification document of bucket ${shown(now.bucket)}: ${foreign.join("; ")}. Use merge, which leaves it there${hintOfReplaces(now, replaces)}.`;
}

/** Once our rule is in place the document is ours: others' rules in it will be lost. */
export function warningOfExclusive(now: BucketRules, ownId: string): string | undefined {
  const foreign = foreignPart(now, ownId);
  if (!isInPlace(now, ownId) || foreign.length === 0) return undefined;
  return `The notification document of bucket ${shown(now.bucket)} is this stack's own (mode exclusive), but somebody added ${foreign.join("; ")}. The next change of our rule, and destroy, take that out.`;
}

/** A slip of the pen, or the other integration is gone already. Once our rule is in place it has taken that one's. */
export function warningOfReplaces(now: BucketRules, ownId: string, replaces?: string): string | undefined {
  if (replaces === undefined || isInPlace(now, ownId) || isInPlace(now, replaces)) return undefined;
  const has = shownRules(now);
  const near = nearest(
    replaces,
    now.rules.map(({ id }) => id),
  );
  return `replaces names rule ${shown(replaces)}, but the notification document of bucket ${shown(now.bucket)} holds ${has.length === 0 ? "nothing" : has.join("; ")}: no rule gives way to ours.${near === undefined ? "" : ` Did you mean ${shown(near)}?`}`;
}

/** S3 would refuse the two rules in one document. */
export function problemOfMerge(
  now: BucketRules,
  own: OwnRule,
  exclusiveId: string,
  replaces?: string,
): string | undefined {
  const clash = now.rules.find(
    (rule) =>
      rule.id !== own.id && rule.id !== replaces && rulesOverlap(rule, { ...own, destinationArn: "" }),
  );
  if (clash === undefined) return undefined;
  if (clash.id === exclusiveId) {
    return `bucket ${shown(now.bucket)} has rule ${shown(exclusiveId)} of mode exclusive. ${AFTER_EXCLUSIVE} Only then say replaces: ${shown(exclusiveId)}.`;
  }
  return `mode merge cannot add our rule for ${own.events.join(" ")} with prefix ${shown(own.prefix)} and suffix ${shown(own.suffix)} to bucket ${shown(now.bucket)}: it overlaps ${shownRule(clash)}, and S3 allows no two rules for the same events that an object may both match. Say replaces: ${shown(clash.id)} if ours takes its place, or send its notices through a topic and use mode topic.`;
}

/** A rule of mode `exclusive` goes together with its whole document. */
export function warningOfMerge(now: BucketRules, exclusiveId: string): string | undefined {
  if (!isInPlace(now, exclusiveId)) return undefined;
  return `Bucket ${shown(now.bucket)} has rule ${shown(exclusiveId)} of mode exclusive. ${AFTER_EXCLUSIVE} If it is in the state still, stop here.`;
}

const AFTER_EXCLUSIVE =
  'While the BucketNotification of that mode is in a stack\'s state, its removal at the end of this update takes out the whole notification document, our new rule and everybody else\'s included: first run "pulumi state delete <its URN>", which leaves the bucket as it is (the URN is in "pulumi stack --show-urns").';

/** Our rule was put there once and is not there any more: somebody wrote the document without it. */
export function warningOfLostRule(now: BucketRules, own: NotificationRule, urn: string): string | undefined {
  const found = now.rules.find(({ id }) => id === own.id);
  if (found?.destinationArn === own.destinationArn) return undefined;
  const what = found === undefined ? "is gone from" : `sends to ${found.destinationArn} in`;
  return `Our rule ${shown(own.id)} ${what} the notification document of bucket ${shown(now.bucket)}: somebody else wrote it, and new trail files are not announced. Put it back with: pulumi up --replace '${urn}'`;
}

/** Without the flag no event of the bucket reaches EventBridge. */
export function problemOfEventBridge(now: BucketRules, accountId: string): string | undefined {
  if (now.eventbridge) return undefined;
  const bucket = `--bucket ${now.bucket} --expected-bucket-owner ${accountId}`;
  const put = `aws s3api put-bucket-notification-configuration ${bucket} --notification-configuration`;
  const command =
    now.rules.length === 0
      ? `${put} '{"EventBridgeConfiguration":{}}'`
      : `aws s3api get-bucket-notification-configuration ${bucket} | jq '.EventBridgeConfiguration={}' > notification.json && ${put} file://notification.json`;
  return `mode eventbridge needs delivery to EventBridge, which is off for bucket ${shown(now.bucket)}. Turn it on, its rules stay: ${command}`;
}

/** No mode was chosen: what the bucket has, and what would fit. */
export function problemOfNoMode(now: BucketRules, own: OwnRule): string {
  const has = shownRules(now);
  const what = has.length === 0 ? "nothing" : has.join("; ");
  return `mode is required, one of exclusive, merge, topic, eventbridge, external. The notification document of bucket ${shown(now.bucket)} holds ${what}: ${suggestion(now, own)}.`;
}

function suggestion(now: BucketRules, own: OwnRule): string {
  const rule = { ...own, destinationArn: "" };
  const clash = now.rules.find((other) => rulesOverlap(other, rule));
  if (clash !== undefined && clash.destinationArn.split(":")[2] === "sns") {
    return `topic with topicArn ${clash.destinationArn} takes the notices that are sent there already`;
  }
  if (clash !== undefined) {
    return `merge with replaces: ${shown(clash.id)} puts our rule in the place of the one that overlaps it, and leaves the rest`;
  }
  if (now.rules.length > 0) return "merge adds our rule and leaves the others";
  if (now.eventbridge) {
    return "eventbridge uses that when the queue is in the same account; merge adds our rule beside it";
  }
  return "exclusive lets this stack own the document; merge lets others add rules later";
}

function isInPlace(now: BucketRules, ownId: string): boolean {
  return now.rules.some(({ id }) => id === ownId);
}

function foreignPart(now: BucketRules, ...known: (string | undefined)[]): string[] {
  return shownRules({ ...now, rules: now.rules.filter(({ id }) => !known.includes(id)) });
}

function hintOfReplaces(now: BucketRules, replaces: string | undefined): string {
  const [only, ...others] = now.rules;
  if (replaces !== undefined || only === undefined || others.length > 0 || now.eventbridge) return "";
  return `, or say replaces: ${shown(only.id)} if ours takes its place`;
}
