import { ContractError, kindOf, nearest, shown } from "./problems";

/** Where a value stands, and the list to which checks add what is wrong with it. */
export interface Place {
  path: string;
  problems: string[];
}

/** Returns the value, made regular, or adds problems and returns undefined. */
export type Check<T> = (value: unknown, place: Place) => T | undefined;

/** The value, or a `ContractError` with every problem. `where` begins each path, such as `filter`. */
export function validated<T>(check: Check<T>, value: unknown, where: string): T {
  const problems: string[] = [];
  const result = check(value, { path: where, problems });
  if (problems.length > 0 || result === undefined) throw new ContractError(problems);
  return result;
}

/** Every problem of a value; empty when there is none. */
export function problemsOf<T>(check: Check<T>, value: unknown, where: string): string[] {
  const problems: string[] = [];
  check(value, { path: where, problems });
  return problems;
}

/** Adds a problem; returns undefined so that a check can end with it. */
export function refuse(place: Place, predicate: string): undefined {
  place.problems.push(`${place.path} ${predicate}`);
  return undefined;
}

export interface TextFormat {
  /** What is allowed, as a noun: "an account id of 12 digits". */
  what: string;
  pattern?: RegExp;
  /** Never shown in messages. */
  secret?: true;
}

export function text(format: TextFormat): Check<string> {
  return (value, place) => {
    const display = format.secret ? `${kindOf(value)} (not shown)` : shown(value);
    if (typeof value !== "string") {
      const hint =
        typeof value === "number" && !format.secret ? `the number ${display}: put it in quotes` : display;
      return refuse(place, `must be ${format.what}, got ${hint}.`);
    }
    const fits = format.pattern ? format.pattern.test(value) : value !== "";
    return fits ? value : refuse(place, `must be ${format.what}, got ${display}.`);
  };
}

export function oneOf<T extends string>(allowed: readonly T[]): Check<T> {
  return (value, place) => {
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    const near = typeof value === "string" && allowed.length > 1 ? nearest(value, allowed) : undefined;
    const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
    const what = allowed.length === 1 ? allowed.join() : `one of ${allowed.join(", ")}`;
    return refuse(place, `must be ${what}, got ${shown(value)}.${hint}`);
  };
}

export function integer(limits: { min: number; max: number; unit: string }): Check<number> {
  const what = `a whole number of ${limits.unit} from ${limits.min} to ${limits.max}`;
  return (value, place) => {
    const fits = Number.isInteger(value) && Number(value) >= limits.min && Number(value) <= limits.max;
    return fits ? Number(value) : refuse(place, `must be ${what}, got ${shown(value)}.`);
  };
}

export const finiteNumber: Check<number> = (value, place) =>
  typeof value === "number" && Number.isFinite(value)
    ? value
    : refuse(place, `must be a number, got ${shown(value)}.`);

export const trueOrFalse: Check<boolean> = (value, place) =>
  typeof value === "boolean" ? value : refuse(place, `must be true or false, got ${shown(value)}.`);

export function list<T>(of: Check<T>): Check<T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return refuse(place, `must be a list, got ${shown(value)}.`);
    const before = place.problems.length;
    const items = value.map((item, index) => of(item, { ...place, path: `${place.path}[${index}]` }));
    return place.problems.length === before ? (items as T[]) : undefined;
  };
}

export function nonEmptyList<T>(of: Check<T>): Check<T[]> {
  return (value, place) =>
    Array.isArray(value) && value.length === 0
      ? refuse(place, "must have at least one entry, got an empty list.")
      : list(of)(value, place);
}

/** A check and then a rule over what it returned. The rule runs only on values that are right by themselves. */
export function also<T>(check: Check<T>, rule: (value: T, place: Place) => void): Check<T> {
  return (value, place) => {
    const before = place.problems.length;
    const result = check(value, place);
    if (result === undefined) return undefined;
    rule(result, place);
    return place.problems.length === before ? result : undefined;
  };
}

/** A check and then another form of what it returned. */
export function mapped<T, U>(check: Check<T>, form: (value: T) => U): Check<U> {
  return (value, place) => {
    const result = check(value, place);
    return result === undefined ? undefined : form(result);
  };
}
