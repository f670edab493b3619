import { bucketArn, viaService } from "./arns";
import { oneOrMany, policyDocument, type PolicyDocument, type Statement } from "./document";
import { organizationFolders, trailFileArns, trailFileKeys, type TrailFilesArgs } from "./trail-files";

export interface ReaderPermissionsArgs extends TrailFilesArgs {
  /** Region of the bucket, and so of its key. */
  region: string;
  /** KMS key of the files. Defaults to none: S3's own encryption needs no permission. */
  trailKeyArn?: string;
  /** Lets the vendor list the trail files, for backfill. Defaults to false. */
  allowListing?: boolean;
}

/**
 * What the reader role may do.
 *
 * `ReadTrailFiles`: GetObject on log files only. `AWSLogs/` as a whole is never named, because AWS Config and flow
 * logs write there too.
 * `DecryptTrailFiles`: the key of the files, through S3 in the bucket's region only, so the role cannot decrypt
 * anything that it did not read as an object.
 * `ListTrailFiles`, with `allowListing`: names below the same folders only.
 * `ListAccountsOfOrganization`, with `allowListing` and an organisation: the folder that has one folder for each
 * account, with the delimiter, without which the names of all objects below it would come back.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function readerPermissions(args: ReaderPermissionsArgs): PolicyDocument {
  return policyDocument(
    {
      Sid: "ReadTrailFiles",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: oneOrMany(trailFileArns(args)),
    },
    decryptTrailFiles(args),
    ...(args.allowListing === true ? listing(args) : []),
  );
}

function decryptTrailFiles({ partition, region, trailKeyArn }: ReaderPermissionsArgs): Statement | undefined {
  if (trailKeyArn === undefined) return undefined;
  return {
    Sid: "DecryptTrailFiles",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: trailKeyArn,
    Condition: { StringEquals: { "kms:ViaService": oneOrMany(viaService(partition, "s3", region)) } },
  };
}

function listing(args: ReaderPermissionsArgs): Statement[] {
  const list = {
    Effect: "Allow",
    Action: "s3:ListBucket",
    Resource: bucketArn(args.partition, args.bucket),
  } as const;
  const files: Statement = {
    Sid: "ListTrailFiles",
    ...list,
    Condition: { StringLike: { "s3:prefix": oneOrMany(trailFileKeys(args)) } },
  };
  const folders = organizationFolders(args);
  if (folders.length === 0) return [files];
  const accounts: Statement = {
    Sid: "ListAccountsOfOrganization",
    ...list,
    Condition: { StringEquals: { "s3:prefix": oneOrMany(folders), "s3:delimiter": "/" } },
  };
  return [files, accounts];
}
