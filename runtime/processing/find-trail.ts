import { ContractError } from "../../contract/problems";
import type { TrailRegistration } from "../../contract/trail-registration";
import { matchTrail, type ForeignKeyCode } from "../cloudtrail/key-of-trail";
import { readTrailKey, type OtherKeyCode } from "../cloudtrail/key";
import type { NoticedObject } from "../cloudtrail/notice";
import type { TrailRegistry } from "../ports/registry";
import { FaultError, faultOf } from "./fault";

/**
 * Whose file an object is. other: no trail file (a digest, say). foreign: of no registered trail, or not of the
 * trail that its bucket is registered for; a notice can name any object, so this is dropped.
 */
export type Finding =
  | { kind: "trail-file"; trail: TrailRegistration; accountId: string }
  | { kind: "other"; code: OtherKeyCode }
  | { kind: "foreign"; code: ForeignKeyCode | "unknown-bucket" | "foreign-owner" };

export async function findTrail(object: NoticedObject, trails: TrailRegistry): Promise<Finding> {
  const reading = readTrailKey(object.key);
  if (reading.kind === "other") return reading;

  const trail = await registeredTrail(object.bucket, trails);
  if (trail === undefined) return { kind: "foreign", code: "unknown-bucket" };
  if (object.accountId !== undefined && object.accountId !== trail.bucketAccountId) {
    return { kind: "foreign", code: "foreign-owner" };
  }
  const match = matchTrail(reading.key, trail);
  if (!match.ok) return { kind: "foreign", code: match.code };
  return { kind: "trail-file", trail, accountId: reading.key.accountId };
}

/** A bucket may have been registered after its absence was remembered: an unknown one is looked up afresh once. */
async function registeredTrail(
  bucket: string,
  trails: TrailRegistry,
): Promise<TrailRegistration | undefined> {
  try {
    return (await trails.find(bucket)) ?? (await trails.find(bucket, { fresh: true }));
  } catch (cause) {
    // A registration that is out of reach, or not in order, is no reason to give up its notices.
    const words = cause instanceof ContractError ? cause.message.slice(0, 1_000) : errorName(cause);
    const message = `The registration of ${bucket} could not be read: ${words}`;
    throw new FaultError(faultOf("registration", message), { cause });
  }
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
