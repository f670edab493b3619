import { useState } from "preact/hooks";
import type { DropSample, DropSamples } from "../../api";
import { Decision } from "../detail/decision";
import { RecordView } from "../detail/record-view";
import { get } from "../support/api";
import { Errors } from "../support/errors";
import { number } from "../support/numbers";
import { Stranger } from "../support/row-words";
import { fullTime } from "../support/times";
import { useLoaded } from "../support/use-loaded";
import type { Draft } from "./use-draft";

/** A few records that were dropped for a reason; each opens, and offers to be included. */
export function Samples({ reason, count, draft }: { reason: string; count: number; draft: Draft }) {
  const { value, loading, errors } = useLoaded<DropSamples>(`${reason} ${count}`, (signal) =>
    get(`/api/drops/${encodeURIComponent(reason)}`, {}, signal),
  );
  if (errors.length > 0) return <Errors errors={errors} />;
  if (value === undefined) return <p class="note">{loading ? "Loading samples…" : "No samples."}</p>;
  if (value.samples.length === 0)
    return <p class="note">These were no whole records: there is nothing to show.</p>;
  return (
    <>
      <p class="note">
        {number(value.samples.length)} of {number(value.count)}, spread over different events.
      </p>
      <SampleList samples={value.samples} draft={draft} />
    </>
  );
}

/** Dropped records, one line each. */
export function SampleList({ samples, draft }: { samples: readonly DropSample[]; draft?: Draft }) {
  const [open, setOpen] = useState<number>();
  return (
    <ul class="samples">
      {samples.map((sample, index) => {
        const isOpen = index === open;
        return (
          <li key={index}>
            <button
              type="button"
              class="sample"
              aria-expanded={isOpen}
              onClick={() => setOpen(isOpen ? undefined : index)}
            >
              <span class={isOpen ? "turn open" : "turn"} aria-hidden="true">
                ▸
              </span>
              <span class="name">
                <Stranger text={sample.name || "(no event name)"} />
              </span>
              <span class="source">
                <Stranger text={sample.source} />
              </span>
              <span class="by">
                <Stranger text={sample.actor.name} />
              </span>
              <span class="aside">{sample.time === undefined ? "no time" : fullTime(sample.time)}</span>
            </button>
            {isOpen && <SampleDetail sample={sample} draft={draft} />}
          </li>
        );
      })}
    </ul>
  );
}

function SampleDetail({ sample, draft }: { sample: DropSample; draft: Draft | undefined }) {
  return (
    <div class="sample-detail">
      {draft !== undefined && sample.choices.length > 0 && (
        <section class="choices" aria-label="Include this">
          <h3>Include this</h3>
          <p class="note">Shows first what else the rule would include; nothing is sent by it.</p>
          <div class="buttons">
            {sample.choices.map(({ label, rule }) => (
              <button key={label} type="button" onClick={() => draft.add("include", rule)}>
                {label}
              </button>
            ))}
          </div>
        </section>
      )}
      <Decision decision={sample.decision} />
      <RecordView record={sample.record} />
    </div>
  );
}
