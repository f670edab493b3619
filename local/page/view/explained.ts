import type { DeciderOptions } from "../../../runtime/changes/decide";
import { DROP_REASONS } from "../../../runtime/changes/drop-reasons";
import { explainDecision } from "../../../runtime/changes/explain-decision";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { DecisionStep, ExplainedDecision } from "../api";

/** The decision about a record of a file, step by step. `accountId`: the one in the file's key. */
export function explained(
  record: CloudTrailRecord,
  { accountId, rules }: { accountId: string; rules: DeciderOptions },
): ExplainedDecision {
  const foreign = isForeign(record, accountId);
  const { decision, steps } = explainDecision(record, rules);
  const account: DecisionStep = {
    rule: FOREIGN,
    kind: "account",
    effect: FOREIGN,
    means: meaningOf(FOREIGN),
    outcome: foreign ? "matched" : "passed",
    decides: foreign,
  };
  const others = steps.map((step): DecisionStep => ({
    ...step,
    means: meaningOf(step.effect),
    ...(foreign ? { outcome: "skipped", decides: false } : {}),
  }));
  const { reason, rule } = foreign ? { reason: FOREIGN, rule: FOREIGN } : decision;
  return {
    decision: foreign ? "drop" : decision.decision,
    reason,
    means: meaningOf(reason),
    rule,
    steps: [account, ...others],
  };
}

const FOREIGN = "foreign-account";

/** As the processor has it: one customer's file cannot speak for another's account. */
export function isForeign({ recipientAccountId }: CloudTrailRecord, accountId: string): boolean {
  if (typeof recipientAccountId !== "string" || recipientAccountId === "") return false;
  return recipientAccountId !== accountId;
}

/** A sentence for the code of a decision. */
export function meaningOf(reason: string): string {
  const meanings: Record<string, string> = { ...KEEPS, ...DROP_REASONS };
  return meanings[reason] ?? "The entry could not be read.";
}

const KEEPS = {
  change: "No rule drops it, so it is a change.",
  included: "A rule of the user's `include` matched, which overrides every drop.",
};
