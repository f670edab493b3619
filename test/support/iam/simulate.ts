import { anonymousPrincipal, runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { PolicyDocument } from "../../../components/documents";
import type { DocumentName, ProofDocuments } from "./documents";

/** One question to the policies, and the answer that must come. */
export interface ProofCase {
  /** Who asks, in words. */
  who: string;
  /** What they want to do, in words. */
  wants: string;
  expect: "allowed" | "denied";
  /** Why it must be so. */
  why: string;
  request: ProofRequest;
  /** Permissions of the caller, in its own account. Defaults to none. */
  identity?: (DocumentName | PolicyDocument)[];
  /** Policy that the owner of the resource gave it. Defaults to none. */
  resource?: DocumentName | PolicyDocument;
  /** Policy that was sent along when the caller's session was made. Defaults to none. */
  session?: DocumentName;
}

export interface ProofRequest {
  /** ARN of a session, role or service; `anonymous` for a call without a signature. */
  principal: string;
  action: string;
  resource: string;
  /** Account that owns the resource. */
  account: string;
  /** Condition keys of the call. */
  context?: Record<string, string>;
}

/** Throws for a request that the simulator does not understand, so that no case is denied for a slip of the pen. */
export async function judge(one: ProofCase, documents: ProofDocuments): Promise<"allowed" | "denied"> {
  const simulation = withKnownKeys(simulationOf(one, documents));
  const result = await runSimulation(simulation, {});
  if (result.resultType === "error") throw new Error(`${nameOf(one)}: ${JSON.stringify(result.errors)}`);
  if (result.resultType === "wildcard") throw new Error(`${nameOf(one)}: the resource is a pattern.`);
  const ignored = result.result.ignoredContextKeys ?? [];
  if (ignored.length > 0) throw new Error(`${nameOf(one)}: ${ignored.join(", ")} mean nothing here.`);
  return result.overallResult === "Allowed" ? "allowed" : "denied";
}

function simulationOf(
  { request, identity = [], resource, session }: ProofCase,
  documents: ProofDocuments,
): Simulation {
  const found = (policy: DocumentName | PolicyDocument) =>
    typeof policy === "string" ? documents[policy] : policy;
  return {
    request: {
      principal: request.principal === "anonymous" ? anonymousPrincipal : request.principal,
      action: request.action,
      resource: { resource: request.resource, accountId: request.account },
      contextVariables: request.context ?? {},
    },
    identityPolicies: identity.map((policy, index) => ({ name: `policy-${index}`, policy: found(policy) })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(resource === undefined ? {} : { resourcePolicy: found(resource) }),
    ...(session === undefined ? {} : { sessionPolicy: found(session) }),
  };
}

/**
 * The simulator knows a key that ends in a name of the caller's choice only by the pattern of AWS's list, so the one
 * such key that we use is spelled so, in policies and calls alike.
 */
function withKnownKeys(simulation: Simulation): Simulation {
  const text = JSON.stringify(simulation);
  const known = text.replaceAll(
    "kms:EncryptionContext:PARAMETER_ARN",
    "kms:EncryptionContext:${EncryptionContextKey}",
  );
  return JSON.parse(known) as Simulation;
}

export function nameOf({ who, wants, expect, why }: ProofCase): string {
  return `${who} ${wants}: ${expect}, ${why}`;
}

/** Names of the documents that a case depends on. */
export function documentsOf({ identity = [], resource, session }: ProofCase): DocumentName[] {
  return [...identity, resource, session].filter((policy) => typeof policy === "string");
}
