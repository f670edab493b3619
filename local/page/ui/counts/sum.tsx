import type { State } from "../../api";
import { number } from "../support/numbers";

/** The sum that always holds, in figures and as a bar. */
export function Sum({ counts }: { counts: Pick<State["counts"], "records" | "changes" | "drops"> }) {
  const dropped = counts.drops.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p class="sum">
        <span>
          <strong>{number(counts.records)}</strong> records
        </span>
        <span class="sign">=</span>
        <span class="kept">
          <strong>{number(counts.changes)}</strong> changes
        </span>
        <span class="sign">+</span>
        <span>
          <strong>{number(dropped)}</strong> drops
        </span>
      </p>
      <div class="shares" aria-hidden="true">
        <span class="share kept" style={{ flexGrow: counts.changes }} />
        {counts.drops.map(({ reason, count }) => (
          <span
            key={reason}
            class="share"
            style={{ flexGrow: count }}
            title={`${reason}: ${number(count)}`}
          />
        ))}
      </div>
    </>
  );
}
