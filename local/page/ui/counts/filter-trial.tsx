import { useEffect, useRef, useState } from "preact/hooks";
import type { FilterApplied, FilterPreview, State } from "../../api";
import { errorsOf, send } from "../support/api";
import { Errors } from "../support/errors";
import { useLoaded } from "../support/use-loaded";
import { ConfigurationView } from "./configuration-view";
import { DifferenceView } from "./difference-view";
import type { Draft } from "./use-draft";

/** A filter before it is applied: its rules, what it would change, and the configuration to copy. */
export function FilterTrial({ draft, filter }: { draft: Draft; filter: State["filter"] }) {
  const key = JSON.stringify(filter);
  const { value, loading, errors } = useLoaded<FilterPreview>(key, () =>
    send("POST", "/api/filter/preview", { filter }),
  );
  const [applied, setApplied] = useState<string>();
  const [failed, setFailed] = useState<string[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const apply = () =>
    send<FilterApplied>("PUT", "/api/filter", { filter }).then(
      () => {
        setApplied(key);
        setFailed([]);
      },
      (error: unknown) => setFailed(errorsOf(error)),
    );

  return (
    <section class="card trial" aria-labelledby="trial-title">
      <h2 id="trial-title" tabIndex={-1} ref={heading}>
        Filter on trial
      </h2>
      <RuleList draft={draft} filter={filter} />
      <Errors errors={[...errors, ...failed]} />
      <div aria-live="polite" aria-busy={loading}>
        {value === undefined && loading && <p class="note">Deciding all files again…</p>}
        {value !== undefined && <DifferenceView preview={value} />}
      </div>
      {value !== undefined && <ConfigurationView configuration={value.configuration} />}
      <div class="buttons">
        <button
          type="button"
          class="main"
          disabled={value === undefined || applied === key}
          onClick={() => void apply()}
        >
          {applied === key ? "Applied" : "Apply to files that come from now on"}
        </button>
        <button type="button" onClick={draft.discard}>
          {applied === key ? "Done" : "Discard"}
        </button>
      </div>
    </section>
  );
}

function RuleList({ draft, filter }: { draft: Draft; filter: State["filter"] }) {
  const kinds = ["include", "exclude"] as const;
  const rules = kinds.flatMap((kind) => (filter[kind] ?? []).map((rule, place) => ({ kind, rule, place })));
  if (rules.length === 0) return <p class="note">No rule of your own: the default rules alone decide.</p>;
  return (
    <ul class="rules">
      {rules.map(({ kind, rule, place }) => (
        <li key={`${kind} ${place}`}>
          <span class="tagged">{kind}</span>
          <code>{JSON.stringify(rule)}</code>
          <button
            type="button"
            class="quiet"
            aria-label={`Remove rule ${place + 1} of ${kind}`}
            onClick={() => draft.remove(kind, place)}
          >
            Remove
          </button>
        </li>
      ))}
    </ul>
  );
}
