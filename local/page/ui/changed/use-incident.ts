import { useCallback, useContext, useEffect, useRef, useState } from "preact/hooks";
import type { IncidentPage, IncidentQuery } from "../../api";
import { Renewals } from "../live/renewals";
import { errorsOf, get } from "../support/api";
import type { Route } from "../support/route";

export interface Incident {
  page: IncidentPage | undefined;
  loading: boolean;
  errors: string[];
  /** Loads the next rows, when there are more. */
  more: () => void;
}

const AT_ONCE = 200;
/** New changes are asked for at most this often, in milliseconds. */
const PACE = 700;

/**
 * The changes before the moment; asked anew when the question changes, when there are new changes, and when a lost
 * connection is back.
 */
export function useIncident(at: number | undefined, route: Route, arrivals: number): Incident {
  const query = at === undefined ? undefined : questionOf(at, route);
  const question = JSON.stringify(query);
  const [page, setPage] = useState<IncidentPage>();
  const [loading, setLoading] = useState(true);
  const [errors, setErrors] = useState<string[]>([]);
  const shown = useRef({ question: "", rows: AT_ONCE });
  const seen = usePaced(arrivals);
  const renewals = useContext(Renewals);

  useEffect(() => {
    if (query === undefined) return;
    if (shown.current.question !== question) shown.current = { question, rows: AT_ONCE };
    const stop = new AbortController();
    setLoading(true);
    load(query, shown.current.rows, stop.signal)
      .then((loaded) => {
        if (stop.signal.aborted) return;
        setPage(loaded);
        setErrors([]);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setErrors(errorsOf(error));
      })
      .finally(() => {
        if (!stop.signal.aborted) setLoading(false);
      });
    return () => stop.abort();
  }, [question, seen, renewals]);

  const more = useCallback(() => {
    if (query === undefined || page === undefined || loading || page.rows.length >= page.total) return;
    setLoading(true);
    get<IncidentPage>("/api/incident", { ...query, limit: 500, offset: page.rows.length })
      .then((next) => {
        shown.current.rows = page.rows.length + next.rows.length;
        setPage({ ...next, rows: [...page.rows, ...next.rows] });
      })
      .catch((error: unknown) => setErrors(errorsOf(error)))
      .finally(() => setLoading(false));
  }, [question, page, loading]);

  return { page, loading, errors, more };
}

type Question = IncidentQuery & Record<string, string | number | undefined>;

function questionOf(at: number, { text, actor, resource, account, region }: Route): Question {
  return { at: new Date(at).toISOString(), text, actor, resource, account, region };
}

/** As many rows as were shown, so that a repeat does not shorten the list. */
async function load(query: Question, rows: number, signal: AbortSignal): Promise<IncidentPage> {
  const first = await get<IncidentPage>("/api/incident", { ...query, limit: Math.min(500, rows) }, signal);
  const all = [...first.rows];
  while (all.length < Math.min(rows, first.total)) {
    const next = await get<IncidentPage>(
      "/api/incident",
      { ...query, limit: 500, offset: all.length },
      signal,
    );
    if (next.rows.length === 0) break;
    all.push(...next.rows);
  }
  return { ...first, rows: all };
}

/** The value, at most once in a while. */
function usePaced(value: number): number {
  const [paced, setPaced] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        last.current = Date.now();
        setPaced(value);
      },
      Math.max(0, last.current + PACE - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [value]);
  return paced;
}
