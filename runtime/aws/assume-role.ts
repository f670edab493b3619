import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import type { TrailRegistration } from "../../contract/trail-registration";
import { sessionPolicy } from "./session-policy";

/** Credentials of an assumed reader role. Never logged. */
export interface Session {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
  /** Milliseconds since 1970-01-01 UTC. */
  expiresAt: number;
}

export interface AssumeOptions {
  /** Defaults to that of the registration. `null`: send none. */
  externalId?: string | null;
  /** Lets the session list the bucket, when its role may. Defaults to false. */
  allowListing?: boolean;
  signal?: AbortSignal;
}

/** Seconds. A session that a role's session asks for lasts an hour at most. */
const SESSION_SECONDS = 3_600;

/** Assumes a trail's reader role, limited to that trail. Throws what the SDK throws. */
export async function assumeReaderRole(
  client: STSClient,
  trail: TrailRegistration,
  { externalId = trail.externalId ?? null, allowListing, signal }: AssumeOptions = {},
): Promise<Session> {
  const command = new AssumeRoleCommand({
    RoleArn: trail.roleArn,
    RoleSessionName: sessionName(trail.name),
    ...(externalId === null ? {} : { ExternalId: externalId }),
    Policy: sessionPolicy(trail, { allowListing }),
    DurationSeconds: SESSION_SECONDS,
  });
  const { Credentials: given } = await client.send(command, { abortSignal: signal });
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) {
    throw new Error("AssumeRole answered without credentials.");
  }
  return {
    credentials: {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
    },
    expiresAt: given.Expiration?.getTime() ?? Date.now() + SESSION_SECONDS * 1_000,
  };
}

/** The customer sees it in CloudTrail. 2 to 64 characters of `[\w+=,.@-]`. */
function sessionName(trail: string): string {
  return `cloudtrail-changes-${trail}`.replace(/[^\w+=,.@-]/g, "-").slice(0, 64);
}
