import type { Stack } from "@pulumi/pulumi/automation";

/** A resource as the engine keeps it. */
export interface StateResource {
  urn: string;
  type: string;
  parent?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  dependencies?: string[];
  aliases?: string[];
}

/** The resources that the engine keeps of a stack, secrets in plain text. */
export async function resourcesOf(stack: Stack): Promise<StateResource[]> {
  const { deployment } = (await stack.exportStack()) as { deployment: { resources?: StateResource[] } };
  return deployment.resources ?? [];
}

/** The last part of a URN, its resource's name. */
export function nameOf({ urn }: { urn: string }): string {
  return urn.split("::").at(-1) ?? "";
}

/** `TrailQueue changes`: the resource above one, by the last part of its type. */
export function parentOf({ parent = "" }: StateResource): string {
  const [, , types = "", name = ""] = parent.split("::");
  return `${types.split(/[$:]/).at(-1) ?? ""} ${name}`;
}

/** What is there beside the stack itself and its providers. */
export async function leftOvers(stack: Stack): Promise<string[]> {
  const resources = await resourcesOf(stack);
  return resources.filter(({ type }) => !type.startsWith("pulumi:")).map(({ urn }) => urn);
}
