import * as world from "../world";
import { ANYTHING, keyLetsIamDecide, sessionOf } from "../callers";
import type { DocumentName } from "../documents";
import { nearMisses, OPEN_TO_EVERYONE, ownerOf } from "../near-misses";
import type { ProofCase } from "../simulate";

/**
 * The session policy that the processor sends along: with our reader roles it takes nothing away that is needed, and
 * with a role that may do anything (customers of ours may have made one by hand) it leaves only trail files.
 */
export function sessionCases(): ProofCase[] {
  return [
    ...READERS.flatMap((reader) => withSession({ ...reader, identity: reader.ours, with: "our role" })),
    ...READERS.flatMap((reader) =>
      withSession({ ...reader, identity: ANYTHING, with: "a role for anything" }),
    ),
    ...inOrganization,
    ...listing,
  ];
}

interface Reader {
  name: string;
  role: string;
  account: string;
  bucket: string;
  folder: string;
  key: string;
  ours: DocumentName;
  session: DocumentName;
}

const acme: Reader = {
  name: "Acme's reader",
  role: world.ACME_READER,
  account: world.ACME,
  bucket: `arn:aws:s3:::${world.ACME_BUCKET}`,
  folder: `${world.ACME_PREFIX}AWSLogs/${world.ACME}`,
  key: world.ACME_KEY,
  ours: "readerPermissions",
  session: "acmeSession",
};
const globex: Reader = {
  name: "Globex's reader",
  role: world.GLOBEX_READER,
  account: world.GLOBEX,
  bucket: `arn:aws:s3:::${world.GLOBEX_BUCKET}`,
  folder: `${world.GLOBEX_PREFIX}AWSLogs/${world.GLOBEX_ORGANIZATION}/${world.GLOBEX_MEMBER}`,
  key: world.GLOBEX_KEY,
  ours: "organizationReaderPermissions",
  session: "globexSession",
};
const READERS = [acme, globex, { ...globex, session: "globexListingSession" as const }];

type Caller = Reader & { identity: DocumentName | typeof ANYTHING; with: string };

function call(
  caller: Caller,
  expect: ProofCase["expect"],
  [action, resource]: [string, string],
  why: string,
  context: Record<string, string> = {},
): ProofCase {
  const { principal, context: own } = sessionOf(caller.role);
  const keyAccount = action.startsWith("kms:") ? ownerOf(resource, caller.account) : undefined;
  return {
    who: `${caller.name} (${caller.with}, ${caller.session})`,
    wants: `${action} of ${resource}`,
    expect,
    why,
    identity: [caller.identity],
    session: caller.session,
    ...(keyAccount === undefined ? {} : { resource: keyFor(caller, keyAccount) }),
    request: {
      principal,
      action,
      resource,
      account: keyAccount ?? caller.account,
      context: { ...own, ...context },
    },
  };
}

/** A key's policy that lets the role's account in, wherever the key is. */
function keyFor(caller: Caller, keyAccount: string): ProofCase["resource"] {
  if (keyAccount === world.STRANGER) return OPEN_TO_EVERYONE;
  if (keyAccount === caller.account) return keyLetsIamDecide(keyAccount);
  return caller.with === "our role" ? "readerKeyPolicy" : keyLetsIamDecide(caller.account);
}

