import * as formats from "../../contract/formats";
import { parseArn, type Partition } from "../../contract/partition";
import { ContractError, shown } from "../../contract/problems";
import { list, text, validated, type Check } from "../../contract/validate";
import { object, required } from "../../contract/validate-object";
import type { PolicyDocument } from "../documents/document";
import type { NoticeSender } from "../documents/queue-key-statement";
import { queuePolicyProblems } from "../documents/queue-quotas";
import { trailQueuePolicy } from "../documents/trail-queue-policy";

/** Who may send to a trail queue. */
export interface TrailQueueSources {
  buckets: { bucket: string; accountId: string }[];
  topics: { name: string; topicArn: string }[];
  ruleArns: string[];
}

/** The sources, checked. Throws a `ContractError` with every problem. */
export function validateSources(value: unknown): TrailQueueSources {
  return validated(sourcesCheck, value, "sources");
}

/** The services that send for these sources. */
export function sendersOf({ buckets, topics, ruleArns }: TrailQueueSources): NoticeSender[] {
  return [
    ...(buckets.length > 0 ? ["s3" as const] : []),
    ...(topics.length > 0 ? ["sns" as const] : []),
    ...(ruleArns.length > 0 ? ["events" as const] : []),
  ];
}

/**
 * The policy of a queue with these sources. Throws a `ContractError` when a source is of another partition, or when
 * SQS would refuse the policy: then with the way out.
 */
export function policyOfSources(
  { buckets, topics, ruleArns }: TrailQueueSources,
  { partition, queueArn }: { partition: Partition; queueArn: string },
): PolicyDocument {
  const foreign = [...topics.map(({ topicArn }) => topicArn), ...ruleArns].find(
    (arn) => parseArn(arn)?.partition !== partition.name,
  );
  if (foreign !== undefined) {
    throw new ContractError([
      `sends from ${shown(foreign)}, which is of another partition than the queue's, ${partition.name}.`,
    ]);
  }
  const document = trailQueuePolicy({
    partition,
    queueArn,
    s3Sources: buckets,
    snsTopics: topics,
    eventBridgeRules: ruleArns.map((ruleArn) => ({ ruleArn })),
  });
  const [problem] = queuePolicyProblems(document);
  if (problem === undefined) return document;
  throw new ContractError([
    `${problem.charAt(0).toLowerCase()}${problem.slice(1)} Move some sources to a further queue of the same processor (in trails: queue: 2); about 100 buckets fit one queue.`,
  ]);
}

const sourcesCheck: Check<TrailQueueSources> = object<TrailQueueSources>({
  buckets: required(
    list(
      object<TrailQueueSources["buckets"][number]>({
        bucket: required(formats.bucketName, "the bucket that sends notices"),
        accountId: required(formats.accountId, "the account that owns the bucket"),
      }),
    ),
    "the buckets that send notices",
  ),
  topics: required(
    list(
      object<TrailQueueSources["topics"][number]>({
        name: required(text({ what: "a name" }), "the name of the subscription"),
        topicArn: required(formats.topicArn, "the topic that carries notices"),
      }),
    ),
    "the topics that carry notices",
  ),
  ruleArns: required(
    list(
      text({
        what: "the ARN of an EventBridge rule, such as arn:aws:events:eu-west-1:111122223333:rule/name",
        pattern: /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:rule\/[\w./-]+$/,
      }),
    ),
    "the rules that send notices",
  ),
});
