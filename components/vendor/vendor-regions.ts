import type * as pulumi from "@pulumi/pulumi";
import { after } from "../support/after";
import { ChangeProcessor } from "./change-processor";
import { ProcessorRole } from "./processor-role";
import { TrailQueue } from "./trail-queue";
import type { TrailRegistration } from "./trail-registration";
import type { VendorTrailArgs } from "./vendor-args";
import type { VendorIntegrationArgs } from "./vendor-integration";
import { trailQueueAt, trailQueueKey, type Installation } from "./vendor-names";
import type { PlannedQueue } from "./vendor-plan";
import { sourcesOf } from "./vendor-sources";

/** What an installation has in a region with trails. */
export interface RegionParts {
  region: string;
  processor: ChangeProcessor;
  /** The first takes what the processor parks. */
  queues: { name: string; queue: TrailQueue }[];
}

/**
 * The one role of the processors of all regions. Queues wait for it: IAM refuses a second role of the name, so that a
 * second installation of one name fails before SQS takes the queues of the first for its own.
 */
export function processorRole(
  { component, name, names, arns, homeRegion, args }: Installation<VendorIntegrationArgs>,
  readerRoleArns: pulumi.Input<string>[],
): ProcessorRole {
  return new ProcessorRole(
    `${name}-processor`,
    {
      readerRoleArns,
      trailQueueArns: arns.apply(({ trailQueues }) => Object.values(trailQueues)),
      parkedNoticeQueueArns: arns.apply(({ parkedNoticeQueues }) => parkedNoticeQueues),
      changeQueueArns: arns.apply(({ changeQueues }) => changeQueues),
      logGroupArns: arns.apply(({ processorLogGroups }) => processorLogGroups),
      installation: names.installation,
      homeRegion,
      roleName: names.processorRole,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: args.tags,
    },
    { parent: component },
  );
}

/** The trail queues and the processor of a region. */
export function regionParts(
  installation: Installation<VendorIntegrationArgs>,
  planned: { region: string; queues: PlannedQueue[] },
  { role, registrations }: { role: ProcessorRole; registrations: Map<string, TrailRegistration> },
): RegionParts {
  const { component, name, names, homeRegion, args } = installation;
  const { region } = planned;
  // A notice of an unknown bucket is dropped, so nobody is let in before it is known.
  const whenRegistered = (source: pulumi.Input<string>, trails: VendorTrailArgs[]) =>
    after(source, ...trails.map(({ bucket }) => registrations.get(bucket)?.bucket));
  const [first, ...further] = planned.queues.map((queue) => ({
    name: trailQueueKey(queue),
    place: queue.place,
    queue: new TrailQueue(
      `${name}-${trailQueueKey(queue)}`,
      {
        ...sourcesOf(queue.trails, whenRegistered),
        queueName: trailQueueAt(names, queue.place),
        region,
        tags: args.tags,
      },
      { parent: component, dependsOn: [role] },
    ),
  }));
  if (first === undefined) throw new Error(`Region ${region} was planned without a queue.`);
  const processor = new ChangeProcessor(
    `${name}-${region}`,
    {
      installation: names.installation,
      roleArn: role.roleArn,
      queueArn: first.queue.queueArn,
      queueUrl: first.queue.queueUrl,
      parkedQueueUrl: first.queue.parkedQueueUrl,
      furtherQueues: further.map(({ place, queue }) => ({ name: String(place), queueArn: queue.queueArn })),
      homeRegion,
      maximumConcurrency: args.maximumConcurrency,
      functionRuntime: args.functionRuntime,
      functionArchitecture: args.functionArchitecture,
      logGroupName: names.processorLogGroup,
      logRetentionDays: args.logRetentionDays,
      region,
      tags: args.tags,
    },
    { parent: component },
  );
  return { region, processor, queues: [first, ...further] };
}
