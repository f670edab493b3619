import type { TrailRegistration } from "../../contract/trail-registration";
import { ObjectStoreError } from "../ports/object-store";
import type { DoctorPorts, Finding, SentExternalId } from "./doctor-ports";

/**
 * Assumes the reader role. With the registered external id it must work; with none or a wrong one it must be
 * denied, or else anyone who can make our processor act could read the customer's files.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export async function probeAssumeRole(
  { roles }: DoctorPorts,
  trail: TrailRegistration,
  sent: SentExternalId,
): Promise<Finding> {
  if (sent !== "registered" && trail.externalId === undefined) {
    return { ok: true, skipped: true, detail: "The trail is registered without an external id." };
  }
  const denial = await denialOf(() => roles.assume(trail, sent));
  if (sent === "registered") {
    return denial === undefined
      ? { ok: true, detail: `${trail.roleArn} was assumed.` }
      : { ok: false, detail: denial };
  }
  const how = sent === "none" ? "without an external id" : "with a wrong external id";
  return denial === undefined
    ? {
        ok: false,
        detail: `${trail.roleArn} was assumed ${how}. Its trust policy must ask for sts:ExternalId.`,
      }
    : { ok: true, detail: `Denied ${how}, as it should be.` };
}

/** The words of a denial, undefined when there was none. Throws what is neither. */
async function denialOf(assume: () => Promise<void>): Promise<string | undefined> {
  try {
    await assume();
    return undefined;
  } catch (error) {
    if (error instanceof ObjectStoreError && error.kind === "role-denied") return error.message;
    throw error;
  }
}
