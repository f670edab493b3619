import type { STSClient } from "@aws-sdk/client-sts";
import type { TrailRegistration } from "../../contract/trail-registration";
import type { Clock } from "../ports/clock";
import { assumeReaderRole, type Session } from "./assume-role";
import { roleError } from "./store-errors";

/** Sessions of the reader roles, one a registered trail, kept until shortly before they end. */
export interface Sessions {
  /** Throws an `ObjectStoreError`. */
  get(trail: TrailRegistration): Promise<Session>;
  /** Forgets a session that its service no longer takes, so that the next `get` asks for another. */
  forget(trail: TrailRegistration, session: Session): void;
}

/** A session is renewed this long before it ends, in milliseconds: longer than an invocation lasts. */
const RENEW_BEFORE_MS = 6 * 60_000;

export function createSessions(client: STSClient, clock: Clock): Sessions {
  const known = new Map<string, Entry>();

  return {
    async get(trail) {
      const id = idOf(trail);
      const entry = known.get(id);
      if (entry !== undefined && isGood(entry, clock)) return entry.asked;
      const asked = assumeReaderRole(client, trail).catch((error: unknown) => {
        throw roleError(error, trail);
      });
      const fresh: Entry = { asked };
      known.set(id, fresh);
      try {
        fresh.session = await asked;
        return fresh.session;
      } catch (error) {
        if (known.get(id) === fresh) known.delete(id);
        throw error;
      }
    },
    forget(trail, session) {
      const id = idOf(trail);
      if (known.get(id)?.session === session) known.delete(id);
    },
  };
}

interface Entry {
  asked: Promise<Session>;
  /** Set when STS has answered. */
  session?: Session;
}

/** A session that is still being asked for serves whoever asks meanwhile. */
function isGood({ session }: Entry, clock: Clock): boolean {
  return session === undefined || session.expiresAt - RENEW_BEFORE_MS > clock.now();
}

/** All that a session depends on: a changed registration gets a new one. */
function idOf(trail: TrailRegistration): string {
  const { roleArn, externalId, bucket, prefixes, accountIds, organizationId, trailKeyArn } = trail;
  return JSON.stringify([roleArn, externalId, bucket, prefixes, accountIds, organizationId, trailKeyArn]);
}
