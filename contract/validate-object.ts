import { nearest, shown } from "./problems";
import { refuse, type Check, type Place } from "./validate";

interface RequiredField<T> {
  kind: "required";
  check: Check<T>;
  means: string;
}
interface DefaultedField<T> {
  kind: "defaulted";
  check: Check<T>;
  value: T;
}
interface OptionalField<T> {
  kind: "optional";
  check: Check<T>;
}

/** A field that must be there; `means` ends the message when it is not, such as "the bucket of the files". */
export function required<T>(check: Check<T>, means: string): RequiredField<T> {
  return { kind: "required", check, means };
}
export function defaulted<T>(check: Check<T>, value: T): DefaultedField<T> {
  return { kind: "defaulted", check, value };
}
export function optional<T>(check: Check<T>): OptionalField<T> {
  return { kind: "optional", check };
}

type AnyField = RequiredField<unknown> | DefaultedField<unknown> | OptionalField<unknown>;
type IsOptional<T, K extends keyof T> = Pick<Partial<T>, K> extends Pick<T, K> ? true : false;

/** The fields of an object, each as optional as in its type. */
export type Fields<T> = {
  [K in keyof T]-?: IsOptional<T, K> extends true
    ? OptionalField<Exclude<T[K], undefined>>
    : RequiredField<T[K]> | DefaultedField<T[K]>;
};

/**
 * An object with known fields; an unknown one is an error that names the nearest known.
 * `emptyIsAbsent`: `""`, `[]` and `{}` stand for a missing field, as in stack configuration, where a key cannot
 * be unset once a default has declared it.
 */
export function object<T extends object>(
  fields: Fields<T>,
  options: { emptyIsAbsent?: boolean } = {},
): Check<T> {
  return (value, place) => {
    if (!isObject(value)) return refuse(place, `must be an object, got ${shown(value)}.`);
    const before = place.problems.length;
    refuseUnknownKeys(value, Object.keys(fields), place);
    const result: Record<string, unknown> = {};
    for (const [key, field] of Object.entries<AnyField>(fields)) {
      const given = Object.hasOwn(value, key) ? value[key] : undefined;
      const absent = given === undefined || given === null || (options.emptyIsAbsent && isEmpty(given));
      const read = absent ? absentField(field, key, place) : field.check(given, inside(place, key));
      if (read !== undefined) result[key] = read;
    }
    return place.problems.length === before ? (result as T) : undefined;
  };
}

/** An object whose keys are names of the user's choice: a list of its entries, each with its name. */
export function entries<T>(name: Check<string>, of: (name: string) => Check<T>): Check<T[]> {
  return (value, place) => {
    if (!isObject(value)) return refuse(place, `must be an object of names, got ${shown(value)}.`);
    const before = place.problems.length;
    const items = Object.entries(value).map(([key, item]) => {
      const where = inside(place, key);
      return name(key, { ...where, path: `The name of ${where.path}` }) && of(key)(item, where);
    });
    return place.problems.length === before ? (items as T[]) : undefined;
  };
}

/** Adds a problem for each key that is none of the known ones, with the one that is probably meant or with all. */
export function refuseUnknownKeys(value: object, known: string[], place: Place): void {
  for (const key of Object.keys(value).filter((one) => !known.includes(one))) {
    const near = nearest(key, known);
    const hint = near === undefined ? `Known keys: ${known.join(", ")}.` : `Did you mean "${near}"?`;
    refuse(place, `has an unknown key ${shown(key)}. ${hint}`);
  }
}

function absentField(field: AnyField, key: string, place: Place): unknown {
  if (field.kind === "required") return refuse(inside(place, key), `is required: ${field.means}.`);
  return field.kind === "defaulted" ? field.value : undefined;
}

function inside(place: Place, key: string): Place {
  const plain = /^[A-Za-z_][\w-]*$/.test(key);
  return { ...place, path: `${place.path}${plain ? `.${key}` : `[${shown(key)}]`}` };
}

function isEmpty(value: unknown): boolean {
  if (value === "" || (Array.isArray(value) && value.length === 0)) return true;
  return isObject(value) && Object.keys(value).length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
