import type { DecisionStep, ExplainedDecision } from "../../api";
import { Stranger } from "../support/row-words";
import { Words } from "../support/words";

const OUTCOMES: Record<DecisionStep["outcome"], { sign: string; word: string }> = {
  passed: { sign: "–", word: "no match" },
  matched: { sign: "✓", word: "matched" },
  skipped: { sign: "·", word: "not asked" },
};

/** Why a record is or is not a change, rule by rule in the order in which they are asked. */
export function Decision({ decision }: { decision: ExplainedDecision }) {
  return (
    <div class="decision">
      <p class={`verdict ${decision.decision}`}>
        <strong>{decision.decision === "keep" ? "A change" : "Not a change"}</strong>
        <code>{decision.reason}</code>
        <span>
          <Words text={decision.means} />
        </span>
      </p>
      <ol class="steps" aria-label="Rules in the order in which they are asked">
        {decision.steps.map((step) => (
          <li
            key={`${step.kind} ${step.rule}`}
            class={step.decides ? `${step.outcome} decides` : step.outcome}
          >
            <span class="step-sign" aria-hidden="true">
              {OUTCOMES[step.outcome].sign}
            </span>
            <span class="step-rule">
              <code>
                <Stranger text={step.rule} />
              </code>
              {step.kind !== "default" && <span class="tagged">{step.kind}</span>}
            </span>
            <span class="step-means">
              <Words text={step.means} />
            </span>
            <span class="step-outcome">
              {OUTCOMES[step.outcome].word}
              {step.decides && ", decides"}
            </span>
          </li>
        ))}
      </ol>
      {!decision.steps.some((step) => step.decides) && (
        <p class="note">No rule matched: what is not dropped is a change.</p>
      )}
    </div>
  );
}
