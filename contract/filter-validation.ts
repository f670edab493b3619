import { CLASS_NAMES } from "./classes";
import type { Filter, FilterRule } from "./filter";
import { globMatcher } from "./glob";
import { ORIGIN_NAMES } from "./origins";
import { PRESET_NAMES } from "./presets";
import { kindOf, nearest, shown } from "./problems";
import { also, list, nonEmptyList, oneOf, problemsOf, refuse, text, validated } from "./validate";
import type { Check, Place } from "./validate";
import { object, optional } from "./validate-object";

/** Characters of one pattern, our limit. */
const PATTERN_MAX_LENGTH = 512;

/**
 * The filter that a user wrote, checked. `where` begins each path in messages, such as `trails[2].filter`.
 * Throws a `ContractError` with every problem.
 */
export function validateFilter(value: unknown, where = "filter"): Filter {
  return validated(filterCheck, value, where);
}

/** Everything that is wrong with a filter; empty when nothing is. */
export function checkFilter(value: unknown, where = "filter"): string[] {
  return problemsOf(filterCheck, value, where);
}

const pattern: Check<string> = (value, place) => {
  if (typeof value !== "string" || value === "") {
    const got = value === "" ? "an empty string" : typeof value === "number" ? shown(value) : kindOf(value);
    return refuse(
      place,
      `must be a pattern (a string, * stands for anything) or a list of them, got ${got}.`,
    );
  }
  if (value.length > PATTERN_MAX_LENGTH) {
    return refuse(place, `must be at most ${PATTERN_MAX_LENGTH} characters long, got ${value.length}.`);
  }
  return value;
};

/** A pattern over a closed list of values: one that can match none of them is a mistake. */
function patternOf(noun: string, allowed: readonly string[]): Check<string> {
  return also(pattern, (value, place) => {
    if (allowed.some(globMatcher(value))) return;
    const near = nearest(value, allowed);
    const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
    refuse(place, `is ${shown(value)}, which matches no ${noun}; there are ${allowed.join(", ")}.${hint}`);
  });
}

const accountPattern = also(pattern, (value, place) => {
  if (!/^(\d{12}|[\d*]*\*[\d*]*)$/.test(value)) {
    refuse(place, `must be an account id of 12 digits, or a pattern of digits and *, got ${shown(value)}.`);
  }
});

/** One pattern or a non-empty list of them. */
function patterns(one: Check<string>): Check<string | string[]> {
  return (value, place) => (Array.isArray(value) ? nonEmptyList(one)(value, place) : one(value, place));
}

const ruleId = text({
  what: "a name of 1 to 64 letters, digits and . _ : / -",
  pattern: /^[A-Za-z0-9._:/-]{1,64}$/,
});

const CONDITIONS = [
  "source",
  "name",
  "account",
  "region",
  "principal",
  "userAgent",
  "origin",
  "class",
] as const;

const ruleCheck: Check<FilterRule> = also(
  object<FilterRule>({
    id: optional(ruleId),
    source: optional(patterns(pattern)),
    name: optional(patterns(pattern)),
    account: optional(patterns(accountPattern)),
    region: optional(patterns(pattern)),
    principal: optional(patterns(pattern)),
    userAgent: optional(patterns(pattern)),
    origin: optional(patterns(patternOf("origin", ORIGIN_NAMES))),
    class: optional(patterns(patternOf("class", CLASS_NAMES))),
  }),
  (rule, place) => {
    if (CONDITIONS.some((key) => rule[key] !== undefined)) return;
    refuse(
      place,
      `has no condition and would match every record; give at least one of ${CONDITIONS.join(", ")}.`,
    );
  },
);

/** The check behind `validateFilter`, for the objects that hold a filter. */
export const filterCheck: Check<Filter> = also(
  object<Filter>({
    preset: optional(list(oneOf(PRESET_NAMES))),
    exclude: optional(list(ruleCheck)),
    include: optional(list(ruleCheck)),
  }),
  refuseEqualIds,
);

/** An id names the rule in decisions, so it must name one. */
function refuseEqualIds(filter: Filter, place: Place): void {
  const seen = new Map<string, string>();
  for (const part of ["exclude", "include"] as const) {
    filter[part]?.forEach(({ id }, index) => {
      if (id === undefined) return;
      const path = `${place.path}.${part}[${index}]`;
      const earlier = seen.get(id);
      if (earlier === undefined) seen.set(id, path);
      else
        refuse({ ...place, path: `${path}.id` }, `is ${shown(id)}, which is already the id of ${earlier}.`);
    });
  }
}
