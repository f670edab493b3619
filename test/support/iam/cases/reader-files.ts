import * as world from "../world";
import { sessionOf } from "../callers";
import type { DocumentName } from "../documents";
import { nearMisses } from "../near-misses";
import type { ProofCase } from "../simulate";

const ACME_FOLDER = `${world.ACME_PREFIX}AWSLogs/${world.ACME}`;
const MEMBER_FOLDER = `${world.ACME_PREFIX}AWSLogs/${world.GLOBEX_MEMBER}`;
const DAY = "eu-west-1/2026/01/31";

/** What the reader roles may read and list. */
export function readerFileCases(): ProofCase[] {
  return [
    ...files(acme("readerPermissions")),
    ...files(acme("readerPermissionsWithListing")),
    ...severalOwners,
    ...neighbours(acme("readerPermissions"), `${ACME_FOLDER}/CloudTrail`),
    ...[`${ACME_FOLDER}/CloudTrail`, `${MEMBER_FOLDER}/CloudTrail`].flatMap((folder) => [
      ...neighbours(both, folder),
      ...neighbours(both, folder.slice(world.ACME_PREFIX.length)),
    ]),
    ...neighbours(china, `${china.folder}/CloudTrail`),
    ...neighbours(globex, `${globex.folder}/CloudTrail`).filter(({ request }) =>
      request.resource.includes(world.GLOBEX_MEMBER),
    ),
    ...files(china),
    ...organizationFiles,
    ...listing,
    ...organizationListing,
  ];
}

interface Reader {
  who: string;
  role: string;
  account: string;
  bucket: string;
  identity: DocumentName;
  /** Folder of one account's files of all kinds. */
  folder: string;
}

const acme = (identity: DocumentName): Reader => ({
  who: `Acme's reader (${identity})`,
  role: world.ACME_READER,
  account: world.ACME,
  bucket: `arn:aws:s3:::${world.ACME_BUCKET}`,
  identity,
  folder: ACME_FOLDER,
});

const china: Reader = {
  ...acme("chinaReaderPermissions"),
  role: world.ACME_READER.replace("arn:aws:", "arn:aws-cn:"),
  bucket: `arn:aws-cn:s3:::${world.ACME_BUCKET}`,
  folder: `AWSLogs/${world.ACME}`,
};

const globex: Reader = {
  who: "Globex's reader",
  role: world.GLOBEX_READER,
  account: world.GLOBEX,
  bucket: `arn:aws:s3:::${world.GLOBEX_BUCKET}`,
  identity: "organizationReaderPermissions",
  folder: `${world.GLOBEX_PREFIX}AWSLogs/${world.GLOBEX_ORGANIZATION}/${world.GLOBEX_MEMBER}`,
};

function object(
  reader: Reader,
  key: string,
  expect: ProofCase["expect"],
  why: string,
  action = "s3:GetObject",
): ProofCase {
  const bucket = key.startsWith("arn:") ? "" : `${reader.bucket}/`;
  const { principal, context } = sessionOf(reader.role);
  return {
    who: reader.who,
    wants: `${action} of ${key}`,
    expect,
    why,
    identity: [reader.identity],
    request: { principal, action, resource: `${bucket}${key}`, account: reader.account, context },
  };
}

/** Objects whose bucket or folder differs in one part from an allowed one. */
function neighbours(reader: Reader, folder: string): ProofCase[] {
  const arn = `${reader.bucket}/${folder}`;
  return nearMisses(arn).map((other) =>
    object(reader, `${other}/${DAY}/x.json.gz`, "denied", "one part of the name is another"),
  );
}

