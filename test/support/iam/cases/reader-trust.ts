import * as world from "../world";
import { ANYTHING, sessionOf } from "../callers";
import { nearMisses, ownerOf, TRUSTS_EVERYONE } from "../near-misses";
import { PROCESSOR_IN_CHINA, type DocumentName } from "../documents";
import type { ProofCase } from "../simulate";

/** Who may assume a reader role, and with which external id. */
export function readerTrustCases(): ProofCase[] {
  return [
    ...TRUSTS.flatMap(withEveryTrust),
    ...TRUSTS.filter(({ externalId }) => externalId !== undefined).flatMap(withExternalId),
    ...TRUSTS.filter(({ onlyProcessor }) => onlyProcessor).flatMap(withProcessorOnly),
    ...withoutRole,
    ...withoutExternalId,
    ...ownPermissions,
  ];
}

interface Trust {
  of: string;
  resource: DocumentName;
  role: string;
  account: string;
  processor: string;
  externalId?: string;
  otherExternalId?: string;
  onlyProcessor: boolean;
}

const acme = { role: world.ACME_READER, account: world.ACME, processor: world.PROCESSOR };
const acmeIds = { externalId: world.ACME_EXTERNAL_ID, otherExternalId: world.GLOBEX_EXTERNAL_ID };
const TRUSTS: Trust[] = [
  { of: "Acme's reader", resource: "readerTrust", ...acme, ...acmeIds, onlyProcessor: true },
  {
    of: "Acme's reader, when the processor is not named",
    resource: "readerTrustWithoutRole",
    ...acme,
    ...acmeIds,
    onlyProcessor: false,
  },
  {
    of: "Acme's reader, when no external id is agreed",
    resource: "readerTrustWithoutExternalId",
    ...acme,
    onlyProcessor: true,
  },
  {
    of: "Globex's reader",
    resource: "globexReaderTrust",
    role: world.GLOBEX_READER,
    account: world.GLOBEX,
    processor: world.PROCESSOR,
    externalId: world.GLOBEX_EXTERNAL_ID,
    otherExternalId: world.ACME_EXTERNAL_ID,
    onlyProcessor: true,
  },
  {
    of: "Acme's reader in China",
    resource: "chinaReaderTrust",
    ...acmeIds,
    role: world.ACME_READER.replace("arn:aws:", "arn:aws-cn:"),
    account: world.ACME,
    processor: PROCESSOR_IN_CHINA,
    onlyProcessor: true,
  },
];

/** `caller` defaults to the processor, `externalId` to the right one; `null` sends none. */
function assume(
  trust: Trust,
  expect: ProofCase["expect"],
  why: string,
  how: {
    who?: string;
    caller?: string;
    externalId?: string | null;
    action?: string;
  } & Partial<ProofCase> = {},
): ProofCase {
  const { who = "the processor", caller = trust.processor, externalId, action, ...rest } = how;
  // Only AssumeRole takes one.
  const own = action === undefined ? trust.externalId : undefined;
  const sent = externalId === undefined ? own : (externalId ?? undefined);
  const session = caller.includes(":role/") ? sessionOf(caller) : { principal: caller, context: {} };
  return {
    who,
    wants: `${action ?? "sts:AssumeRole"} of ${trust.of}, ${trust.role.split(":").at(-1)}`,
    expect,
    why,
    identity: [ANYTHING],
    resource: trust.resource,
    request: {
      principal: session.principal,
      action: action ?? "sts:AssumeRole",
      resource: trust.role,
      account: trust.account,
      context: { ...session.context, ...(sent === undefined ? {} : { "sts:ExternalId": sent }) },
    },
    ...rest,
  };
}

function withEveryTrust(trust: Trust): ProofCase[] {
  const partition = trust.role.split(":")[1] ?? "";
  const stranger = `arn:${partition}:iam::${world.STRANGER}:role/cloudtrail-changes/vendor-processor`;
  const owner = `arn:${partition}:iam::${trust.account}:role/Admin`;
  return [
    assume(trust, "allowed", "that is what the role is for"),
    assume(trust, "denied", "the account is not the vendor's, whatever its role is called", {
      who: "a foreign account",
      caller: stranger,
    }),
    assume(trust, "denied", "the vendor's own account must let its role do so", {
      who: "the processor without permissions",
      identity: [],
    }),
    assume(
      { ...trust, account: world.VENDOR, role: trust.role.replace(trust.account, world.VENDOR) },
      "denied",
      "in one account, too, the trust policy by itself gives nothing",
      { who: "the processor without permissions, in its own account", identity: [] },
    ),
    assume(trust, "denied", "the trust policy names the vendor only", {
      who: "an administrator of the customer",
      caller: owner,
    }),
    assume(trust, "denied", "a service is no vendor", {
      who: "the Lambda service",
      caller: "lambda.amazonaws.com",
      identity: [],
    }),
    assume(trust, "denied", "only signed calls are trusted", {
      who: "someone without a signature",
      caller: "anonymous",
      identity: [],
    }),
    assume(trust, "denied", "sessions are not tagged", { action: "sts:TagSession" }),
    assume(trust, "denied", "sessions name no other source", { action: "sts:SetSourceIdentity" }),
  ];
}

