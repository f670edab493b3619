import { useEffect, useState } from "preact/hooks";
import type { Live } from "../live/store";
import type { Go } from "../support/route";
import { momentAfter, readMoment, writeMoment } from "./moment";

const HOUR = 3_600_000;

/** The moment before which is looked: typed, pasted or shifted. Taken with Enter, or when the field is left. */
export function MomentField({ at, live, go }: { at: number | undefined; live: Live; go: Go }) {
  const { incidentAt, lastChangeAt } = live.state ?? {};
  const shown = at === undefined ? "" : writeMoment(at);
  const [typed, setTyped] = useState(shown);
  const [wrong, setWrong] = useState<string>();
  useEffect(() => {
    setTyped(shown);
    setWrong(undefined);
  }, [shown]);
  const take = () => {
    if (typed === shown) return setWrong(undefined);
    const ms = readMoment(typed, at ?? Date.now());
    setWrong(ms === undefined ? typed : undefined);
    if (ms === undefined) return;
    setTyped(writeMoment(ms));
    go({ at: ms });
  };
  const shift = (by: number) => {
    if (at !== undefined) go({ at: at + by });
  };
  return (
    <div class="field">
      <label for="at">
        What changed before <span class="unit">UTC</span> <kbd aria-hidden="true">t</kbd>
      </label>
      <div class="moment">
        <input
          id="at"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="2026-03-10 15:00"
          aria-invalid={wrong !== undefined}
          aria-describedby={wrong === undefined ? undefined : "at-wrong"}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === "Enter") take();
            if (event.key !== "Escape" || typed === shown) return;
            event.stopPropagation(); // what else is open stays open
            setTyped(shown);
            setWrong(undefined);
          }}
        />
        <div class="joined">
          <button type="button" onClick={() => shift(-HOUR)} title="An hour earlier">
            −1 h
          </button>
          <button type="button" onClick={() => shift(HOUR)} title="An hour later">
            +1 h
          </button>
          {incidentAt !== undefined && (
            <button
              type="button"
              onClick={() => go({ at: incidentAt })}
              title={`The incident of the made-up day: ${writeMoment(incidentAt)} UTC`}
            >
              Incident
            </button>
          )}
          <button
            type="button"
            disabled={lastChangeAt === undefined}
            onClick={() => lastChangeAt !== undefined && go({ at: momentAfter(lastChangeAt) })}
            title="A minute after the latest change"
          >
            Last change
          </button>
          <button type="button" onClick={() => go({ at: Date.now() })}>
            Now
          </button>
        </div>
      </div>
      {wrong !== undefined && (
        <p id="at-wrong" class="wrong" role="alert">
          “{wrong}” is no time. Write 2026-03-10 15:00 or 15:00 (UTC), or paste a timestamp with its zone.
        </p>
      )}
    </div>
  );
}