function files(reader: Reader): ProofCase[] {
  const { folder, bucket } = reader;
  const file = `CloudTrail/${DAY}/${reader.account}_CloudTrail_eu-west-1_20260131T1015Z_AbCdEfGhIjKlMnOp.json.gz`;
  const key = `${folder}/${file}`;
  const otherPartition = bucket.startsWith("arn:aws:") ? "arn:aws-us-gov:" : "arn:aws:";
  return [
    object(reader, key, "allowed", "it is a trail file"),
    object(
      reader,
      `${folder}/CloudTrail-Digest/${DAY}/digest.json.gz`,
      "denied",
      "a digest is no trail file",
    ),
    object(reader, `${folder}/CloudTrail-Insight/${DAY}/insight.json.gz`, "denied", "insights are not read"),
    object(reader, `${folder}/Config/${DAY}/ConfigHistory/history.json.gz`, "denied", "it is AWS Config's"),
    object(reader, `${folder}/vpcflowlogs/${DAY}/flow.log.gz`, "denied", "it is a flow log"),
    object(reader, `${folder}/elasticloadbalancing/${DAY}/access.log.gz`, "denied", "it is an access log"),
    object(reader, `${folder}/CloudTrail`, "denied", "it is an object beside the folder"),
    object(reader, `payroll/2026/01/salaries.csv`, "denied", "it is something else in the bucket"),
    object(reader, `elsewhere/AWSLogs/${reader.account}/${file}`, "denied", "it is under another prefix"),
    object(
      reader,
      key.replaceAll(reader.account, world.STRANGER).replace(world.GLOBEX_ORGANIZATION, "o-zzzzzzzzzz"),
      "denied",
      "the account is not registered",
    ),
    object(reader, `arn:aws:s3:::${world.VENDOR_BUCKET}/${key}`, "denied", "the bucket is another"),
    object(
      reader,
      `${bucket.replace(/^arn:[a-z-]+:/, otherPartition)}/${key}`,
      "denied",
      "the partition is another",
    ),
    object(reader, key, "denied", "nothing is written", "s3:PutObject"),
    object(reader, key, "denied", "nothing is deleted", "s3:DeleteObject"),
    object(reader, key, "denied", "old versions are not read", "s3:GetObjectVersion"),
    object(reader, key, "denied", "nobody is told who else may read it", "s3:GetObjectAcl"),
    list(reader, `${reader.folder}/Config/`, "denied", "names of AWS Config's files are not shown"),
    bucketCall(reader, "s3:GetBucketPolicy", "the bucket's settings are not read"),
    bucketCall(reader, "s3:PutBucketNotification", "the bucket's settings are not changed"),
  ];
}

const both = acme("readerPermissionsWithListing");

const severalOwners = [
  object(both, `${MEMBER_FOLDER}/CloudTrail/${DAY}/x.json.gz`, "allowed", "the second account is registered"),
  object(both, `AWSLogs/${world.ACME}/CloudTrail/${DAY}/x.json.gz`, "allowed", "so is the second prefix"),
  object(both, `AWSLogs/${world.GLOBEX_MEMBER}/CloudTrail/${DAY}/x.json.gz`, "allowed", "both are"),
  object(
    acme("readerPermissions"),
    `AWSLogs/${world.ACME}/CloudTrail/${DAY}/x.json.gz`,
    "denied",
    "the prefix is missing",
  ),
  object(
    acme("readerPermissions"),
    `${MEMBER_FOLDER}/CloudTrail/${DAY}/x.json.gz`,
    "denied",
    "the account is not registered",
  ),
];

const organization = `${world.GLOBEX_PREFIX}AWSLogs/${world.GLOBEX_ORGANIZATION}`;

const organizationFiles = [
  ...files(globex),
  object(
    globex,
    `${organization}/${world.GLOBEX}/CloudTrail/${DAY}/x.json.gz`,
    "allowed",
    "any account of the organisation",
  ),
  object(
    globex,
    `${organization}/${world.GLOBEX_MEMBER}/Config/${DAY}/CloudTrail/x`,
    "denied",
    "the folder is Config's, whatever lies in it",
  ),
  object(
    globex,
    `AWSLogs/${world.GLOBEX_ORGANIZATION}/${world.GLOBEX_MEMBER}/CloudTrail/${DAY}/x.json.gz`,
    "denied",
    "Control Tower's prefix is missing",
  ),
  object(
    globex,
    `${world.GLOBEX_PREFIX}AWSLogs/${world.GLOBEX_MEMBER}/CloudTrail/${DAY}/x.json.gz`,
    "denied",
    "it is a file of another, older trail",
  ),
  object(
    globex,
    `${world.GLOBEX_PREFIX}AWSLogs/o-zzzzzzzzzz/${world.GLOBEX_MEMBER}/CloudTrail/${DAY}/x.json.gz`,
    "denied",
    "the organisation is another",
  ),
];

