import type * as pulumi from "@pulumi/pulumi";
import { changeQueueName, deadLetterQueueName, logGroupName } from "../../contract/installation-names";
import { processorRoleName, roleArn, trailQueueName } from "../../contract/names";
import { partitionOfRegion } from "../../contract/partition";

/** Names of an installation, from which its policies and offers are made before anything is there. */
export interface VendorNames {
  installation: string;
  processorRole: string;
  /** Name of the first trail queue of every region. */
  trailQueue: string;
  processorLogGroup: string;
  publisherLogGroup: string;
}

/** Throws a `ContractError` when one is too long. */
export function vendorNames(
  installation: string,
  given: { processorRoleName?: string; trailQueueName?: string },
): VendorNames {
  return {
    installation,
    processorRole: given.processorRoleName ?? processorRoleName(installation),
    trailQueue: given.trailQueueName ?? trailQueueName(installation),
    processorLogGroup: logGroupName(`${installation}-processor`),
    publisherLogGroup: logGroupName(`${installation}-publisher`),
  };
}

/** Name of a trail queue; `place` is 1, and 2, 3 … where one policy cannot hold all. */
export function trailQueueAt({ trailQueue }: VendorNames, place: number): string {
  return place === 1 ? trailQueue : `${trailQueue}-${place}`;
}

/** Key of a trail queue in outputs, and part of its resources' names. */
export function trailQueueKey({ region, place }: { region: string; place: number }): string {
  return place === 1 ? region : `${region}-${place}`;
}

export interface VendorArns {
  processorRole: string;
  /** By `trailQueueKey`. */
  trailQueues: Record<string, string>;
  parkedNoticeQueues: string[];
  changeQueues: string[];
  processorLogGroups: string[];
}

/** The ARNs that follow from the names. */
export function vendorArns(
  names: VendorNames,
  where: { accountId: string; homeRegion: string },
  what: { queues: { region: string; place: number }[]; destinations: string[] },
): VendorArns {
  const { accountId, homeRegion } = where;
  const partition = partitionOfRegion(homeRegion).name;
  const arn = (service: string, region: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  // IAM refuses a statement without resources, so an installation without trails is prepared for some at home.
  const queues = what.queues.length > 0 ? what.queues : [{ region: homeRegion, place: 1 }];
  const regions = [...new Set(queues.map(({ region }) => region))];
  const queueName = (place: number) => trailQueueAt(names, place);
  return {
    processorRole: roleArn(accountId, homeRegion, names.processorRole),
    trailQueues: Object.fromEntries(
      queues.map((queue) => [trailQueueKey(queue), arn("sqs", queue.region, queueName(queue.place))]),
    ),
    parkedNoticeQueues: queues.map(({ region, place }) =>
      arn("sqs", region, deadLetterQueueName(queueName(place))),
    ),
    changeQueues: what.destinations.map((name) =>
      arn("sqs", homeRegion, changeQueueName(names.installation, name)),
    ),
    processorLogGroups: regions.map((region) => arn("logs", region, `log-group:${names.processorLogGroup}`)),
  };
}

/** What the parts of an installation share. */
export interface Installation<Args> {
  component: pulumi.ComponentResource;
  /** The component's name. */
  name: string;
  names: VendorNames;
  arns: pulumi.Output<VendorArns>;
  homeRegion: pulumi.Output<string>;
  args: Args;
}
