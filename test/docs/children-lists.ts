import { record, type RecordedResource } from "../support/components/monitor";
import { find } from "../support/components/queries";
import { inAccount, CUSTOMER } from "../support/scenarios/common";
import { CHILDREN_PROGRAMS } from "./children-programs";
import { table } from "./generated";

/** The children of a component, of each program that shows some. */
export async function childrenPart(component: string): Promise<string> {
  const parts: string[] = [];
  for (const [when, program] of Object.entries(CHILDREN_PROGRAMS[component] ?? {})) {
    const eventbridge = when.includes("eventbridge");
    const { resources } = await record(program, inAccount(CUSTOMER, { eventbridge }));
    const root = find(resources, `cloudtrail-changes:index:${component}`);
    const rows = below(root, resources).map(({ type, name, parent }) => [
      `\`${type}\``,
      `\`${name}\``,
      parentOf(parent),
    ]);
    const title = when === "" ? "Children" : `Children, ${when}`;
    const lead = `${title} (the component is \`${root.name}\`):`;
    parts.push(rows.length === 0 ? `${title}: none.` : `${lead}\n\n${table(HEAD, rows)}`);
  }
  return parts.join("\n\n");
}

const HEAD = ["Type", "Name", "Parent"];

/** Each child followed by its own; siblings by type and name, since they register in no certain order. */
function below(parent: RecordedResource, all: RecordedResource[]): RecordedResource[] {
  return all
    .filter((one) => one.parent === parent.urn)
    .sort((one, other) => `${one.type} ${one.name}`.localeCompare(`${other.type} ${other.name}`))
    .flatMap((child) => [child, ...below(child, all)]);
}

/** Class and name of a parent, of its URN. */
function parentOf(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.split(":").at(-1) ?? ""} \`${name}\``;
}
