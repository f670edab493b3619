import { useEffect, useState } from "preact/hooks";
import type { Live } from "../live/store";
import type { Go, Route } from "../support/route";
import { fromInput, toInput } from "../support/times";
import { Find } from "./find";

/** The moment, and what to look for. */
export function Question({ at, live, go }: { at: number | undefined; live: Live; route: Route; go: Go }) {
  const shown = at === undefined ? "" : toInput(at);
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const take = (value: string) => {
    setTyped(value);
    const ms = fromInput(value);
    if (ms !== undefined) go({ at: ms });
  };
  const shift = (by: number) => {
    if (at !== undefined) go({ at: at + by });
  };
  const hour = 3_600_000;
  return (
    <form
      class="question"
      role="search"
      aria-label="What changed?"
      onSubmit={(event) => event.preventDefault()}
    >
      <div class="field">
        <label for="at">
          What changed before <span class="unit">UTC</span>
        </label>
        <div class="moment">
          <input
            id="at"
            type="datetime-local"
            step="1"
            value={typed}
            onChange={(event) => take(event.currentTarget.value)}
          />
          <div class="joined">
            <button type="button" onClick={() => shift(-hour)} title="An hour earlier">
              −1 h
            </button>
            <button type="button" onClick={() => shift(hour)} title="An hour later">
              +1 h
            </button>
            <button type="button" onClick={() => go({ at: undefined })} title={lastMeans(live)}>
              Last change
            </button>
            <button type="button" onClick={() => go({ at: Date.now() })}>
              Now
            </button>
          </div>
        </div>
      </div>
      <Find go={go} />
    </form>
  );
}

function lastMeans({ state }: Live): string {
  return state?.incidentAt === undefined
    ? "The moment after the latest change"
    : `The moment worth asking about: ${toInput(state.incidentAt).replace("T", " ")} UTC`;
}
