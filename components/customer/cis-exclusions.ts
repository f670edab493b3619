import { FILTER_PATTERN_MAX_LENGTH } from "../../contract/limits";
import { shown } from "../../contract/problems";

/** Whose calls an alarm leaves out. */
export interface Exclusions {
  users: string[];
  roleArns: string[];
  invokedBy: string[];
}

/**
 * The patterns that together match what `pattern` matches, less the exclusions: one, or several where one would be
 * longer than CloudWatch allows. They are for one metric; no record matches two of them unless it matches two of the
 * benchmark's alternatives.
 *
 * Without exclusions the benchmark's text stays as it is.
 */
export function patternsWithout(pattern: string, exclusions: Exclusions): string[] {
  const conditions = exclusionConditions(exclusions);
  if (conditions === "") return [pattern];
  const inner = pattern.trim().slice(1, -1).trim();
  const whole = `{ (${inner}) && ${conditions} }`;
  if (lengthOf(whole) <= FILTER_PATTERN_MAX_LENGTH) return [whole];
  return split(inner, conditions);
}

/** Each value stands in quotes in the pattern, where `"` would end it. */
export function problemOfExclusions({ users, roleArns, invokedBy }: Exclusions): string | undefined {
  const given = { excludeUsers: users, excludeRoleArns: roleArns, excludeInvokedBy: invokedBy };
  for (const [argument, values] of Object.entries(given)) {
    const place = values.findIndex((value) => /["\\]/.test(value) || value.trim() === "");
    if (place === -1) continue;
    return `${argument}[${String(place)}] must be a name without " and \\, got ${shown(values[place])}.`;
  }
  return undefined;
}

/** A field that is missing is not one of the excluded: `!=` alone would not match a record without it. */
function exclusionConditions({ users, roleArns, invokedBy }: Exclusions): string {
  const without = (field: string, values: string[]) =>
    values.map((value) => `(($.${field} NOT EXISTS) || ($.${field} != "${value}"))`);
  return [
    ...without("userIdentity.userName", users),
    ...without("userIdentity.sessionContext.sessionIssuer.arn", roleArns),
    ...without("userIdentity.invokedBy", invokedBy),
  ].join(" && ");
}

/** As few patterns as hold all alternatives, in their order. */
function split(inner: string, conditions: string): string[] {
  const { common, alternatives } = parts(inner);
  const build = (some: string[]) => `{ ${common}(${some.join(" || ")}) && ${conditions} }`;
  const patterns: string[] = [];
  let current: string[] = [];
  for (const alternative of alternatives) {
    if (current.length > 0 && lengthOf(build([...current, alternative])) > FILTER_PATTERN_MAX_LENGTH) {
      patterns.push(build(current));
      current = [];
    }
    current.push(alternative);
  }
  return [...patterns, build(current)];
}

/** `($.a = b) && ((x) || (y))` has the common condition `($.a = b) && ` and the alternatives `(x)` and `(y)`. */
function parts(inner: string): { common: string; alternatives: string[] } {
  const scoped = /^(\(\$\.eventSource = [\w.]+\) && )\((.*)\)$/s.exec(inner);
  const common = scoped?.[1] ?? "";
  const text = scoped?.[2] ?? inner;
  return { common, alternatives: text.split("||").map((one) => one.trim()) };
}

function lengthOf(pattern: string): number {
  return [...pattern].length;
}
