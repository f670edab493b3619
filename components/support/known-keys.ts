import type * as pulumi from "@pulumi/pulumi";
import { refuseUnknownKeys } from "../../contract/validate-object";
import { refusal } from "./refuse";

/** The keys of arguments, every one of them: the compiler asks for those that are left out. */
export type KeysOf<Args> = { [Key in keyof Args]-?: true };

/**
 * Refuses a key that the arguments do not have: a slip that the compiler shows to programs in TypeScript only, and
 * that would otherwise be an argument left out.
 *
 * @param path - where the arguments stand in those of the component, for the message. Defaults to the component itself.
 */
export function refuseOtherKeys<Args extends object>(
  component: pulumi.ComponentResource,
  name: string,
  given: Args,
  keys: KeysOf<Args>,
  path = "",
): void {
  const problems: string[] = [];
  refuseUnknownKeys(given, Object.keys(keys), { path, problems });
  if (problems.length > 0) throw refusal(component, name, problems.join("\n").trimStart());
}
