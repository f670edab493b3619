import type { Check } from "../../contract/validate";

export const SIDES = ["customer", "vendor", "both"] as const;
export type Side = (typeof SIDES)[number];

/** One key of the program's configuration, as Pulumi.yaml declares it and as the program reads it. */
export interface Key<T> {
  type: "string" | "integer" | "boolean" | "array" | "object";
  /** Type of the items of an array. */
  items?: "string" | "object";
  /** As Pulumi.yaml has it; `""`, `[]` and `{}` mean that there is none. */
  default: unknown;
  /** Must be stored encrypted. */
  secret?: true;
  /** The sides that the key is for. */
  sides: readonly Side[];
  description: string;
  check: Check<Exclude<T, undefined>>;
}

type Given<T> = Omit<Key<T>, "type" | "items" | "default">;

/** A text that may be missing. */
export function text(key: Given<string>): Key<string | undefined> {
  return { ...key, type: "string", default: "" };
}

/** One of some words, `T`; a text to Pulumi, which knows no enumerations. */
export function word<T extends string>(key: Given<T>): Key<T | undefined>;
export function word<T extends string>(key: Given<T>, byDefault: NoInfer<T>): Key<T>;
export function word<T extends string>(key: Given<T>, byDefault?: NoInfer<T>): Key<T | undefined> {
  return { ...key, type: "string", default: byDefault ?? "" };
}

export function wholeNumber(key: Given<number>, byDefault: number): Key<number> {
  return { ...key, type: "integer", default: byDefault };
}

/** A switch that is off by default. */
export function flag(key: Given<boolean>): Key<boolean> {
  return { ...key, type: "boolean", default: false };
}

export function array<T extends unknown[]>(items: "string" | "object", key: Given<T>): Key<T | undefined> {
  return { ...key, type: "array", items, default: [] };
}

export function object<T extends object>(key: Given<T>): Key<T | undefined> {
  return { ...key, type: "object", default: {} };
}

/** What the keys of a table are read to. */
export type Values<Keys> = { [K in keyof Keys]: Keys[K] extends Key<infer T> ? T : never };
