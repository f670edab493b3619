/** A partition of AWS: the second part of its ARNs, and the suffix of its service hosts. */
export interface Partition {
  name: string;
  dnsSuffix: string;
}

/** By the beginning of the region's name, the longer ones first where one begins another. */
const PARTITIONS: [regionPrefix: string, partition: Partition][] = [
  ["cn-", { name: "aws-cn", dnsSuffix: "amazonaws.com.cn" }],
  ["us-gov-", { name: "aws-us-gov", dnsSuffix: "amazonaws.com" }],
  ["eusc-", { name: "aws-eusc", dnsSuffix: "amazonaws.eu" }],
  ["us-isob-", { name: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov" }],
  ["us-isof-", { name: "aws-iso-f", dnsSuffix: "csp.hci.ic.gov" }],
  ["us-iso-", { name: "aws-iso", dnsSuffix: "c2s.ic.gov" }],
  ["eu-isoe-", { name: "aws-iso-e", dnsSuffix: "cloud.adc-e.uk" }],
];

/**
 * The partition of a region, by its name alone; a region that is not of a known special partition is of `aws`.
 * https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 */
export function partitionOfRegion(region: string): Partition {
  const found = PARTITIONS.find(([regionPrefix]) => region.startsWith(regionPrefix));
  return found?.[1] ?? { name: "aws", dnsSuffix: "amazonaws.com" };
}

/** The parts of an ARN, or undefined when the text is none. */
export function parseArn(
  arn: string,
): { partition: string; service: string; region: string; accountId: string; resource: string } | undefined {
  const match = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|):(.+)$/.exec(arn);
  if (!match) return undefined;
  const [, partition = "", service = "", region = "", accountId = "", resource = ""] = match;
  return { partition, service, region, accountId, resource };
}
