import type { Filter, FilterRule } from "../../contract/filter";
import { globMatcher } from "../../contract/glob";
import { presetRules } from "../../contract/presets";
import type { CloudTrailRecord } from "../cloudtrail/record";
import { changeClass } from "./classify";
import { eventWords } from "./event-words";
import { changeOrigin } from "./origin";

export interface CompiledRule {
  id: string;
  readonly matches: (record: CloudTrailRecord) => boolean;
}

/** The user's rules, ready to be asked. The filter has been validated (contract/filter-validation.ts). */
export function compileFilter(filter: Filter): { exclude: CompiledRule[]; include: CompiledRule[] } {
  const own = (filter.exclude ?? []).map((rule, place) => compileRule(rule, `exclude[${String(place)}]`));
  const preset = presetRules(filter.preset).map((rule) => compileRule(rule, "preset"));
  const include = (filter.include ?? []).map((rule, place) => compileRule(rule, `include[${String(place)}]`));
  return { exclude: [...preset, ...own], include };
}

/** What each condition looks at: one of these texts must match one of its patterns. */
const SUBJECTS: Record<keyof Omit<FilterRule, "id">, (record: CloudTrailRecord) => string[]> = {
  source: (record) => [...texts(record.eventSource), eventWords(record).service],
  name: (record) => [...texts(record.eventName), eventWords(record).name],
  account: (record) => texts(record.recipientAccountId ?? record.userIdentity?.accountId),
  region: (record) => texts(record.awsRegion),
  principal: principals,
  userAgent: (record) => texts(record.userAgent).map((text) => text.toLowerCase()),
  origin: (record) => [changeOrigin(record)],
  class: (record) => [changeClass(record)],
};

function compileRule(rule: FilterRule, place: string): CompiledRule {
  const conditions = (Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[]).flatMap((key) => {
    const patterns = rule[key];
    if (patterns === undefined) return [];
    const subject = SUBJECTS[key];
    const matchers = [patterns]
      .flat()
      .map((pattern) => globMatcher(key === "userAgent" ? pattern.toLowerCase() : pattern));
    return [
      (record: CloudTrailRecord) => subject(record).some((text) => matchers.some((match) => match(text))),
    ];
  });
  return { id: rule.id ?? place, matches: (record) => conditions.every((holds) => holds(record)) };
}

function principals({ userIdentity }: CloudTrailRecord): string[] {
  const issuer = userIdentity?.sessionContext?.sessionIssuer;
  return texts(
    userIdentity?.arn,
    issuer?.arn,
    userIdentity?.userName,
    issuer?.userName,
    userIdentity?.invokedBy,
    userIdentity?.principalId,
    userIdentity?.type === "Root" ? "root" : undefined,
  );
}

/** A record is a stranger's input: fields of another type than expected match nothing. */
function texts(...values: unknown[]): string[] {
  return values.filter((value): value is string => typeof value === "string" && value !== "");
}
