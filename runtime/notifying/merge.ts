import { rulesOverlap, shownRule, type NotificationRule } from "../../contract/notification-rule";
import { parseArn } from "../../contract/partition";
import { rulesOf, sameRule, storedRule, type NotificationDocument, type StoredRule } from "./document";

/** What a document should hold in the end: our rule or none, and the rules of these Ids no more. */
export interface Wish {
  add?: NotificationRule;
  remove: string[];
}

/**
 * The document with a wish fulfilled. Everything else in it stays as it is, in its order, EventBridge delivery
 * included; a rule of ours that is there already keeps its place. Throws an `Overlap` when S3 would refuse.
 */
export function merged(document: NotificationDocument, wish: Wish): NotificationDocument {
  const { add } = wish;
  const foreign = rulesOf(document).filter(({ id }) => !gone(wish).includes(id) && id !== add?.id);
  const clash = add && foreign.find((rule) => rulesOverlap(rule, add));
  if (add && clash) throw new Overlap(add, clash);
  const queues = inList(document.QueueConfigurations, wish, "sqs", (arn) => ({ QueueArn: arn }));
  const topics = inList(document.TopicConfigurations, wish, "sns", (arn) => ({ TopicArn: arn }));
  const functions = inList(document.LambdaFunctionConfigurations, wish, "lambda", (arn) => ({
    LambdaFunctionArn: arn,
  }));
  return {
    ...document,
    ...(queues && { QueueConfigurations: queues }),
    ...(topics && { TopicConfigurations: topics }),
    ...(functions && { LambdaFunctionConfigurations: functions }),
  };
}

/** True when a document holds what was wished: then nothing is written. */
export function fulfilled(document: NotificationDocument, wish: Wish): boolean {
  const { add } = wish;
  const rules = rulesOf(document);
  const ours = rules.filter(({ id }) => id === add?.id);
  const [first] = ours;
  const added = !add || (first !== undefined && ours.length === 1 && sameRule(first, add));
  return added && !rules.some(({ id }) => gone(wish).includes(id));
}

/** Two rules that S3 does not allow in one document. */
export class Overlap extends Error {
  constructor(ours: NotificationRule, other: NotificationRule) {
    super(
      `Our rule ${shownRule(ours)} overlaps ${shownRule(other)}: S3 allows no two rules for the same events that an object may both match. Nothing was written. Name that rule in replaces if ours takes its place, or send its notices through a topic and use notification: topic.`,
    );
    this.name = "Overlap";
  }
}

/** One list of the document: without what goes, with ours in its old place or at the end; undefined when there is none. */
function inList<T extends StoredRule>(
  list: T[] | undefined,
  wish: Wish,
  service: string,
  destination: (arn: string) => Omit<T, keyof StoredRule>,
): T[] | undefined {
  const { add } = wish;
  const ours =
    add && parseArn(add.destinationArn)?.service === service
      ? ({ ...destination(add.destinationArn), ...storedRule(add) } as T)
      : undefined;
  const kept = (list ?? []).filter(({ Id }) => Id === undefined || !gone(wish).includes(Id));
  const place = kept.findIndex(({ Id }) => Id !== undefined && Id === add?.id);
  const others = kept.filter(({ Id }) => Id === undefined || Id !== add?.id);
  if (ours) others.splice(place === -1 ? others.length : place, 0, ours);
  return list === undefined && !ours ? undefined : others;
}

/** A rule that is to be there is not removed, should its Id be among those too. */
function gone({ add, remove }: Wish): string[] {
  return remove.filter((id) => id !== add?.id);
}
