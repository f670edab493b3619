import type * as pulumi from "@pulumi/pulumi";
import { partitionOfRegion } from "../../contract/partition";
import { ContractError } from "../../contract/problems";
import { isPlain } from "../support/derive";
import type { TrailQueueArgs } from "./trail-queue";
import { policyOfSources, validateSources } from "./trail-queue-sources";
import type { VendorTrailArgs } from "./vendor-args";
import { trailQueueAt, type VendorNames } from "./vendor-names";
import type { PlannedQueue } from "./vendor-plan";

type Sources = Required<Pick<TrailQueueArgs, "buckets" | "topics" | "ruleArns">>;

/** Gives a source back as an output that waits for the registration of the trails it sends for. */
type WhenRegistered = (source: pulumi.Input<string>, trails: VendorTrailArgs[]) => pulumi.Input<string>;

/**
 * Who may send to a queue: the buckets themselves, or the topic or rule that carries their notices. A topic that
 * carries those of several buckets is subscribed once.
 */
export function sourcesOf(
  trails: VendorTrailArgs[],
  whenRegistered: WhenRegistered = (source) => source,
): Sources {
  const direct = trails.filter(({ topicArn, ruleArn }) => topicArn === undefined && ruleArn === undefined);
  return {
    buckets: direct.map((trail) => ({
      bucket: whenRegistered(trail.bucket, [trail]),
      accountId: trail.bucketAccountId,
    })),
    topics: topicsOf(trails).map(({ name, topicArn, sharedBy }) => ({
      name,
      topicArn: whenRegistered(topicArn, sharedBy),
    })),
    ruleArns: trails.flatMap((trail) =>
      trail.ruleArn === undefined ? [] : [whenRegistered(trail.ruleArn, [trail])],
    ),
  };
}

/** Throws a `ContractError` for a queue whose policy cannot hold its trails, when all of them are known already. */
export function refuseOverfull({ region, place, trails }: PlannedQueue, names: VendorNames): void {
  const sources = sourcesOf(trails);
  if (!isPlain(sources)) return;
  const partition = partitionOfRegion(region);
  // Account ids are all of one length, so any will do.
  const queueArn = `arn:${partition.name}:sqs:${region}:${"0".repeat(12)}:${trailQueueAt(names, place)}`;
  try {
    policyOfSources(validateSources(sources), { partition, queueArn });
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const where = `Of queue ${place} in ${region}, `;
    throw new ContractError(error.problems.map((problem) => `${where}${problem}`));
  }
}

interface SharedTopic {
  name: string;
  topicArn: pulumi.Input<string>;
  sharedBy: VendorTrailArgs[];
}

/** A topic's subscription is named after the topic: it stays when one of the trails that share it goes. */
function topicsOf(trails: VendorTrailArgs[]): SharedTopic[] {
  const topics = new Map<string, SharedTopic>();
  for (const trail of trails) {
    const { topicArn } = trail;
    if (topicArn === undefined) continue;
    const name = typeof topicArn === "string" ? topicArn.split(":").slice(3).join("-") : trail.bucket;
    const topic = topics.get(name) ?? { name, topicArn, sharedBy: [] };
    topic.sharedBy.push(trail);
    topics.set(name, topic);
  }
  return [...topics.values()];
}
