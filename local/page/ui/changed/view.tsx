import { useCallback, useMemo, useRef } from "preact/hooks";
import type { ChangeRow } from "../../api";
import type { Live } from "../live/store";
import { Rows } from "../list/rows";
import { Empty, Errors } from "../support/errors";
import { narrowByKey } from "../support/narrow";
import { plural } from "../support/numbers";
import { NARROWINGS, withoutFilters, type Go, type Route } from "../support/route";
import { fullTime } from "../support/times";
import { useNarrow } from "../support/use-width";
import { banded, type Banded } from "./bands";
import { ChangedRow } from "./changed-row";
import { momentAfter } from "./moment";
import { Narrowings } from "./narrowings";
import { Question } from "./question";
import { useIncident } from "./use-incident";

export interface ChangedProps {
  live: Live;
  route: Route;
  go: Go;
  onOpen: (row: ChangeRow) => void;
}

/** Of a row, in pixels; a band's first row has its heading above it. */
const ROW = 34;
const COMPACT_ROW = 58;
const BAND = 30;

/** The product's question: what changed before this moment? Nearest first. */
export function ChangedView({ live, route, go, onOpen }: ChangedProps) {
  const at = route.at ?? firstMoment(live);
  const { page, loading, errors, more } = useIncident(at, route, live.rows.arrivals);
  const list = useRef<HTMLElement>(null);
  const compact = useNarrow(list, 860);
  const items = useMemo(() => banded(page?.rows ?? []), [page]);
  const sizeOf = useCallback(
    (item: Banded) => (compact ? COMPACT_ROW : ROW) + (item.band === undefined ? 0 : BAND),
    [compact],
  );
  const isNarrowed = NARROWINGS.some((name) => route[name] !== undefined);

  return (
    <div class="changed">
      <Question at={at} live={live} go={go} />
      <Narrowings route={route} go={go} />
      <p class="found" role="status">
        {page === undefined || at === undefined ? (
          waiting(live, errors)
        ) : (
          <>
            <strong>{plural(page.total, "change")}</strong> before <time>{fullTime(at)}</time>, nearest first
            {page.after > 0 && <span class="aside"> · {plural(page.after, "change")} after it</span>}
            {loading && <span class="aside"> · looking…</span>}
          </>
        )}
      </p>
      <Errors errors={errors} />
      <section ref={list} class={compact ? "list compact" : "list"} aria-label="Changes before the moment">
        {page !== undefined && page.rows.length === 0 && !loading && (
          <NothingFound isNarrowed={isNarrowed} after={page.after} go={go} />
        )}
        {items.length > 0 && (
          <Rows
            label="Changes, nearest first"
            items={items}
            keyOf={keyOf}
            sizeOf={sizeOf}
            onOpen={({ row }) => onOpen(row)}
            onKey={({ row }, event) => {
              if (narrowByKey(event.key, row, go)) event.preventDefault();
            }}
            onEnd={more}
            attributes={({ row }) => ({ "aria-selected": route.open === String(row.seq) })}
            render={(item) => <ChangedRow item={item} live={live.rows.bySeq.get(item.row.seq)} go={go} />}
          />
        )}
      </section>
    </div>
  );
}

const keyOf = ({ row }: Banded) => String(row.seq);

/** Before one is asked for: the made-up day's incident, else a minute after the latest change. */
function firstMoment({ state }: Live): number | undefined {
  if (state?.incidentAt !== undefined) return state.incidentAt;
  return state?.lastChangeAt === undefined ? undefined : momentAfter(state.lastChangeAt);
}

function waiting(live: Live, errors: string[]): string {
  if (errors.length > 0) return "The changes could not be loaded.";
  return live.state === undefined ? "Loading…" : "Waiting for the first change…";
}

function NothingFound({ isNarrowed, after, go }: { isNarrowed: boolean; after: number; go: Go }) {
  return (
    <Empty title="Nothing changed before this moment that fits.">
      {after > 0 && <p>{plural(after, "change")} came after it: is the time right? All times are UTC.</p>}
      {isNarrowed && (
        <button type="button" onClick={() => go(withoutFilters())}>
          Take all filters away
        </button>
      )}
    </Empty>
  );
}
