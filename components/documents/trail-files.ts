import type { Partition } from "../../contract/partition";
import { bucketArn } from "./arns";

/** Which objects of a bucket are trail files of a customer. */
export interface TrailFilesArgs {
  partition: Partition;
  bucket: string;
  /** What stands before `AWSLogs/` in the keys: `""` or text that ends with `/`. At least one. */
  prefixes: string[];
  /** Accounts whose files lie under their own id. */
  accountIds?: string[];
  /** `o-…` of an organisation trail. */
  organizationId?: string;
}

/** Any account of an organisation: twelve characters, so that no folder more fits in between, as it would with `*`. */
const ANY_ACCOUNT = "?".repeat(12);

/**
 * Key patterns of the log files, and nothing beside them: digests (`CloudTrail-Digest/`), insights, and what AWS
 * Config and flow logs keep under the same `AWSLogs/<account>/` lie in other folders.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function trailFileKeys({ prefixes, accountIds = [], organizationId }: TrailFilesArgs): string[] {
  const owners = organizationId === undefined ? [] : [`${organizationId}/${ANY_ACCOUNT}`];
  return prefixes.flatMap((prefix) =>
    [...owners, ...accountIds].map((owner) => `${literal(prefix)}AWSLogs/${owner}/CloudTrail/*`),
  );
}

/** The folders that hold one folder for each account of an organisation. */
export function organizationFolders({ prefixes, organizationId }: TrailFilesArgs): string[] {
  return organizationId === undefined ? [] : prefixes.map((prefix) => `${prefix}AWSLogs/${organizationId}/`);
}

/** ARN patterns of the log files. */
export function trailFileArns(args: TrailFilesArgs): string[] {
  return trailFileKeys(args).map((key) => `${bucketArn(args.partition, args.bucket)}/${key}`);
}

/** In a pattern of a policy `*`, `?` and `$` are not themselves. */
function literal(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`);
}
