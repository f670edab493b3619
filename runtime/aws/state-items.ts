import { createHash } from "node:crypto";
import type { TryKind } from "../ports/state";

/** The item with slot and pause. It never expires. */
export const PACE_KEY = "pace";

/** The item that counts the sends of an hour. Padded, so that their order as text is their order in time. */
export function hourKey(hour: number): string {
  return `sends#${String(hour).padStart(8, "0")}`;
}

export function hourOfKey(key: string): number {
  return Number(key.slice(key.indexOf("#") + 1));
}

/** The item that counts the tries of a change. An identifier may be longer than a sort key (1,024 bytes): hashed. */
export function tryKey(identifier: string, kind: TryKind): string {
  return `tries#${kind}#${createHash("sha256").update(identifier).digest("hex")}`;
}
