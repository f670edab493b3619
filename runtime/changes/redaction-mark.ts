/** What stands in the place of a secret. */
export const REDACTED = "[redacted]";

/**
 * The value with every string and number in it redacted and its structure kept: an environment keeps its names. A
 * list of names with values keeps the names. What says nothing stays: booleans, null, empty strings, and the marks
 * by which AWS itself hides values.
 */
export function maskAll(value: unknown): unknown {
  return mask(value, 0);
}

/** True for a value that hides nothing more: empty, a switch, or hidden by AWS. */
export function saysNothing(value: unknown): boolean {
  return typeof value === "string"
    ? value === "" || HIDDEN.has(value) || STARS.test(value)
    : typeof value === "boolean" || value === null;
}

/** Our mark, those of AWS, switches and units of time (a field may say in what a token's age is counted). */
export const MARKS: readonly string[] = [
  ...[REDACTED, "HIDDEN_DUE_TO_SECURITY_REASONS", "<sensitiveDataRemoved>"],
  ...["true", "false", "seconds", "minutes", "hours", "days"],
];
const HIDDEN = new Set(MARKS);
const STARS = /^\*+$/;

/** True for text that says where a secret is and not what it is. */
export function isReference(value: unknown): boolean {
  return typeof value === "string" && REFERENCE.test(value);
}

/** An ARN, a dynamic reference of CloudFormation, a part of API Gateway's request, Batch's parameter, a variable. */
const REFERENCE =
  /^(?:arn:aws[a-z-]{0,20}:[a-z0-9-]+:\S*|\{\{resolve:[^{}]+\}\}|(?:method|\$)\.?request\.[a-z]+\.[\w.$-]+|Ref::\w+|\$(?:\{[A-Za-z_][\w.:-]*\}|\([A-Za-z_]\w*\)))$/;

const DEEPEST = 200;

function mask(value: unknown, depth: number): unknown {
  if (saysNothing(value) || value === undefined) return value;
  if (typeof value !== "object" || value === null || depth > DEEPEST || isBytes(value)) return REDACTED;
  if (Array.isArray(value)) return value.map((element) => maskElement(element, depth + 1));
  return mapFields(value, (field) => mask(field, depth + 1));
}

/** Of a name and a value, the name stays. */
function maskElement(element: unknown, depth: number): unknown {
  if (typeof element !== "object" || element === null || Array.isArray(element)) return mask(element, depth);
  const keys = Object.keys(element).map((key) => key.toLowerCase());
  const isPair = keys.includes("value") && (keys.includes("name") || keys.includes("key"));
  return isPair
    ? mapFields(element, (field, key) => (isNameOfPair(key, field) ? field : mask(field, depth + 1)))
    : mask(element, depth);
}

function isNameOfPair(key: string, field: unknown): boolean {
  return typeof field === "string" && NAMES_OF_PAIRS.has(key.toLowerCase());
}

const NAMES_OF_PAIRS = new Set(["name", "key", "type"]);

function mapFields(value: object, map: (field: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, map(field, key)]));
}

/** Bytes: a list of numbers, or a buffer as Java's services write it, `{"hb":[45,45,…],"offset":0,…}`. */
export function isBytes(value: object): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((element) => typeof element === "number");
  return Array.isArray((value as { hb?: unknown }).hb);
}
