import { parseArn } from "../../contract/partition";
import { shown } from "../../contract/problems";
import { DEFAULT_DESTINATION } from "../../contract/trail-settings";
import { OWN_TRAIL } from "../own-trail";
import type { ConfigValues } from "./keys";
import type { KeysRead } from "./read-keys";

/** What the keys about processing and publishing must be together, on the vendor's side and in `both`. */
export function vendorProblems({ given, values }: KeysRead): string[] {
  const trailsMissing = values.side === "vendor" && !given.has("trails");
  return [
    ...(trailsMissing ? ["trails is required: the customers' trails, at least one."] : []),
    ...keyProblems("apiKey", "BigPanda's user API key", given),
    ...keyProblems("appKey", "the app key of BigPanda's integration", given),
    ...(given.has("bigPandaRegion") && given.has("bigPandaEndpoint")
      ? ["bigPandaRegion and bigPandaEndpoint are both given; give one of them."]
      : []),
    ...destinationProblems(values),
    ...ownTrailProblems(values),
    ...alertProblems(values),
  ];
}

function keyProblems(key: "apiKey" | "appKey", what: string, given: KeysRead["given"]): string[] {
  const count = [key, `${key}Parameter` as const].filter((one) => given.has(one)).length;
  if (count === 1) return [];
  if (count === 2) return [`${key} and ${key}Parameter are both given; give one of them.`];
  return [
    `${key}Parameter is required, the name of a SecureString that holds ${what}; or ${key}, the key itself.`,
  ];
}

function destinationProblems({ destinations = [], trails = [] }: ConfigValues): string[] {
  const names = [DEFAULT_DESTINATION, ...destinations.map(({ name }) => name)];
  return [
    ...(names.indexOf(DEFAULT_DESTINATION, 1) > 0
      ? [
          `destinations.${DEFAULT_DESTINATION} has the name of the destination that the keys of this stack make. Give it another name.`,
        ]
      : []),
    ...trails.flatMap(({ destination }, index) =>
      names.includes(destination)
        ? []
        : [
            `trails[${index}].destination is ${shown(destination)}; there are ${[...new Set(names)].join(", ")}.`,
          ],
    ),
  ];
}

/** In `both` the stack's own trail is registered beside the customers'. */
function ownTrailProblems({ side, bucket, trails = [] }: ConfigValues): string[] {
  if (side !== "both") return [];
  return trails.flatMap((trail, index) => [
    ...(trail.bucket === bucket
      ? [
          `trails[${index}].bucket is ${shown(bucket)}, which is this stack's own bucket and registered by itself.`,
        ]
      : []),
    ...(trail.name === OWN_TRAIL
      ? [
          `trails[${index}].name is ${shown(OWN_TRAIL)}, which is the name of this stack's own trail. Give another.`,
        ]
      : []),
  ]);
}

function alertProblems({ alertTopicArns = [] }: ConfigValues): string[] {
  const regions = alertTopicArns.map((arn) => parseArn(arn)?.region);
  return regions.flatMap((region, index) => {
    const earlier = regions.indexOf(region);
    if (earlier === index || region === undefined) return [];
    return [
      `alertTopicArns[${index}] is in region ${region}, for which alertTopicArns[${earlier}] is given already; give one topic a region.`,
    ];
  });
}