function withExternalId(trust: Trust): ProofCase[] {
  const right = trust.externalId ?? "";
  return [
    assume(trust, "denied", "the external id is missing", { externalId: null }),
    assume(trust, "denied", "the external id is empty", { externalId: "" }),
    assume(trust, "denied", "the external id is wrong", { externalId: `${right}x` }),
    assume(trust, "denied", "external ids are compared letter by letter", {
      externalId: right.toUpperCase(),
    }),
    assume(trust, "denied", "a pattern is no external id", { externalId: "*" }),
    assume(trust, "denied", "the external id is another customer's", { externalId: trust.otherExternalId }),
  ];
}

function withProcessorOnly(trust: Trust): ProofCase[] {
  const partition = trust.role.split(":")[1] ?? "";
  const of = (name: string) => `arn:${partition}:iam::${world.VENDOR}:role/${name}`;
  const { principal } = sessionOf(trust.processor);
  return [
    assume(trust, "denied", "of the vendor's roles only the processor is named", {
      who: "the publisher",
      caller: of("vendor-publisher-1a2b3c4"),
    }),
    assume(trust, "denied", "of the vendor's roles only the processor is named", {
      who: "an administrator of the vendor",
      caller: of("Admin"),
    }),
    ...["vendor-processor", "other/vendor-processor", "cloudtrail-changes/vendor-processor-2"].map((name) =>
      assume(trust, "denied", "a role's path is part of its name", {
        who: `the vendor's role ${name}`,
        caller: of(name),
      }),
    ),
    assume(trust, "denied", "no role is said to have made the call", {
      who: "a session without a role",
      request: {
        ...assume(trust, "denied", "").request,
        principal,
        context: trust.externalId === undefined ? {} : { "sts:ExternalId": trust.externalId },
      },
    }),
  ];
}

const [readerTrust, trustWithoutRole, trustWithoutExternalId] = TRUSTS as [Trust, Trust, Trust];

const withoutRole = [
  assume(
    trustWithoutRole,
    "allowed",
    "any role of the vendor that has the external id and its account's leave",
    {
      who: "another role of the vendor",
      caller: `arn:aws:iam::${world.VENDOR}:role/collector`,
    },
  ),
];

const withoutExternalId = [
  assume(trustWithoutExternalId, "allowed", "an external id that nobody asks for is not looked at", {
    externalId: "anything",
  }),
];

/** A role that would let anyone in, but that the processor may not assume. */
function unregistered(permissions: DocumentName): (role: string) => ProofCase {
  return (role) =>
    assume(
      { ...readerTrust, role, account: ownerOf(role, world.ACME) },
      "denied",
      "one part of the role is another",
      {
        who: `the processor with ${permissions}`,
        identity: [permissions],
        resource: TRUSTS_EVERYONE,
      },
    );
}

const ownPermissions: ProofCase[] = [
  assume(readerTrust, "allowed", "the role is registered", { identity: ["processorPermissions"] }),
  assume({ ...readerTrust, role: `${readerTrust.role}-2` }, "denied", "the role is not registered", {
    identity: ["processorPermissions"],
  }),
  assume(TRUSTS[3] as Trust, "allowed", "the role is registered", { identity: ["processorPermissions"] }),
  assume(readerTrust, "denied", "the publisher may assume no role", {
    who: "the processor with the publisher's permissions",
    identity: ["publisherPermissions"],
  }),
  assume({ ...readerTrust, role: `${readerTrust.role}-2` }, "allowed", "any role of our path will do", {
    who: "the processor of many customers",
    identity: ["processorPermissionsWidened"],
  }),
  assume(
    { ...readerTrust, role: `arn:aws:iam::${world.ACME}:role/other-reader` },
    "denied",
    "the role is not of our path",
    { who: "the processor of many customers", identity: ["processorPermissionsWidened"] },
  ),
  ...[world.ACME_READER, world.GLOBEX_READER].flatMap((reader) =>
    nearMisses(reader).map(unregistered("processorPermissions")),
  ),
  ...nearMisses(world.ACME_READER, world.ACME_READER.replace("/acme-reader", ""))
    .filter((role) => ownerOf(role, "") === world.ACME)
    .map(unregistered("processorPermissionsWidened")),
  ...(["processorPermissions", "processorPermissionsWidened"] as const).flatMap((permissions) => [
    assume(readerTrust, "denied", "sessions are not tagged", {
      who: `the processor with ${permissions}`,
      action: "sts:TagSession",
      identity: [permissions],
      resource: {
        ...ANYTHING,
        Statement: [{ Sid: "All", Effect: "Allow", Principal: "*", Action: "sts:*" }],
      },
    }),
  ]),
];
