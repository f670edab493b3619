import { ALARM_KEYS } from "./alarm-keys";
import { GENERAL_KEYS } from "./general-keys";
import type { Key, Values } from "./key";
import { TRAIL_KEYS } from "./trail-keys";
import { VENDOR_KEYS } from "./vendor-keys";

/** Every key of the program's configuration. Pulumi.yaml declares the same ones; a test compares. */
export const KEYS = { ...GENERAL_KEYS, ...TRAIL_KEYS, ...ALARM_KEYS, ...VENDOR_KEYS };

export type KeyName = keyof typeof KEYS;
export type ConfigValues = Values<typeof KEYS>;

export const KEY_NAMES = Object.keys(KEYS) as KeyName[];

export function keyOf(name: KeyName): Key<unknown> {
  return KEYS[name];
}
