import { kindOf, shown } from "../../contract/problems";
import { refuse, type Check } from "../../contract/validate";

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const NAME_MAX_LENGTH = 128;
const VALUE_MAX_LENGTH = 256;
const MAX_TAGS = 50;

/** Tags that every service takes. */
export const tags: Check<Record<string, string>> = (value, place) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse(place, `must be an object of names and values, got ${shown(value)}.`);
  }
  const before = place.problems.length;
  const entries = Object.entries(value as Record<string, unknown>);
  for (const [name, one] of entries) {
    const problem = problemOfName(name) ?? problemOfValue(one);
    if (problem !== undefined) refuse({ ...place, path: `${place.path}.${name}` }, problem);
  }
  if (entries.length > MAX_TAGS) {
    refuse(place, `has ${entries.length} tags; a resource takes at most ${MAX_TAGS}.`);
  }
  return place.problems.length === before ? (value as Record<string, string>) : undefined;
};

function problemOfName(name: string): string | undefined {
  if (/^aws:/i.test(name)) return "must not begin with aws:, which AWS keeps for itself.";
  if (name.length >= 1 && name.length <= NAME_MAX_LENGTH) return undefined;
  return `must have a name of 1 to ${NAME_MAX_LENGTH} characters, got ${name.length}.`;
}

function problemOfValue(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") {
    return `must be a string, got ${shown(value)}: put it in quotes.`;
  }
  if (typeof value !== "string") return `must be a string, got ${kindOf(value)}.`;
  if (value.length <= VALUE_MAX_LENGTH) return undefined;
  return `must be at most ${VALUE_MAX_LENGTH} characters long, got ${value.length}.`;
}
