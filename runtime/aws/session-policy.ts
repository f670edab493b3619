import { SESSION_POLICY_MAX_CHARACTERS } from "../../contract/limits";
import { parseArn } from "../../contract/partition";
import type { TrailRegistration } from "../../contract/trail-registration";

/** What a session policy is made of. */
export type TrailScope = Pick<
  TrailRegistration,
  "bucket" | "prefixes" | "accountIds" | "organizationId" | "roleArn" | "trailKeyArn"
>;

/**
 * The session policy of a trail: whatever its reader role may do, this session reads trail files of that trail and
 * decrypts with its key, no more. A policy of many accounts or prefixes would pass the 2,048 characters of
 * AssumeRole; it then names the wider path, while the key of each object is still matched to the trail before.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function sessionPolicy(trail: TrailScope, options: { allowListing?: boolean } = {}): string {
  const widths: ((prefix: string) => string[])[] = [
    (prefix) => filePaths(prefix, trail),
    (prefix) => [`${literal(prefix)}AWSLogs/*/CloudTrail/*`],
  ];
  for (const pathsOf of widths) {
    const policy = policyOf(trail, trail.prefixes.flatMap(pathsOf), options.allowListing === true);
    if (policy.length <= SESSION_POLICY_MAX_CHARACTERS) return policy;
  }
  return policyOf(trail, ["*/CloudTrail/*"], options.allowListing === true);
}

function policyOf(trail: TrailScope, paths: string[], allowListing: boolean): string {
  const partition = parseArn(trail.roleArn)?.partition ?? "aws";
  const bucketArn = `arn:${partition}:s3:::${trail.bucket}`;
  const statements = [allow("s3:GetObject", single(paths.map((path) => `${bucketArn}/${path}`)))];
  if (allowListing) statements.push(allow("s3:ListBucket", bucketArn));
  if (trail.trailKeyArn !== undefined) statements.push(allow("kms:Decrypt", trail.trailKeyArn));
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** An account's files lie under its id; those of an organisation trail under the organisation's, then its own. */
function filePaths(prefix: string, trail: TrailScope): string[] {
  const ofAccounts = trail.accountIds.flatMap((account) => [account, `o-*/${account}`]);
  const owners =
    trail.organizationId === undefined ? ofAccounts : [`${trail.organizationId}/*`, ...ofAccounts];
  return owners.map((owner) => `${literal(prefix)}AWSLogs/${owner}/CloudTrail/*`);
}

/** In a policy's resource `*`, `?` and `$` are not themselves. */
function literal(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`);
}

function allow(action: string, resource: string | string[]) {
  return { Effect: "Allow", Action: action, Resource: resource };
}

function single(values: string[]): string | string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
