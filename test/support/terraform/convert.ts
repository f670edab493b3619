import type { RecordedResource } from "../components/monitor";
import { isArchive } from "./archive";
import { autonamed, singular, snakeCase, terraformProperty } from "./names";
import type { Block } from "./provider-schema";

/** A resource as Terraform's JSON has it, and what of Pulumi's inputs its provider does not know. */
export interface Converted {
  body: Record<string, unknown>;
  /** Paths such as `aws_sqs_queue.region`. */
  unknown: string[];
}

export interface ConvertOptions {
  /** Writes an archive and returns the path of the file. */
  saveArchive: (archive: Record<string, unknown>) => string;
  /** What a text becomes beside the escaping of Terraform's own `${`. Defaults to itself. */
  text?: (escaped: string) => string;
}

/** The recorded inputs of a resource under Terraform's names, shaped after the provider's schema. */
export function convertResource(
  resource: RecordedResource,
  type: string,
  block: Block,
  options: ConvertOptions,
): Converted {
  const unknown: string[] = [];
  const rename = (property: string) => terraformProperty(type, property);
  const body = convertBlock(resource.inputs, block, { path: type, unknown, options, rename });
  const name = autonamed(type);
  if (block.attributes?.[name] && isNameable(block, name)) body[name] ??= `${resource.name}-a1b2c3d`;
  return { body, unknown };
}

/** A computed name is AWS's own; one that may or must be given is what Pulumi makes up. */
function isNameable(block: Block, name: string): boolean {
  const attribute = block.attributes?.[name];
  return attribute?.required === true || "name_prefix" in (block.attributes ?? {});
}

interface Context {
  path: string;
  unknown: string[];
  options: ConvertOptions;
  rename: (property: string) => string;
}

function convertBlock(
  inputs: Record<string, unknown>,
  block: Block,
  context: Context,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(inputs)) {
    if (value === undefined || value === null) continue;
    const name = context.rename(property);
    const attribute = block.attributes?.[name];
    const nested = [name, singular(name)].find((one) => block.block_types?.[one]);
    if (attribute) body[name] = convertValue(value, attribute.type, context.options);
    else if (nested !== undefined) body[nested] = convertBlocks(value, nested, block, context);
    else context.unknown.push(`${context.path}.${name}`);
  }
  return body;
}

function convertBlocks(value: unknown, name: string, block: Block, context: Context): unknown[] {
  const inner = block.block_types?.[name]?.block ?? {};
  const within = { ...context, path: `${context.path}.${name}`, rename: snakeCase };
  return (Array.isArray(value) ? value : [value]).map((one) =>
    convertBlock(one as Record<string, unknown>, inner, within),
  );
}

/** The keys of a map are the user's own; those of an object are the provider's. */
function convertValue(value: unknown, type: unknown, options: ConvertOptions): unknown {
  if (typeof value === "string") return (options.text ?? String)(escaped(value));
  if (isArchive(value)) return options.saveArchive(value);
  if (Array.isArray(value)) {
    const item: unknown = Array.isArray(type) ? type[1] : undefined;
    return value.map((one) => convertValue(one, item, options));
  }
  if (typeof value !== "object" || value === null) return value;
  const [kind, shape] = Array.isArray(type) ? (type as unknown[]) : [];
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      kind === "object" ? snakeCase(key) : key,
      convertValue(one, kind === "map" ? shape : undefined, options),
    ]),
  );
}

/** Text in Terraform's JSON is a template. https://developer.hashicorp.com/terraform/language/syntax/json#expressions */
function escaped(text: string): string {
  return text.replace(/\$\{/g, "$$$${").replace(/%\{/g, "%%{");
}
