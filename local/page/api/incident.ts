import type { ChangeRow } from "./changes";

/** The product's question: what changed before this moment? All conditions must hold. */
export interface IncidentQuery {
  /** The moment, ISO 8601 (`2026-03-10T15:00:00Z`) or milliseconds. Required. */
  at: string;
  /** Part of a resource's ARN, id or name, in any case. */
  resource?: string;
  /** Part of the actor's name or ARN, in any case. */
  actor?: string;
  /** Exactly. */
  account?: string;
  /** Exactly. */
  region?: string;
  /** Event source, with or without `.amazonaws.com`. */
  source?: string;
  /** Part of any text of the change, in any case. */
  text?: string;
  /** 1 to 500. Defaults to 100. */
  limit?: number;
  /** Rows to leave out, for the next page. Defaults to 0. */
  offset?: number;
}

export interface IncidentPage {
  at: number;
  /** Nearest first. `before`: milliseconds from the change to the moment. */
  rows: { row: ChangeRow; before: number }[];
  /** All that match before the moment. */
  total: number;
  /** Matches after the moment, so that a wrong time is noticed. */
  after: number;
}

export interface SuggestionsQuery {
  field: "resource" | "actor" | "account" | "region" | "source";
  /** Part of the value, in any case. Defaults to none: the most frequent ones. */
  text?: string;
  /** 1 to 50. Defaults to 12. */
  limit?: number;
}

/** Values seen in the rows held, the most frequent first; those that begin with the text before the others. */
export interface Suggestions {
  values: { value: string; count: number }[];
}
