import { holdsHint } from "./hints";
import { copyFields, defineField, mapShared } from "./redact-paths";
import { isBytes, isReference, maskAll, REDACTED, saysNothing } from "./redaction-mark";
import { isSecretDocumentName, isSecretName, isSecretOption } from "./secret-names";
import { SECRET_SHAPES } from "./secret-shapes";

/**
 * Any JSON value with what has the name or the shape of a secret redacted, at every depth, also in JSON that is
 * written into a string. What does not change is shared with the value given.
 */
export function redactSecrets(value: unknown): unknown {
  return redactValue(value, RECORD);
}

/** Where a value stands. */
interface Place {
  depth: number;
  /** Whether a field of this name holds a secret here: a document in a string has more such names than a record. */
  isSecret: (name: string) => boolean;
}

const RECORD: Place = { depth: 0, isSecret: isSecretName };

/** Deeper than any record of a service; below it stands the mark instead. */
const DEEPEST = 200;

function redactValue(value: unknown, place: Place): unknown {
  if (typeof value === "string") return redactText(value, place);
  if (typeof value !== "object" || value === null) return value;
  if (place.depth > DEEPEST) return REDACTED;
  const below = { ...place, depth: place.depth + 1 };
  if (Array.isArray(value)) return redactList(value, below);
  const fields = value as Record<string, unknown>;
  return redactObject(fields, below, namesSecret(fields, place));
}

/** A command is a list: after `--db-password` comes the password. */
function redactList(list: readonly unknown[], place: Place): readonly unknown[] {
  return mapShared(list, (element, index) => {
    const before = index > 0 ? list[index - 1] : undefined;
    const follows = typeof before === "string" && isSecretOption(before) && !isOption(element);
    return follows ? maskNamed(element, place) : redactValue(element, place);
  });
}

function isOption(element: unknown): boolean {
  return typeof element === "string" && /^--[A-Za-z]/.test(element);
}

function redactObject(
  fields: Record<string, unknown>,
  place: Place,
  valueIsSecret: boolean,
): Record<string, unknown> {
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(fields)) {
    const before = fields[key];
    const secret = place.isSecret(key) || (valueIsSecret && isValueKey(key));
    const after = secret ? maskNamed(before, place) : redactValue(before, place);
    if (after !== before) defineField((changed ??= copyFields(fields)), key, after);
  }
  return withoutSecretKeys(changed ?? fields);
}

/**
 * An object under such a name is a description (a schema's `password`) of which the value and the default are
 * secret, unless it is bytes.
 */
function maskNamed(value: unknown, place: Place): unknown {
  if (typeof value !== "object" || value === null)
    return saysNothing(value) || isReference(value) ? value : REDACTED;
  if (isBytes(value) || place.depth > DEEPEST) return REDACTED;
  const below = { ...place, depth: place.depth + 1 };
  if (!Array.isArray(value)) return redactObject(value as Record<string, unknown>, below, true);
  return mapShared(value, (element) =>
    typeof element === "object" ? redactValue(element, below) : maskAll(element),
  );
}

/** `{"name":"DB_PASSWORD","value":…}`, and the ways in which services write it. */
function namesSecret(fields: Record<string, unknown>, { isSecret }: Place): boolean {
  return Object.keys(fields).some((key) => {
    const name = fields[key];
    return NAME_KEYS.has(key.toLowerCase()) && typeof name === "string" && isSecret(name);
  });
}

const NAME_KEYS = new Set([
  "name",
  "key",
  "parameterkey",
  "optionname",
  "parametername",
  "attributename",
  "path",
]);

function isValueKey(key: string): boolean {
  return /^(?:value|parameterValue|attributeValue|default|defaultValue)$/i.test(key);
}

/** Keys come from strangers too: a map may have a token for a key. */
function withoutSecretKeys(fields: Record<string, unknown>): Record<string, unknown> {
  if (!Object.keys(fields).some((key) => redactShapes(key) !== key)) return fields;
  const changed: Record<string, unknown> = {};
  const nextNumbers = new Map<string, number>();
  for (const key of Object.keys(fields))
    defineField(changed, freeKey(changed, nextNumbers, redactShapes(key)), fields[key]);
  return changed;
}

/** The next number of each key is kept: thousands of keys may become equal. */
function freeKey(fields: Record<string, unknown>, nextNumbers: Map<string, number>, key: string): string {
  let free = key;
  let number = nextNumbers.get(key) ?? 2;
  for (; Object.hasOwn(fields, free); number += 1) free = `${key}_${number}`;
  nextNumbers.set(key, number);
  return free;
}

function redactText(text: string, place: Place): string {
  if (!holdsHint(text)) return text;
  const first = text.trimStart()[0];
  if ((first === "{" || first === "[") && place.depth < DEEPEST) {
    try {
      const before: unknown = JSON.parse(text);
      const after = redactValue(before, { depth: place.depth + 1, isSecret: isSecretDocumentName });
      return after === before ? text : JSON.stringify(after);
    } catch {
      // Not JSON after all, or cut off: the shapes find what they can.
    }
  }
  return redactShapes(text);
}

/** A pattern takes much longer than a look for its hints, the first time most of all. */
function redactShapes(text: string): string {
  if (!holdsHint(text)) return text;
  const lower = text.toLowerCase();
  let redacted = text;
  for (const { hints, pattern, replacement } of SECRET_SHAPES) {
    const mayHold = hints.length === 0 || hints.some((hint) => lower.includes(hint));
    if (mayHold) redacted = redacted.replace(pattern, replacement);
  }
  return redacted;
}
