import * as pulumi from "@pulumi/pulumi";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as library from "../../components";

// That Pulumi's own inference accepts every component, so that one source can serve every Pulumi language; and what
// it makes of them, so that no argument changes its type, or stops being optional, unseen.

const SNAPSHOT = path.join(__dirname, "schema.json");
const UPDATE = "npx jest test/schema -u";

const COMPONENTS = Object.entries(library)
  .filter(([, value]) => typeof value === "function" && value.prototype instanceof pulumi.ComponentResource)
  .map(([name]) => name)
  .sort();

describe("The schema that Pulumi infers", () => {
  const { schema, problem } = inferred();

  test("every exported component is accepted", () => {
    expect(problem).toBeUndefined();
    expect(Object.keys(schema?.resources ?? {})).toEqual(
      COMPONENTS.map((name) => `cloudtrail-changes:index:${name}`),
    );
  });

  test("is the one that was agreed on", () => {
    const json = `${JSON.stringify(schema, sortedWithoutText, 2)}\n`;
    if (isUpdating()) writeFileSync(SNAPSHOT, json);
    const agreed = readFileSync(SNAPSHOT, "utf8");
    if (json === agreed) return;
    throw new Error(
      `The components have another schema than ${path.relative(process.cwd(), SNAPSHOT)}:\n${differences(agreed, json)}\n` +
        `If users may see that change, run \`${UPDATE}\`, read the difference, and name it in CHANGELOG.md.`,
    );
  });

  test("every argument says what it is, and what it defaults to", () => {
    const given = argumentsOf(schema);
    expect(given.length).toBeGreaterThan(100);
    const unsaid = given.filter(({ description }) => !/[.)]$|https:\S+$/.test(description));
    const withoutDefault = given.filter(
      ({ description, optional }) => optional && !/\bdefaults? to\b|\brequired\b/i.test(description),
    );
    expect([...unsaid, ...withoutDefault].map(({ path }) => path)).toEqual([]);
  });
});

interface Argument {
  /** `TrailQueue.region`. */
  path: string;
  description: string;
  optional: boolean;
}

interface Property {
  description?: string;
}

interface Schema {
  resources: Record<string, { inputProperties?: Record<string, Property>; requiredInputs?: string[] }>;
  types: Record<string, SchemaType>;
}

interface SchemaType {
  properties?: Record<string, Property>;
  required?: string[];
}

function inferred(): { schema?: Schema; problem?: string } {
  const manifest = { main: "../../components/index.ts" };
  try {
    const analyzer = new Analyzer(__dirname, "cloudtrail-changes", manifest, new Set(COMPONENTS));
    const { components, typeDefinitions, dependencies } = analyzer.analyze();
    const sorted = Object.fromEntries(
      Object.entries(components).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
    const description = "Components of cloudtrail-changes";
    const schema = generateSchema(
      "cloudtrail-changes",
      "0.0.0",
      description,
      sorted,
      typeDefinitions,
      dependencies,
    );
    return { schema };
  } catch (error) {
    return { problem: String(error) };
  }
}

/** Every argument of every component and of the types within, by a readable path. */
function argumentsOf(schema: Schema | undefined): Argument[] {
  const resources = Object.entries(schema?.resources ?? {});
  const inputs = resources.flatMap(([token, one]) => entries(token, one.inputProperties, one.requiredInputs));
  const types = typesWithin(
    schema,
    resources.map(([, one]) => one.inputProperties),
  );
  return [...inputs, ...types.flatMap(([token, one]) => entries(token, one.properties, one.required))];
}

/** The types that arguments have, those of outputs are not users' to write. */
function typesWithin(schema: Schema | undefined, from: unknown): [string, SchemaType][] {
  const tokens = new Set<string>();
  const follow = (value: unknown) => {
    for (const [, token = ""] of JSON.stringify(value ?? {}).matchAll(/"#\/types\/([^"]+)"/g)) {
      if (tokens.has(token)) continue;
      tokens.add(token);
      follow(schema?.types[token]);
    }
  };
  follow(from);
  return [...tokens].map((token) => [token, schema?.types[token] ?? {}]);
}

function entries(
  token: string,
  properties: Record<string, Property> = {},
  required: string[] = [],
): Argument[] {
  const owner = token.split(":").at(-1) ?? "";
  return Object.entries(properties).map(([name, { description = "" }]) => ({
    path: `${owner}.${name}`,
    description,
    optional: !required.includes(name),
  }));
}

/** What only one of the two has, a value a line: `- …TrailQueue/inputProperties/region/type: "string"`. */
function differences(agreed: string, found: string): string {
  const [before, now] = [leaves(JSON.parse(agreed)), leaves(JSON.parse(found))];
  const gone = before.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  const come = now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [...gone, ...come].slice(0, 40).join("\n");
}

function leaves(value: unknown, place = ""): string[] {
  if (typeof value !== "object" || value === null) return [`${place}: ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, place === "" ? key : `${place}/${key}`));
}

/** Wording may change; it is looked at by a test of its own. */
function sortedWithoutText(key: string, value: unknown): unknown {
  if (key === "description") return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** As jest's own snapshots: written with -u. */
function isUpdating(): boolean {
  const { snapshotState } = expect.getState() as { snapshotState?: { _updateSnapshot?: string } };
  return snapshotState?._updateSnapshot === "all";
}
