import type { State } from "../../api";
import { number } from "../support/numbers";

/** The sum that always holds, in figures and as a bar. */
export function Sum({ counts }: { counts: Pick<State["counts"], "records" | "changes" | "drops"> }) {
  const dropped = counts.drops.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p class="sum">
        <Figure count={counts.records} of="record" />
        <span class="sign">=</span>
        <Figure count={counts.changes} of="change" class="kept" />
        <span class="sign">+</span>
        <Figure count={dropped} of="drop" />
      </p>
      <div class="shares" aria-hidden="true">
        {counts.changes > 0 && <span class="share kept" style={{ flexGrow: counts.changes }} />}
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

function Figure(props: { count: number; of: string; class?: string }) {
  return (
    <span class={props.class}>
      <strong>{number(props.count)}</strong> {props.count === 1 ? props.of : `${props.of}s`}
    </span>
  );
}
