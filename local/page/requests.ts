import type { Filter } from "../../contract/filter";
import { filterCheck } from "../../contract/filter-validation";
import { also, integer, mapped, oneOf, refuse, text, validated, type Check } from "../../contract/validate";
import { defaulted, object, optional, required, type Fields } from "../../contract/validate-object";
import type { FaultRequest, RedriveRequest, SuggestionsQuery } from "./api";
import { FAULT_NAMES } from "./faults";
import { SUGGESTED_FIELDS, type Wanted } from "./store/search";

/** What requests may say, checked. Each throws a `ContractError` with a sentence for everything that is wrong. */
export const changesQuery = of<{ after: number; limit: number }>("changes", {
  after: defaulted(number(0, Number.MAX_SAFE_INTEGER), 0),
  limit: defaulted(number(1, 2_000), 1_000),
});

const anyText = text({ what: "a text of at most 500 characters", pattern: /^[^]{0,500}$/ });

export const incidentQuery = of<Wanted>("incident", {
  at: required(moment(), "the moment before which changes are wanted"),
  resource: optional(anyText),
  actor: optional(anyText),
  account: optional(anyText),
  region: optional(anyText),
  source: optional(anyText),
  text: optional(anyText),
  limit: defaulted(number(1, 500), 100),
  offset: defaulted(number(0, Number.MAX_SAFE_INTEGER), 0),
});

export const suggestionsQuery = of<SuggestionsQuery & { limit: number }>("suggestions", {
  field: required(oneOf(SUGGESTED_FIELDS), "what is to be suggested"),
  text: optional(anyText),
  limit: defaulted(number(1, 50), 12),
});

export const faultRequest = of<FaultRequest>("fault", {
  name: required(oneOf(FAULT_NAMES), "what is to break"),
  action: required(oneOf(["on", "off", "once"]), "what is to be done"),
  count: optional(integer({ min: 1, max: 1_000, unit: "times" })),
});

export const redriveRequest = of<RedriveRequest>("redrive", {
  what: required(oneOf(["notice", "change"]), "what is to be sent again"),
});

/** `perWeek` undefined: no budget. */
export const budgetRequest = of<{ perWeek?: number }>("budget", {
  perWeek: optional(integer({ min: 1, max: 1_000_000_000, unit: "changes a week" })),
});

export const filterRequest = (value: unknown): { filter: Filter } =>
  validated(object<{ filter: Filter }>({ filter: required(filterCheck, "the rules") }), value, "request");

function of<T extends object>(where: string, fields: Fields<T>): (value: unknown) => T {
  const check = object<T>(fields, { emptyIsAbsent: true });
  return (value) => validated(check, value, where);
}

/** A whole number as a query has it. */
function number(min: number, max: number): Check<number> {
  const digits = text({ what: `a whole number of ${min} to ${max}`, pattern: /^\d{1,16}$/ });
  return also(mapped(digits, Number), (value, place) => {
    if (value < min || value > max) refuse(place, `must be ${min} to ${max}, got ${value}.`);
  });
}

/** ISO 8601, or milliseconds since 1970. */
function moment(): Check<number> {
  return also(
    mapped(anyText, (value) => (/^\d{1,15}$/.test(value) ? Number(value) : Date.parse(value))),
    (value, place) => {
      if (Number.isNaN(value)) {
        refuse(place, "must be a time such as 2026-03-10T15:00:00Z, or milliseconds since 1970.");
      }
    },
  );
}
