import * as world from "../world";
import { ANYTHING, keyLetsIamDecide, sessionOf } from "../callers";
import type { DocumentName } from "../documents";
import type { ProofCase } from "../simulate";
import { nearMisses, OPEN_TO_EVERYONE, ownerOf } from "../near-misses";
import { notifierCalls, processorCalls, publisherCalls, type RoleCall } from "./function-calls";

/** What the roles of the functions may do in their own accounts, and who may run with them. */
export function functionRoleCases(): ProofCase[] {
  return [
    ...functionTrust,
    ...(["processorPermissions", "processorPermissionsWidened"] as const).flatMap((identity) =>
      calls(processor, processorCalls, identity),
    ),
    ...calls(publisher, publisherCalls, "publisherPermissions"),
    ...calls(notifier, notifierCalls, "notifierPermissions"),
  ];
}

interface Function {
  who: string;
  role: string;
  account: string;
}

const processor: Function = { who: "the processor", role: world.PROCESSOR, account: world.VENDOR };
const publisher: Function = { who: "the publisher", role: world.PUBLISHER, account: world.VENDOR };
const notifier: Function = { who: "the notifier", role: world.NOTIFIER, account: world.ACME };

function calls(who: Function, all: RoleCall[], identity: DocumentName): ProofCase[] {
  return [...all, ...neighbours(all)].map((call) => made(who, call, identity));
}

/** What differs in one part from a thing that is allowed, or from the parameter that a key is used for. */
function neighbours(all: RoleCall[]): RoleCall[] {
  const allowed = all.filter(([expect]) => expect === "allowed");
  const resources = new Map(allowed.map((call) => [call[2], call]));
  return [
    ...[...resources.values()].flatMap(([, action, resource, , context]) =>
      nearMisses(resource, fixedPartOf(resource)).map((other): RoleCall => [
        "denied",
        action,
        other,
        "one part of the name is another",
        context,
      ]),
    ),
    ...allowed.flatMap(([, action, resource, , context = {}]) => {
      const arn = context[PARAMETER];
      if (arn === undefined) return [];
      return nearMisses(arn, fixedPartOf(arn)).map((other): RoleCall => [
        "denied",
        action,
        resource,
        "the parameter is another",
        { ...context, [PARAMETER]: other },
      ]);
    }),
  ];
}

const PARAMETER = "kms:EncryptionContext:PARAMETER_ARN";

/** Names below these are free. */
function fixedPartOf(arn: string): string {
  return /^.*(\/trails|\/destinations|:log-stream)(?=[:/])/.exec(arn)?.[0] ?? arn;
}

function made({ who, role, account }: Function, call: RoleCall, identity: DocumentName): ProofCase {
  const [expect, action, resource, why, context] = call;
  const session = sessionOf(role);
  const owner = ownerOf(resource, account);
  const ofKey = action.startsWith("kms:") ? { resource: keyLetsIamDecide(account) } : {};
  return {
    who,
    wants: `${action} of ${resource}${Object.values(context ?? {})
      .map((value) => ` ${value}`)
      .join("")} (${identity})`,
    expect,
    why,
    identity: [identity],
    ...(owner === account ? ofKey : { resource: OPEN_TO_EVERYONE }),
    request: {
      principal: session.principal,
      action,
      resource,
      account: owner,
      context: { ...session.context, ...context },
    },
  };
}

function runs(
  expect: ProofCase["expect"],
  why: string,
  how: { who?: string; principal?: string; action?: string; identity?: ProofCase["identity"] } = {},
): ProofCase {
  const { who = "Lambda", principal = "lambda.amazonaws.com", action = "sts:AssumeRole", identity } = how;
  return {
    who,
    wants: `${action} of a function's role`,
    expect,
    why,
    identity,
    resource: "functionTrust",
    request: { principal, action, resource: world.PUBLISHER, account: world.VENDOR },
  };
}

const functionTrust = [
  runs("allowed", "it runs the function"),
  runs("denied", "it only assumes the role", { action: "sts:TagSession" }),
  runs("denied", "it is not Lambda", { who: "EC2", principal: "ec2.amazonaws.com" }),
  runs("denied", "it is not Lambda", { who: "someone without a signature", principal: "anonymous" }),
  runs("denied", "it is not Lambda", {
    who: "an administrator of the account",
    principal: sessionOf(`arn:aws:iam::${world.VENDOR}:role/Admin`).principal,
    identity: [ANYTHING],
  }),
];
