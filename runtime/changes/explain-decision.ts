import type { CloudTrailRecord } from "../cloudtrail/record";
import { createDecider, type Decision, type DeciderOptions } from "./decide";
import { DEFAULT_RULES, eventFacts } from "./default-rules";
import type { DropReason } from "./drop-reasons";
import { compileFilter } from "./filter-matcher";
import { isOwnRole } from "./own-role";

/** One rule, in the order in which rules are asked, and what it said. */
export interface DecisionStep {
  /** Id of the rule, as in decisions. */
  rule: string;
  kind: "default" | "exclude" | "include";
  /** What a match means: the reason of the drop, or `included`. */
  effect: DropReason | "included";
  /** passed: asked, no match. skipped: not asked, since a rule before it had decided. */
  outcome: "passed" | "matched" | "skipped";
  /** True for the rule whose word counts in the end; for none when the record is a change by default. */
  decides: boolean;
}

export interface ExplainedDecision {
  decision: Decision;
  steps: DecisionStep[];
}

/**
 * The decision of `createDecider` with each rule on the way to it. For people who ask about one record: it is slower
 * than deciding, which never keeps a trace. Pure.
 */
export function explainDecision(record: CloudTrailRecord, options: DeciderOptions = {}): ExplainedDecision {
  const decision = createDecider(options).decide(record);
  const asked = questions(record, options);
  const drops = askUntilMatch(asked.drops, true);
  const includes = askUntilMatch(asked.includes, hasMatch(drops));
  const included = hasMatch(includes);
  const steps = [...drops, ...includes].map((step) => ({
    ...step,
    decides: step.outcome === "matched" && (step.effect === "included") === included,
  }));
  return { decision, steps };
}

interface Question extends Pick<DecisionStep, "rule" | "kind" | "effect"> {
  matches: () => boolean;
}

/** All rules in their order; the includes are asked only about what the others drop. */
function questions(record: CloudTrailRecord, { filter = {}, ownRoleArns = [] }: DeciderOptions) {
  const facts = eventFacts(record);
  const { exclude, include } = compileFilter(filter);
  const own = new Set(ownRoleArns);
  const byDefault = DEFAULT_RULES.map((rule): Question => ({
    rule: rule.id,
    kind: "default",
    effect: rule.drops,
    matches: () => rule.matches(record, facts),
  }));
  const ownRole: Question = {
    rule: "own-role",
    kind: "default",
    effect: "own-role",
    matches: () => isOwnRole(record, own),
  };
  const excludes = exclude.map((rule): Question => ({
    rule: rule.id,
    kind: "exclude",
    effect: "excluded",
    matches: () => rule.matches(record),
  }));
  const includes = include.map((rule): Question => ({
    rule: rule.id,
    kind: "include",
    effect: "included",
    matches: () => rule.matches(record),
  }));
  return { drops: [...byDefault, ownRole, ...excludes], includes };
}

type AskedRule = Omit<DecisionStep, "decides">;

/** The rules after the first that matches are skipped; all of them are when there is nothing to ask about. */
function askUntilMatch(questions: Question[], ask: boolean): AskedRule[] {
  let open = ask;
  return questions.map(({ rule, kind, effect, matches }) => {
    const outcome = !open ? "skipped" : matches() ? "matched" : "passed";
    open &&= outcome !== "matched";
    return { rule, kind, effect, outcome };
  });
}

function hasMatch(rules: AskedRule[]): boolean {
  return rules.some(({ outcome }) => outcome === "matched");
}
