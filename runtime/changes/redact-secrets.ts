import { holdsHint } from "./hints";
import { copyFields, defineField, mapShared } from "./redact-paths";
import { isBytes, maskAll, REDACTED, saysNothing } from "./redaction-mark";
import { isSecretName } from "./secret-names";
import { SECRET_SHAPES } from "./secret-shapes";

/**
 * Any JSON value with what has the name or the shape of a secret redacted, at every depth, also in JSON that is
 * written into a string. What does not change is shared with the value given.
 */
export function redactSecrets(value: unknown): unknown {
  return redactValue(value, 0);
}

/** Deeper than any record of a service; below it stands the mark instead. */
const DEEPEST = 200;

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value, depth);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return REDACTED;
  if (Array.isArray(value)) return mapShared(value, (element) => redactValue(element, depth + 1));
  return redactObject(value as Record<string, unknown>, depth);
}

function redactObject(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
  const pairIsSecret = namesSecret(fields);
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(fields)) {
    const before = fields[key];
    const secret = isSecretName(key) || (pairIsSecret && isValueKey(key));
    const after = secret ? maskNamed(before, depth) : redactValue(before, depth + 1);
    if (after !== before) defineField((changed ??= copyFields(fields)), key, after);
  }
  return withoutSecretKeys(changed ?? fields);
}

/** A structure under such a name is a description (a schema's `password`), unless it is bytes or a list of values. */
function maskNamed(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return saysNothing(value) ? value : REDACTED;
  if (isBytes(value)) return REDACTED;
  if (Array.isArray(value)) {
    return mapShared(value, (element) =>
      typeof element === "object" ? redactValue(element, depth + 1) : maskAll(element),
    );
  }
  return redactValue(value, depth + 1);
}

/** `{"name":"DB_PASSWORD","value":…}`, and the ways in which services write it. */
function namesSecret(fields: Record<string, unknown>): boolean {
  return Object.keys(fields).some((key) => {
    const name = fields[key];
    return NAME_KEYS.has(key.toLowerCase()) && typeof name === "string" && isSecretName(name);
  });
}

const NAME_KEYS = new Set(["name", "key", "parameterkey", "optionname", "parametername", "attributename"]);

function isValueKey(key: string): boolean {
  return /^(?:value|parameterValue|attributeValue)$/i.test(key);
}

/** Keys come from strangers too: a map may have a token for a key. */
function withoutSecretKeys(fields: Record<string, unknown>): Record<string, unknown> {
  if (!Object.keys(fields).some((key) => redactShapes(key) !== key)) return fields;
  const changed: Record<string, unknown> = {};
  for (const key of Object.keys(fields))
    defineField(changed, freeKey(changed, redactShapes(key)), fields[key]);
  return changed;
}

function freeKey(fields: Record<string, unknown>, key: string): string {
  let free = key;
  for (let number = 2; Object.hasOwn(fields, free); number += 1) free = `${key}_${number}`;
  return free;
}

function redactText(text: string, depth: number): string {
  if (!holdsHint(text)) return text;
  const first = text.trimStart()[0];
  if ((first === "{" || first === "[") && depth < DEEPEST) {
    try {
      const before: unknown = JSON.parse(text);
      const after = redactValue(before, depth + 1);
      return after === before ? text : JSON.stringify(after);
    } catch {
      // Not JSON after all, or cut off: the shapes find what they can.
    }
  }
  return redactShapes(text);
}

function redactShapes(text: string): string {
  if (!holdsHint(text)) return text;
  return SECRET_SHAPES.reduce(
    (redacted, { pattern, replacement }) => redacted.replace(pattern, replacement),
    text,
  );
}
