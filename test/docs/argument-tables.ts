import * as pulumi from "@pulumi/pulumi";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import path from "node:path";
import * as library from "../../components";
import { table } from "./generated";

/** Names of the exported components. */
export const COMPONENTS = Object.entries(library)
  .filter(([, value]) => typeof value === "function" && value.prototype instanceof pulumi.ComponentResource)
  .map(([name]) => name);

export interface Property {
  type?: string;
  $ref?: string;
  items?: Property;
  additionalProperties?: Property;
  plain?: boolean;
  description?: string;
}
interface Resource {
  description?: string;
  inputProperties: Record<string, Property>;
  requiredInputs?: string[];
  properties: Record<string, Property>;
}
interface ObjectType {
  properties?: Record<string, Property>;
  required?: string[];
  enum?: { value: string; description: string }[];
}
export interface Schema {
  resources: Record<string, Resource>;
  types: Record<string, ObjectType>;
}

/** What Pulumi infers of the components and their documentation. */
export function inferredSchema(): Schema {
  const folder = path.resolve(__dirname, "../schema");
  const manifest = { main: "../../components/index.ts" };
  const analyzer = new Analyzer(folder, "cloudtrail-changes", manifest, new Set(COMPONENTS));
  const { components, typeDefinitions, dependencies } = analyzer.analyze();
  const schema = generateSchema("cloudtrail-changes", "0.0.0", "", components, typeDefinitions, dependencies);
  // The generator's own type has more, and all of it optional.
  return schema as Schema;
}

/** What a component is for, its arguments and its outputs. */
export function componentPart(schema: Schema, name: string): string {
  const resource = schema.resources[`cloudtrail-changes:index:${name}`];
  if (resource === undefined) throw new Error(`The schema has no component ${name}.`);
  const { description = "", inputProperties, requiredInputs, properties } = resource;
  return [
    ...description.split("\n\n").map(flowing),
    rows("Argument", inputProperties, requiredInputs),
    rows("Output", properties),
  ].join("\n\n");
}

/** Every type that arguments and outputs have, by name. */
export function typeParts({ types }: Schema): Record<string, string> {
  return Object.fromEntries(
    Object.entries(types)
      .map(([token, type]): [string, string] => [lastOf(token), typePart(type)])
      .sort(([one], [other]) => one.localeCompare(other)),
  );
}

/** Arguments and outputs that say nothing of themselves. */
export function silent({ resources, types }: Schema): string[] {
  const owners = [
    ...Object.entries(resources).map(([token, { inputProperties, properties }]) => ({
      token,
      all: { ...inputProperties, ...properties },
    })),
    ...Object.entries(types).map(([token, { properties = {} }]) => ({ token, all: properties })),
  ];
  return owners.flatMap(({ token, all }) =>
    Object.entries(all)
      .filter(([, { description = "" }]) => description === "")
      .map(([name]) => `${lastOf(token)}.${name}`),
  );
}

function typePart({ enum: values, properties = {}, required }: ObjectType): string {
  if (values === undefined) return rows("Field", properties, required);
  return table(
    ["Value", "Meaning"],
    values.map(({ value, description }) => [`\`${value}\``, flowing(description)]),
  );
}

/** Required ones are bold; `plain` ones must be known when the program runs. */
function rows(head: string, properties: Record<string, Property>, required: string[] = []): string {
  const lines = Object.entries(properties).map(([name, property]) => [
    required.includes(name) ? `**\`${name}\`**` : `\`${name}\``,
    `${typeOf(property)}${head === "Argument" && property.plain === true ? ", plain" : ""}`,
    flowing(property.description ?? ""),
  ]);
  return table([head, "Type", "Meaning"], lines);
}

export function typeOf({ type, $ref, items, additionalProperties }: Property): string {
  if ($ref !== undefined) return `[${lastOf($ref)}](#${lastOf($ref).toLowerCase()})`;
  if (items !== undefined) return `array of ${typeOf(items)}`;
  if (additionalProperties !== undefined) return `map of ${typeOf(additionalProperties)}`;
  return type ?? "any";
}

export function lastOf(token: string): string {
  return token.split(":").at(-1) ?? "";
}

/** On one line; `<` outside of code would begin a tag. */
export function flowing(text: string): string {
  const code = /(`[^`]*`)/;
  return text
    .replace(/\s+/g, " ")
    .split(code)
    .map((part) => (code.test(part) ? part : part.replaceAll("<", "\\<")))
    .join("")
    .trim();
}
