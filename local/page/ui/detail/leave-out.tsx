import type { RuleChoice } from "../../api";
import type { Draft } from "../counts/use-draft";
import type { Go } from "../support/route";

/** Rules that would leave a change out; choosing one shows what else it would leave out. */
export function LeaveOut({ choices, draft, go }: { choices: RuleChoice[]; draft: Draft; go: Go }) {
  if (choices.length === 0) return null;
  return (
    <section class="choices" aria-label="Leave this out">
      <h3>Leave this out</h3>
      <p class="note">Shows first what else the rule would leave out.</p>
      <div class="buttons">
        {choices.map(({ label, rule }) => (
          <button
            key={label}
            type="button"
            onClick={() => {
              draft.add("exclude", rule);
              go({ tab: "counts", open: undefined });
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}