function withSession(caller: Caller): ProofCase[] {
  const { bucket, folder, key } = caller;
  const file = `${bucket}/${folder}/CloudTrail/eu-west-1/2026/01/31/x.json.gz`;
  const viaS3 = { "kms:ViaService": "s3.eu-west-1.amazonaws.com" };
  return [
    call(caller, "allowed", ["s3:GetObject", file], "it is a trail file of the trail"),
    call(caller, "allowed", ["kms:Decrypt", key], "it is encrypted with the trail's key", viaS3),
    call(
      caller,
      "denied",
      ["s3:GetObject", `${bucket}/${folder}/Config/eu-west-1/x.json.gz`],
      "it is AWS Config's",
    ),
    call(
      caller,
      "denied",
      ["s3:GetObject", `${bucket}/${folder}/CloudTrail-Digest/eu-west-1/x.json.gz`],
      "it is a digest",
    ),
    call(
      caller,
      "denied",
      ["s3:GetObject", `${bucket}/elsewhere/${folder}/CloudTrail/x.json.gz`],
      "the prefix is another",
    ),
    call(
      caller,
      "denied",
      ["s3:GetObject", file.replace(bucket, `arn:aws:s3:::${world.VENDOR_BUCKET}`)],
      "the bucket is another",
    ),
    call(caller, "denied", ["s3:PutObject", file], "nothing is written"),
    ...nearMisses(key).map((other) =>
      call(caller, "denied", ["kms:Decrypt", other], "the key is another", viaS3),
    ),
    ...nearMisses(`${bucket}/${folder}/CloudTrail`)
      .filter((folderArn) => caller.session === "acmeSession" || folderArn.includes(world.GLOBEX_MEMBER))
      .map((folderArn) =>
        call(caller, "denied", ["s3:GetObject", `${folderArn}/x.json.gz`], "one part is another"),
      ),
    call(caller, "denied", ["kms:Encrypt", key], "nothing is encrypted", viaS3),
    call(caller, "denied", ["s3:ListBucket", `arn:aws:s3:::${world.VENDOR_BUCKET}`], "the bucket is another"),
    call(caller, "denied", ["s3:ListBucketVersions", bucket], "old versions are not named"),
    call(caller, "denied", ["s3:GetBucketPolicy", bucket], "the bucket's settings are not read"),
  ];
}

/** An account's files may lie in an organisation's trail; which of them are read is then the account's matter. */
const inOrganization = (() => {
  const caller: Caller = { ...acme, identity: ANYTHING, with: "a role for anything" };
  const above = `${world.ACME_PREFIX}AWSLogs`;
  const folder = `${acme.bucket}/${above}/${world.GLOBEX_ORGANIZATION}/${world.ACME}/CloudTrail`;
  const anyOrganization = nearMisses(folder).filter((arn) => !arn.includes(`${world.GLOBEX_ORGANIZATION}x`));
  return [
    call(caller, "allowed", ["s3:GetObject", `${folder}/x.json.gz`], "it is a trail file of Acme's account"),
    ...[...anyOrganization, `${acme.bucket}/${above}/elsewhere/${world.ACME}/CloudTrail`].map((arn) =>
      call(caller, "denied", ["s3:GetObject", `${arn}/x.json.gz`], "one part is another"),
    ),
    call(
      { ...caller, identity: acme.ours, with: "our role" },
      "denied",
      ["s3:GetObject", `${folder}/x.json.gz`],
      "our role names the organisation, or reads none of its files",
    ),
  ];
})();

const organization = `${world.GLOBEX_PREFIX}AWSLogs/${world.GLOBEX_ORGANIZATION}/`;
const accounts = { "s3:prefix": organization, "s3:delimiter": "/" };
const days = { "s3:prefix": `${globex.folder}/CloudTrail/`, "s3:delimiter": "/" };
const list: [string, string] = ["s3:ListBucket", globex.bucket];

/** The calls that look for the newest file. */
const listing = [
  ...[globex.ours, ANYTHING].flatMap((identity) => {
    const lister: Caller = { ...globex, identity, with: "asked to list", session: "globexListingSession" };
    return [
      call(lister, "allowed", list, "it looks for the accounts", accounts),
      call(lister, "allowed", list, "it looks for the newest day", days),
      call({ ...lister, session: "globexSession" }, "denied", list, "reading files needs no list", days),
    ];
  }),
  call(
    { ...acme, identity: acme.ours, with: "our role" },
    "denied",
    ["s3:ListBucket", acme.bucket],
    "no list was allowed",
    {
      "s3:prefix": `${acme.folder}/CloudTrail/`,
    },
  ),
  call(
    { ...acme, identity: ANYTHING, with: "a role for anything" },
    "denied",
    ["s3:ListBucket", acme.bucket],
    "no list was asked for",
    {
      "s3:prefix": `${acme.folder}/CloudTrail/`,
    },
  ),
];
