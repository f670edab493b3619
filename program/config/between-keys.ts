import { parseArn, partitionOfRegion } from "../../contract/partition";
import type { KeyName } from "./keys";

/** Keys that are given and do nothing, because another one is missing. */
export function withoutUse(given: ReadonlySet<KeyName>, names: KeyName[], missing: string): string[] {
  return names.filter((name) => given.has(name)).map((name) => `${name} needs ${missing}.`);
}

/**
 * ARNs, by key, that are of another partition or region than a key says. An absent region is the provider's, which
 * only the components know.
 */
export function problemsOfPlace(
  arns: Record<string, string | undefined>,
  regionKey: Record<string, string | undefined>,
): string[] {
  return Object.entries(regionKey).flatMap(([regionName, region]) =>
    Object.entries(arns).flatMap(([key, given]) => {
      const arn = parseArn(given ?? "");
      if (arn === undefined || region === undefined) return [];
      const partition = partitionOfRegion(region).name;
      if (arn.partition !== partition) {
        return [`${key} is in partition ${arn.partition}, but ${regionName} ${region} is in ${partition}.`];
      }
      if (arn.region === region) return [];
      return [`${key} is in region ${arn.region}, but ${regionName} is ${region}.`];
    }),
  );
}
