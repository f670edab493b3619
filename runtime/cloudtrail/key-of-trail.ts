import type { TrailRegistration } from "../../contract/trail-registration";
import type { TrailKey } from "./key";

/**
 * foreign-prefix: the key lies under a prefix that the trail is not registered with. foreign-account: its account
 * is none of the trail's. foreign-organization: its organisation is not the trail's.
 */
export type ForeignKeyCode = "foreign-prefix" | "foreign-account" | "foreign-organization";

/**
 * Whether a key belongs to a registered trail. A notice can name any key, so prefix and account must be the
 * trail's own: a sender must not make us read one customer's files as another's.
 */
export function matchTrail(
  key: TrailKey,
  trail: Pick<TrailRegistration, "prefixes" | "accountIds" | "organizationId">,
): { ok: true } | { ok: false; code: ForeignKeyCode } {
  if (!trail.prefixes.includes(key.prefix)) return { ok: false, code: "foreign-prefix" };
  if (trail.accountIds.includes(key.accountId)) return { ok: true };
  if (trail.organizationId === undefined || key.organizationId === undefined) {
    return { ok: false, code: "foreign-account" };
  }
  if (key.organizationId !== trail.organizationId) return { ok: false, code: "foreign-organization" };
  return { ok: true };
}
