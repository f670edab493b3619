import type { Filter } from "./filter";
import { filterCheck } from "./filter-validation";
import * as formats from "./formats";
import { parseArn, partitionOfRegion } from "./partition";
import { shown } from "./problems";
import { also, integer, list, mapped, nonEmptyList, problemsOf, refuse, validated } from "./validate";
import type { Check, Place } from "./validate";
import { defaulted, object, optional, required } from "./validate-object";

/** Name of the destination that the program's own keys make. */
export const DEFAULT_DESTINATION = "default";

/** A registered trail as users give it, made regular. */
export interface TrailSettings {
  name: string;
  bucket: string;
  bucketAccountId: string;
  region: string;
  /** From `prefixes` or `keyPrefix`; `[""]` by default. */
  prefixes: string[];
  /** The bucket's account by default; empty with `organizationId`. */
  accountIds: string[];
  organizationId?: string;
  externalId: string;
  /** Name of the reader role below the path of ours; its default follows from the component's name. */
  roleName?: string;
  /** ARN of a reader role that is named otherwise. */
  roleArn?: string;
  trailKeyArn?: string;
  /** Topic that carries the notices; none: the bucket sends to the queue. */
  topicArn?: string;
  /** `default` by default. */
  destination: string;
  filter?: Filter;
  /** Which trail queue of the region; 1 by default. */
  queue: number;
}

/** The list `trails` of the configuration, checked and made regular. Throws a `ContractError` with every problem. */
export function validateTrails(value: unknown, where = "trails"): TrailSettings[] {
  return validated(trailsCheck, value, where);
}

/** Everything that is wrong with the list `trails`; empty when nothing is. */
export function checkTrails(value: unknown, where = "trails"): string[] {
  return problemsOf(trailsCheck, value, where);
}

interface GivenTrail extends Omit<TrailSettings, "prefixes" | "accountIds"> {
  keyPrefix?: string;
  prefixes?: string[];
  accountIds?: string[];
}

const givenTrail: Check<GivenTrail> = also(
  object<GivenTrail>(
    {
      name: required(formats.shortName, "a name of your choice for this registration"),
      bucket: required(formats.bucketName, "the bucket CloudTrail writes to"),
      bucketAccountId: required(formats.accountId, "the account that owns the bucket"),
      region: required(formats.region, "the region of the bucket"),
      keyPrefix: optional(formats.keyPrefixOrPrefixes),
      prefixes: optional(nonEmptyList(formats.exactPrefix)),
      accountIds: optional(nonEmptyList(formats.accountId)),
      organizationId: optional(formats.organizationId),
      externalId: required(formats.externalId, "an id of your making, one for each customer"),
      roleName: optional(formats.roleName),
      roleArn: optional(formats.roleArn),
      trailKeyArn: optional(formats.keyArn),
      topicArn: optional(formats.topicArn),
      destination: defaulted(formats.shortName, DEFAULT_DESTINATION),
      filter: optional(filterCheck),
      queue: defaulted(integer({ min: 1, max: 100, unit: "queues" }), 1),
    },
    { emptyIsAbsent: true },
  ),
  refuseContradictions,
);

const trailsCheck: Check<TrailSettings[]> = also(list(mapped(givenTrail, regularTrail)), (trails, place) => {
  refuseEqual(trails, place);
  refuseSharedExternalIds(trails, place);
});

function regularTrail(given: GivenTrail): TrailSettings {
  const { keyPrefix, prefixes, accountIds, ...rest } = given;
  return {
    ...rest,
    prefixes: [...new Set(prefixes ?? [keyPrefix ?? ""])],
    accountIds: [
      ...new Set(accountIds ?? (given.organizationId === undefined ? [given.bucketAccountId] : [])),
    ],
  };
}

function refuseContradictions(trail: GivenTrail, place: Place): void {
  const exclusive = [
    ["keyPrefix", "prefixes"],
    ["accountIds", "organizationId"],
    ["roleName", "roleArn"],
  ] as const;
  for (const [one, other] of exclusive) {
    if (trail[one] !== undefined && trail[other] !== undefined) {
      refuse(place, `has both ${one} and ${other}; give one of them.`);
    }
  }
  const partition = partitionOfRegion(trail.region).name;
  for (const key of ["roleArn", "trailKeyArn", "topicArn"] as const) {
    const arn = parseArn(trail[key] ?? "");
    const inKey = { ...place, path: `${place.path}.${key}` };
    if (arn && arn.partition !== partition) {
      refuse(inKey, `is in partition ${arn.partition}, but region ${trail.region} is in ${partition}.`);
    } else if (key === "roleArn" && arn && arn.accountId !== trail.bucketAccountId) {
      refuse(inKey, `is a role of account ${arn.accountId}, but the bucket is in ${trail.bucketAccountId}.`);
    } else if (key === "trailKeyArn" && arn && arn.region !== trail.region) {
      refuse(inKey, `is in region ${arn.region}, but the bucket is in ${trail.region}.`);
    }
  }
}

/** One registration a name, and one a bucket: a bucket selects role and external id. */
function refuseEqual(trails: TrailSettings[], place: Place): void {
  for (const key of ["name", "bucket"] as const) {
    const seen = new Map<string, number>();
    trails.forEach((trail, index) => {
      const earlier = seen.get(trail[key]);
      if (earlier === undefined) seen.set(trail[key], index);
      else {
        const path = `${place.path}[${index}].${key}`;
        refuse({ ...place, path }, `is ${shown(trail[key])}, which ${place.path}[${earlier}] has already.`);
      }
    });
  }
}

/** Two customers with one external id: whoever may make us read the one could make us read the other. */
function refuseSharedExternalIds(trails: TrailSettings[], place: Place): void {
  const seen = new Map<string, number>();
  trails.forEach(({ externalId, bucketAccountId }, index) => {
    const earlier = seen.get(externalId);
    if (earlier === undefined) seen.set(externalId, index);
    else if (trails[earlier]?.bucketAccountId !== bucketAccountId) {
      const path = `${place.path}[${index}].externalId`;
      refuse(
        { ...place, path },
        `is that of ${place.path}[${earlier}], whose bucket is in another account; each customer needs one of its own.`,
      );
    }
  });
}
