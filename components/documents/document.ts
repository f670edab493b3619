/** A policy document of IAM, as plain data: `JSON.stringify` it. */
export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: Statement[];
}

/** One statement. `Principal` is there in policies of resources, `Resource` in all but trust policies. */
export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal?: Principal;
  Action: string | string[];
  Resource?: string | string[];
  Condition?: Condition;
}

export type Principal = "*" | { AWS: string } | { Service: string | string[] };

/** Operator → key → values; all must hold. */
export type Condition = Record<string, Record<string, string | string[]>>;

/**
 * A document of the given statements, without `undefined` ones and those with an empty list of resources, which IAM
 * refuses. Its version is the only one with policy variables, which keys of objects with `*` or `?` in them need.
 */
export function policyDocument(...statements: (Statement | undefined)[]): PolicyDocument {
  const usable = statements
    .filter((statement) => statement !== undefined)
    .filter(({ Resource: resource }) => resource?.length !== 0);
  return { Version: "2012-10-17", Statement: usable };
}

/** A list without repeats, and a single value by itself: the form in which AWS gives policies back. */
export function oneOrMany(values: string[]): string | string[] {
  const [first, ...others] = new Set(values);
  return first !== undefined && others.length === 0 ? first : [...new Set(values)];
}
