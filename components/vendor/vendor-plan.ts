import * as pulumi from "@pulumi/pulumi";
import type { Filter } from "../../contract/filter";
import { partitionOfRegion } from "../../contract/partition";
import { ContractError, nearest, shown } from "../../contract/problems";
import { DEFAULT_DESTINATION } from "../../contract/trail-settings";
import { isPlain } from "../support/derive";
import type { ChangeFilterArgs } from "./change-filter";
import type { VendorDestinationArgs, VendorTrailArgs } from "./vendor-args";

/** The trails of one trail queue. */
export interface PlannedQueue {
  region: string;
  /** 1, and 2, 3 … where one queue policy cannot hold all. */
  place: number;
  trails: VendorTrailArgs[];
}

/**
 * The trail queues of each region that has trails. The first one of a region is always there: its dead-letter queue
 * takes what the processor parks, so that moving trails between queues does not touch the processor.
 */
export function plannedQueues(trails: VendorTrailArgs[]): Map<string, PlannedQueue[]> {
  const regions = new Map<string, Map<number, PlannedQueue>>();
  for (const trail of trails) {
    const { region, queue: place = 1 } = trail;
    const queues = regions.get(region) ?? new Map([[1, { region, place: 1, trails: [] }]]);
    const planned = queues.get(place) ?? { region, place, trails: [] };
    planned.trails.push(trail);
    regions.set(region, queues.set(place, planned));
  }
  return new Map(
    [...regions].map(([region, queues]) => [
      region,
      [...queues.values()].sort((left, right) => left.place - right.place),
    ]),
  );
}

/** Throws a `ContractError` when trails, destinations and what is asked of them do not fit together. */
export function refuseMisfits(
  trails: VendorTrailArgs[],
  destinations: VendorDestinationArgs[],
  silentTrails: string[],
): void {
  const names = destinations.map(({ name }) => name);
  const problems: string[] = [];
  if (names.length === 0) problems.push("destinations must have at least one entry, got an empty list.");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) problems.push(`destinations has two of the name ${shown(twice)}.`);
  const known = new Set(names);
  trails.forEach(({ destination = DEFAULT_DESTINATION }, index) => {
    if (known.has(destination) || names.length === 0) return;
    problems.push(
      `trails[${index}].destination is ${shown(destination)}, which is none of the destinations ${names.join(", ")}.${hint(destination, names)}`,
    );
  });
  const trailNames = trails.map(({ name }) => name);
  for (const name of silentTrails.filter((one) => !trailNames.includes(one))) {
    problems.push(`silentTrails has ${shown(name)}, which is no registered trail.${hint(name, trailNames)}`);
  }
  if (problems.length > 0) throw new ContractError(problems);
}

/** Throws a `ContractError` when a trail lies in another partition than the installation: nothing crosses. */
export function refuseOtherPartitions(regions: string[], homeRegion: string): void {
  const home = partitionOfRegion(homeRegion).name;
  const problems = regions.flatMap((region, index) => {
    const partition = partitionOfRegion(region).name;
    if (partition === home) return [];
    return [
      `trails[${index}].region is ${shown(region)} in partition ${partition}, but the home region ${homeRegion} is in ${home}; one installation serves one partition.`,
    ];
  });
  if (problems.length > 0) throw new ContractError(problems);
}

/** The filter of all trails and that of one trail together: what either names counts. */
export function joinedFilter(
  ofAll: pulumi.Input<ChangeFilterArgs> | undefined,
  ofTrail: pulumi.Input<ChangeFilterArgs> | undefined,
): pulumi.Input<ChangeFilterArgs> | undefined {
  if (ofAll === undefined || ofTrail === undefined) return ofAll ?? ofTrail;
  if (isPlain([ofAll, ofTrail])) return join(ofAll as Filter, ofTrail as Filter) as ChangeFilterArgs;
  return pulumi
    .all([ofAll, ofTrail])
    .apply(([all, own]) => join(all as Filter, own as Filter) as ChangeFilterArgs);
}

function join(ofAll: Filter, ofTrail: Filter): Filter {
  const lists = (["preset", "exclude", "include"] as const).map((key) => [
    key,
    [...(ofAll[key] ?? []), ...(ofTrail[key] ?? [])],
  ]);
  return Object.fromEntries(lists.filter(([, entries]) => entries?.length !== 0)) as Filter;
}

function hint(word: string, known: string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}
