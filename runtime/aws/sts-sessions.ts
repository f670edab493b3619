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
  const known = new Map<string, Promise<Session>>();

  const assume = async (id: string, trail: TrailRegistration): Promise<Session> => {
    const pending = assumeReaderRole(client, trail);
    known.set(id, pending);
    try {
      return await pending;
    } catch (error) {
      if (known.get(id) === pending) known.delete(id);
      throw roleError(error, trail);
    }
  };

  return {
    async get(trail) {
      const id = idOf(trail);
      const session = await known.get(id)?.catch(() => undefined);
      if (session !== undefined && session.expiresAt - RENEW_BEFORE_MS > clock.now()) return session;
      return assume(id, trail);
    },
    forget(trail, session) {
      const id = idOf(trail);
      const pending = known.get(id);
      void pending?.then(
        (current) => {
          if (current === session && known.get(id) === pending) known.delete(id);
        },
        () => undefined,
      );
    },
  };
}

/** All that a session depends on: a changed registration gets a new one. */
function idOf(trail: TrailRegistration): string {
  const { roleArn, externalId, bucket, prefixes, accountIds, organizationId, trailKeyArn } = trail;
  return JSON.stringify([roleArn, externalId, bucket, prefixes, accountIds, organizationId, trailKeyArn]);
}
