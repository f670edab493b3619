import { useState } from "preact/hooks";
import type { FilterRule } from "../../../../contract/filter";
import type { State } from "../../api";

type Filter = State["filter"];

/** A filter that is tried out: nothing is decided by it until it is applied. */
export interface Draft {
  /** The filter that decides now. */
  current: Filter;
  /** Undefined when nothing is being tried. */
  filter: Filter | undefined;
  add: (kind: "include" | "exclude", rule: FilterRule) => void;
  remove: (kind: "include" | "exclude", place: number) => void;
  discard: () => void;
}

export function useDraft(current: Filter = {}): Draft {
  const [filter, setFilter] = useState<Filter>();
  const change = (kind: "include" | "exclude", of: (rules: FilterRule[]) => FilterRule[]) =>
    setFilter((before = current) => ({ ...before, [kind]: of(before[kind] ?? []) }));
  return {
    current,
    filter,
    add: (kind, rule) => change(kind, (rules) => [...rules.filter((one) => !same(one, rule)), rule]),
    remove: (kind, place) => change(kind, (rules) => rules.filter((_, index) => index !== place)),
    discard: () => setFilter(undefined),
  };
}

function same(one: FilterRule, other: FilterRule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
