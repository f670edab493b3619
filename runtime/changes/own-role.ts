import type { CloudTrailRecord } from "../cloudtrail/record";

/**
 * True when the processor or a reader role made the call: reading the trail is itself recorded in the trail. Both
 * have the path `/cloudtrail-changes/`; roles under another path are given by ARN.
 */
export function isOwnRole({ userIdentity }: CloudTrailRecord, ownRoleArns: ReadonlySet<string>): boolean {
  const arn = userIdentity?.sessionContext?.sessionIssuer?.arn;
  return typeof arn === "string" && (arn.includes(":role/cloudtrail-changes/") || ownRoleArns.has(arn));
}
