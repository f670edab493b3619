import type { Partition } from "../../contract/partition";

/**
 * The account as a principal. It stays valid when a role is deleted and made again, while the ARN of a role in a
 * policy turns into the id of the deleted one; a condition on `aws:PrincipalArn` narrows it to the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
export function accountRoot(partition: Partition, accountId: string): string {
  return `arn:${partition.name}:iam::${accountId}:root`;
}

/** `arn:aws:s3:::bucket` */
export function bucketArn(partition: Partition, bucket: string): string {
  return `arn:${partition.name}:s3:::${bucket}`;
}

/** ARN of an SSM parameter. `name` begins with `/` when it has levels, and may end with `/*`. */
export function parameterArn(
  partition: Partition,
  place: { region: string; accountId: string },
  name: string,
): string {
  return `arn:${partition.name}:ssm:${place.region}:${place.accountId}:parameter/${name.replace(/^\//, "")}`;
}

/** The region of an ARN, `""` when it has none. */
export function regionOfArn(arn: string): string {
  return arn.split(":")[3] ?? "";
}

/**
 * The values of `kms:ViaService` for a service in a region. AWS documents them with `amazonaws.com`; where the hosts
 * of the partition end otherwise, the same service's name with that ending is named too.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function viaService(partition: Partition, service: string, region: string): string[] {
  return [...new Set(["amazonaws.com", partition.dnsSuffix])].map(
    (suffix) => `${service}.${region}.${suffix}`,
  );
}
