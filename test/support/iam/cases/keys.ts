import * as world from "../world";
import { ANYTHING, keyLetsIamDecide, sessionOf } from "../callers";
import { KEY_IN_CHINA } from "../documents";
import { nearMisses, OPEN_TO_EVERYONE, ownerOf } from "../near-misses";
import type { ProofCase } from "../simulate";

/** Who may use the keys of trail files. */
export function keyCases(): ProofCase[] {
  return [
    ...["readerPermissions" as const, "readerPermissionsWithListing" as const].flatMap((identity) =>
      ownKey({
        who: `Acme's reader (${identity})`,
        role: world.ACME_READER,
        key: world.ACME_KEY,
        account: world.ACME,
        identity: [identity],
        resource: keyLetsIamDecide(world.ACME),
      }),
    ),
    ...ownKey(globex),
    ...ownKey(inChina).filter(({ request }) => request.context?.["kms:ViaService"] !== VIA_S3),
    use(inChina, "allowed", "S3's name in China", { via: "s3.cn-north-1.amazonaws.com.cn" }),
    use(inChina, "allowed", "S3's name elsewhere is S3's as well", { via: "s3.cn-north-1.amazonaws.com" }),
    use(inChina, "denied", "it is not S3", { via: "dynamodb.cn-north-1.amazonaws.com.cn" }),
    use(inChina, "denied", "the key is another", {
      via: "s3.cn-north-1.amazonaws.com.cn",
      key: KEY_IN_CHINA.replace(/5{12}$/, "666666666666"),
    }),
    use(inChina, "denied", "it only reads", { via: "s3.cn-north-1.amazonaws.com.cn", action: "kms:Encrypt" }),
    ...neighbours(inChina, "s3.cn-north-1.amazonaws.com.cn"),
    ...keyOfAnotherAccount,
    // With a key policy that would let it do anything, so that only its own permissions can refuse.
    ...ownKey({ ...globex, who: "Globex's reader, welcome to the key", resource: OPEN_TO_EVERYONE }),
  ];
}

const VIA_S3 = "s3.eu-west-1.amazonaws.com";

interface KeyUser extends Pick<ProofCase, "who" | "identity" | "resource"> {
  role: string;
  key: string;
  /** Account of the key. */
  account: string;
}

const globex: KeyUser = {
  who: "Globex's reader",
  role: world.GLOBEX_READER,
  key: world.GLOBEX_KEY,
  account: world.GLOBEX_MANAGEMENT,
  identity: ["organizationReaderPermissions"],
  resource: "readerKeyPolicy",
};

const inChina: KeyUser = {
  who: "Acme's reader in China",
  role: world.ACME_READER.replace("arn:aws:", "arn:aws-cn:"),
  key: KEY_IN_CHINA,
  account: world.ACME,
  identity: ["chinaReaderPermissions"],
  resource: keyLetsIamDecide(world.ACME, "aws-cn"),
};

/** `via: null` calls KMS directly. */
function use(
  user: KeyUser,
  expect: ProofCase["expect"],
  why: string,
  how: { via?: string | null; action?: string } & Partial<KeyUser> = {},
): ProofCase {
  const { via = VIA_S3, action = "kms:Decrypt", ...others } = how;
  const { who, role, key, account, ...policies } = { ...user, ...others };
  const { principal, context } = sessionOf(role);
  return {
    who,
    wants: `${action} with ${key.split(":").slice(3).join(":")} via ${via ?? "no service"}`,
    expect,
    why,
    ...policies,
    request: {
      principal,
      action,
      resource: key,
      account,
      context: via === null ? context : { ...context, "kms:ViaService": via },
    },
  };
}

function ownKey(user: KeyUser): ProofCase[] {
  return [
    use(user, "allowed", "S3 decrypts what it may read"),
    use(user, "denied", "it did not read an object", { via: null }),
    use(user, "denied", "it is not S3", { via: "dynamodb.eu-west-1.amazonaws.com" }),
    use(user, "denied", "the bucket is in another region", { via: "s3.us-east-1.amazonaws.com" }),
    use(user, "denied", "it only reads", { action: "kms:Encrypt" }),
    use(user, "denied", "it only reads", { action: "kms:GenerateDataKey" }),
    ...neighbours(user, VIA_S3),
  ];
}

const STRANGER_ROLE = `arn:aws:iam::${world.STRANGER}:role/cloudtrail-changes/globex-reader`;
const OTHER_ROLE = `arn:aws:iam::${world.GLOBEX}:role/Admin`;

/** Keys that differ in one part from the allowed one; in other accounts those who own them would not mind. */
function neighbours(user: KeyUser, via: string): ProofCase[] {
  return nearMisses(user.key).map((key) => {
    const account = ownerOf(key, user.account);
    const resource = account === user.account ? user.resource : OPEN_TO_EVERYONE;
    return use(user, "denied", "one part of the key's ARN is another", { key, account, resource, via });
  });
}

/** Only the statement in the key's policy can refuse these: the callers' own accounts let them do anything. */
const keyOfAnotherAccount: ProofCase[] = [
  use(globex, "denied", "its own account gave no permission", { identity: [] }),
  use(globex, "denied", "the owner of the key did not add the statement", { resource: undefined }),
  use(globex, "allowed", "the statement lets it", { identity: [ANYTHING] }),
  use(globex, "denied", "through S3 only", { identity: [ANYTHING], via: null }),
  use(globex, "denied", "through S3 only", { identity: [ANYTHING], via: "sqs.eu-west-1.amazonaws.com" }),
  use(globex, "denied", "for reading only", { identity: [ANYTHING], action: "kms:GenerateDataKey" }),
  use(globex, "denied", "the key's settings are not its business", {
    identity: [ANYTHING],
    action: "kms:ScheduleKeyDeletion",
  }),
  ...[OTHER_ROLE, ...nearMisses(world.GLOBEX_READER)].map((role) =>
    use(globex, "denied", "the statement names one role", {
      who: `a caller with ${role}`,
      identity: [ANYTHING],
      role,
    }),
  ),
  use(globex, "denied", "the account is another", {
    who: "a foreign account",
    identity: [ANYTHING],
    role: STRANGER_ROLE,
  }),
  use(globex, "denied", "in one account, too, the statement by itself gives nothing", {
    who: "Globex's reader without permissions, beside the key",
    identity: [],
    account: world.GLOBEX,
    key: world.GLOBEX_KEY.replace(world.GLOBEX_MANAGEMENT, world.GLOBEX),
  }),
  {
    ...use(globex, "denied", "no role is said to have made the call", { identity: [ANYTHING] }),
    who: "a session without a role",
    request: {
      ...use(globex, "denied", "").request,
      context: { "kms:ViaService": VIA_S3 },
    },
  },
];
