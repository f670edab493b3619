import { useEffect, useState } from "preact/hooks";
import type { Budget } from "../../api";
import { number } from "../support/numbers";
import { duration } from "../support/times";

const HELD = {
  retry: "Waiting before the next try",
  hold: "Held: key, permission or address are wrong",
  "over-budget": "Held: the budget is used up",
};

export interface BudgetProps {
  budget: Budget;
  /** The server's clock. */
  now: number;
  set: (perWeek: number | null) => void;
}

/** The weekly budget as a bar, whether sending is held, and a field to try another budget. */
export function BudgetView({ budget, now, set }: BudgetProps) {
  const [typed, setTyped] = useState(budget.perWeek === null ? "" : String(budget.perWeek));
  const { used, perWeek } = budget;
  const share = perWeek === null || perWeek === 0 ? 0 : used / perWeek;
  const level = share >= 1 ? "bad" : share >= 0.8 ? "warn" : "good";
  return (
    <section class="card" aria-labelledby="budget-title">
      <h2 id="budget-title">Budget and hold</h2>
      {budget.heldUntil !== undefined && budget.heldFor !== undefined && (
        <p class="held" role="status">
          <strong>{HELD[budget.heldFor]}</strong> <Remaining until={budget.heldUntil} now={now} />
          {budget.means !== undefined && <span> {budget.means}</span>}
        </p>
      )}
      <div class="budget">
        <div
          class="meter"
          role="meter"
          aria-label="Budget used"
          aria-valuemin={0}
          aria-valuemax={perWeek ?? budget.deployedPerWeek}
          aria-valuenow={Math.min(used, perWeek ?? budget.deployedPerWeek)}
          aria-valuetext={usedWords(budget)}
        >
          <span class={level} style={{ width: `${Math.min(100, 100 * share)}%` }} />
        </div>
        <p class="note">{usedWords(budget)}</p>
      </div>
      <form
        class="inline"
        onSubmit={(event) => {
          event.preventDefault();
          set(typed.trim() === "" ? null : Number(typed));
        }}
      >
        <label for="budget">Changes a week</label>
        <input
          id="budget"
          inputMode="numeric"
          placeholder="none"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit">Set</button>
        {perWeek !== null && (
          <button
            type="button"
            onClick={() => {
              setTyped("");
              set(null);
            }}
          >
            No budget
          </button>
        )}
      </form>
    </section>
  );
}

function usedWords({ used, perWeek, deployedPerWeek }: Budget): string {
  return perWeek === null
    ? `${number(used)} sent; no budget in this run (a deployed destination has ${number(deployedPerWeek)} a week)`
    : `${number(used)} of ${number(perWeek)} sent this week`;
}

/** Counts down by itself between two states of the server. */
function Remaining({ until, now }: { until: number; now: number }) {
  const [here, setHere] = useState(Date.now);
  const [offset, setOffset] = useState(0);
  useEffect(() => setOffset(now - Date.now()), [now]);
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = until - (here + offset);
  return <span>{left > 0 ? `for another ${duration(left + 999)}.` : "ending now."}</span>;
}
