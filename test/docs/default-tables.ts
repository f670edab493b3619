import { lastOf, flowing, typeOf, type Property, type Schema } from "./argument-tables";
import { table } from "./generated";

/** The arguments of a component, or the fields of a type of theirs, with what they default to in a column of its own. */
export function defaultsTable(schema: Schema, name: string): string {
  const component = schema.resources[`cloudtrail-changes:index:${name}`];
  const type = Object.entries(schema.types).find(([token]) => lastOf(token) === name)?.[1];
  const properties = component?.inputProperties ?? type?.properties;
  if (properties === undefined) throw new Error(`The schema has neither a component nor a type ${name}.`);
  const required = component?.requiredInputs ?? type?.required ?? [];
  const rows = Object.entries(properties).map(([argument, property]) => {
    const [meaning, fallback] = apart(flowing(property.description ?? ""));
    const type = shownType(property, component !== undefined);
    return [`\`${argument}\``, type, required.includes(argument) ? "**required**" : fallback, meaning];
  });
  return table([component === undefined ? "Field" : "Argument", "Type", "Default", "Meaning"], rows);
}

/** "Name of … Defaults to none: then …" in two, without the full stop of the second. */
function apart(description: string): [meaning: string, fallback: string] {
  const [meaning = "", fallback = "none"] = description.split(/ ?(?:Defaults to |(?=Required ))/);
  return [meaning, fallback.replace(/\.$/, "")];
}

/** Types are told on a page of their own. */
function shownType(property: Property, isArgument: boolean): string {
  const type = typeOf(property).replace("](#", "](docs/components.md#");
  return isArgument && property.plain === true ? `${type}, plain` : type;
}