/** `prefix: null` asks for all names. */
function list(
  reader: Reader,
  prefix: string | null,
  expect: ProofCase["expect"],
  why: string,
  how: { action?: string; delimiter?: string; bucket?: string } = {},
): ProofCase {
  const { action = "s3:ListBucket", delimiter, bucket = reader.bucket } = how;
  const { principal, context } = sessionOf(reader.role);
  return {
    who: reader.who,
    wants: `${action} of ${bucket} below ${prefix ?? "nothing"}${delimiter === undefined ? "" : ` by ${delimiter}`}`,
    expect,
    why,
    identity: [reader.identity],
    request: {
      principal,
      action,
      resource: bucket,
      account: reader.account,
      context: {
        ...context,
        ...(prefix === null ? {} : { "s3:prefix": prefix }),
        ...(delimiter === undefined ? {} : { "s3:delimiter": delimiter }),
      },
    },
  };
}

function bucketCall(reader: Reader, action: string, why: string): ProofCase {
  const { principal, context } = sessionOf(reader.role);
  return {
    who: reader.who,
    wants: `${action} of its bucket`,
    expect: "denied",
    why,
    identity: [reader.identity],
    request: { principal, action, resource: reader.bucket, account: reader.account, context },
  };
}

const own = `${world.ACME_PREFIX}AWSLogs/${world.ACME}/CloudTrail/`;

const listing = [
  list(acme("readerPermissions"), own, "denied", "listing was not allowed"),
  list(acme("readerPermissions"), null, "denied", "listing was not allowed"),
  list(both, own, "allowed", "listing was allowed"),
  list(both, own, "allowed", "folder by folder, too", { delimiter: "/" }),
  list(both, `${own}${DAY}/`, "allowed", "a day's files are below it"),
  list(both, `${MEMBER_FOLDER}/CloudTrail/`, "allowed", "the second account is registered"),
  list(both, `AWSLogs/${world.ACME}/CloudTrail/`, "allowed", "so is the second prefix"),
  list(both, `AWSLogs/${world.GLOBEX_MEMBER}/CloudTrail/`, "allowed", "both are"),
  list(both, null, "denied", "that would name everything in the bucket"),
  list(both, "", "denied", "that would name everything in the bucket"),
  list(both, `${world.ACME_PREFIX}AWSLogs/`, "denied", "that would name files of AWS Config"),
  list(both, `${world.ACME_PREFIX}AWSLogs/${world.ACME}/CloudTrail`, "denied", "that would name digests"),
  list(
    both,
    `${world.ACME_PREFIX}AWSLogs/${world.STRANGER}/CloudTrail/`,
    "denied",
    "the account is not registered",
  ),
  list(both, own, "denied", "the bucket is another", { bucket: `arn:aws:s3:::${world.VENDOR_BUCKET}` }),
  list(both, own, "denied", "old versions are not named", { action: "s3:ListBucketVersions" }),
];

const member = `${organization}/${world.GLOBEX_MEMBER}/CloudTrail/`;

const organizationListing = [
  list(globex, `${organization}/`, "allowed", "it shows which accounts there are", { delimiter: "/" }),
  list(globex, `${organization}/`, "denied", "without a delimiter it would name every file"),
  list(globex, `${organization}/`, "denied", "with another delimiter, too", { delimiter: "|" }),
  list(globex, `${world.GLOBEX_PREFIX}AWSLogs/`, "denied", "the folder above is not its business", {
    delimiter: "/",
  }),
  list(globex, null, "denied", "the bucket's first level is not its business", { delimiter: "/" }),
  list(globex, `${organization}/`, "denied", "the bucket is another", {
    delimiter: "/",
    bucket: `arn:aws:s3:::${world.VENDOR_BUCKET}`,
  }),
  list(globex, `${organization}/`, "denied", "old versions are not named", {
    delimiter: "/",
    action: "s3:ListBucketVersions",
  }),
  list(globex, member, "allowed", "listing was allowed"),
  list(globex, `${member}${DAY}/`, "allowed", "a day's files are below it", { delimiter: "/" }),
  list(globex, member, "denied", "the bucket is another", { bucket: `arn:aws:s3:::${world.VENDOR_BUCKET}` }),
  list(globex, member, "denied", "old versions are not named", { action: "s3:ListBucketVersions" }),
  list(globex, null, "denied", "that would name everything in the bucket"),
];
