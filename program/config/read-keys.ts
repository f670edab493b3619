import { nearest, shown } from "../../contract/problems";
import type { Key } from "./key";
import { KEY_NAMES, keyOf, type ConfigValues, type KeyName } from "./keys";

/** Where configuration comes from: the keys of the program's own namespace, as texts. */
export interface ConfigSource {
  /** Names of all keys that have a value. */
  names(): string[];
  get(name: string): string | undefined;
  /** Whether a value is stored encrypted. */
  isSecret(name: string): boolean;
}

export interface KeysRead {
  values: ConfigValues;
  /** The keys that say something else than their default, right or wrong. */
  given: ReadonlySet<KeyName>;
}

/** Reads every key by itself and adds what is wrong to `problems`. What is wrong or absent has its default. */
export function readKeys(source: ConfigSource, problems: string[]): KeysRead {
  const given = new Set<KeyName>();
  const values: Record<string, unknown> = {};
  for (const name of KEY_NAMES) {
    const key = keyOf(name);
    const raw = parsed(key, source.get(name));
    values[name] = isEmpty(key.default) ? undefined : key.default;
    if (isEmpty(raw)) continue;
    if (raw !== key.default) given.add(name);
    const value = key.check(raw, { path: name, problems });
    if (value !== undefined) values[name] = value;
    refusePlainSecret(name, value, source, problems);
  }
  refuseUnknownKeys(source, problems);
  return { values: values as unknown as ConfigValues, given };
}

/** Pulumi hands everything over as text. What is no value of the key's type stays text, and its check refuses it. */
function parsed({ type }: Key<unknown>, text: string | undefined): unknown {
  if (text === undefined || type === "string") return text;
  if (type === "integer") return /^-?\d+$/.test(text) ? Number(text) : text;
  if (type === "boolean") return text === "true" || (text === "false" ? false : text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Pulumi.yaml cannot ask for encryption: the command refuses a secret key that has a default, and asks for one without. */
function refusePlainSecret(name: KeyName, value: unknown, source: ConfigSource, problems: string[]): void {
  if (source.isSecret(name)) return;
  if (keyOf(name).secret) {
    problems.push(
      `${name} is a secret, but the stack's file has it in plain text. Run \`pulumi config set --secret ${name}\`, and replace the key itself.`,
    );
  }
  if (name !== "destinations" || !Array.isArray(value)) return;
  for (const destination of value as NonNullable<ConfigValues["destinations"]>) {
    for (const key of ["apiKey", "appKey"] as const) {
      if (destination[key].value === undefined) continue;
      const path = `destinations.${destination.name}.${key}`;
      problems.push(
        `${path} is a secret, but the stack's file has it in plain text. Run \`pulumi config set --secret --path ${path}\`, and replace the key itself; or give ${key}Parameter.`,
      );
    }
  }
}

function refuseUnknownKeys(source: ConfigSource, problems: string[]): void {
  for (const name of source.names()) {
    if ((KEY_NAMES as string[]).includes(name)) continue;
    const near = nearest(name, KEY_NAMES);
    const hint = near === undefined ? `Known keys: ${KEY_NAMES.join(", ")}.` : `Did you mean "${near}"?`;
    problems.push(`${shown(name)} is no key of this program. ${hint}`);
  }
}
