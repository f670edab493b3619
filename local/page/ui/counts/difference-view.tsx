import type { Difference, FilterPreview } from "../../api";
import { Errors } from "../support/errors";
import { number, plural } from "../support/numbers";
import { Stranger } from "../support/row-words";
import { SampleList } from "./samples";

/** What a filter would decide otherwise, over all files that are held. */
export function DifferenceView({ preview }: { preview: FilterPreview }) {
  const { changesBefore, changesAfter, newlyKept, newlyDropped } = preview;
  const difference = changesAfter - changesBefore;
  return (
    <div class="difference">
      <p class="sum">
        <span>
          <strong>{number(changesBefore)}</strong> changes
        </span>
        <span class="sign" aria-label="become">
          →
        </span>
        <span class="kept">
          <strong>{number(changesAfter)}</strong> changes
        </span>
        <span class={difference >= 0 ? "status good" : "status bad"}>
          {difference >= 0 ? "+" : "−"}
          {number(Math.abs(difference))}
        </span>
      </p>
      <p class="note">
        {plural(preview.files, "file")} with {plural(preview.records, "record")} decided again.
      </p>
      <Errors errors={preview.problems} />
      <Side title="Newly changes" difference={newlyKept} sign="+" />
      <Side title="No longer changes" difference={newlyDropped} sign="−" />
      {newlyKept.count + newlyDropped.count === 0 && <p class="note">Nothing would be decided otherwise.</p>}
    </div>
  );
}

function Side({ title, difference, sign }: { title: string; difference: Difference; sign: string }) {
  if (difference.count === 0) return null;
  return (
    <section class="side" aria-label={title}>
      <h3>
        {title} <span class="aside">{plural(difference.count, "record")}</span>
      </h3>
      <ul class="events">
        {difference.events.map(({ source, name, count }) => (
          <li key={`${source} ${name}`}>
            <strong>
              {sign}
              {number(count)}
            </strong>{" "}
            <Stranger text={name} />{" "}
            <span class="aside">
              <Stranger text={source} />
            </span>
          </li>
        ))}
      </ul>
      <SampleList samples={difference.samples} />
    </section>
  );
}
