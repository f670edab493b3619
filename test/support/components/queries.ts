import type { RecordedResource } from "./monitor";

/** The children of a run as lines `type name < parent's name`, sorted: what users' transforms and aliases rely on. */
export function childrenOf(resources: RecordedResource[]): string[] {
  return resources
    .map(({ type, name, parent }) => `${type} ${name} < ${parent.split("::").at(-1) ?? ""}`)
    .sort();
}

/** The one resource of a type, or of a type and a name. */
export function find(resources: RecordedResource[], type: string, name?: string): RecordedResource {
  const found = resources.filter((one) => one.type === type && (name === undefined || one.name === name));
  const [only] = found;
  if (!only || found.length > 1) {
    throw new Error(
      `${String(found.length)} resources of type ${type}${name === undefined ? "" : ` named ${name}`}`,
    );
  }
  return only;
}

/** Names of the resources that one waits for. */
export function dependenciesOf(resource: RecordedResource): string[] {
  return resource.dependencies.map((urn) => {
    const [, , types = "", name = ""] = urn.split("::");
    return `${types.split("$").at(-1) ?? ""} ${name}`;
  });
}
