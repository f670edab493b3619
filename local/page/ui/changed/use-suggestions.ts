import { useEffect, useState } from "preact/hooks";
import type { Suggestions, SuggestionsQuery } from "../../api";
import { get } from "../support/api";
import type { Narrowing } from "../support/route";

export interface Suggestion {
  field: Narrowing;
  value: string;
  /** Changes that have it. */
  count?: number;
}

const ASKED: { field: Extract<SuggestionsQuery["field"], Narrowing>; limit: number }[] = [
  { field: "resource", limit: 6 },
  { field: "actor", limit: 5 },
  { field: "account", limit: 2 },
  { field: "region", limit: 2 },
];

/** What may be meant by the typed text: the text anywhere, then values that were seen. */
export function useSuggestions(asked: boolean, typed: string): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([]);
  const text = typed.trim();
  useEffect(() => {
    if (!asked) return;
    const stop = new AbortController();
    const each = ASKED.map(({ field, limit }) =>
      get<Suggestions>("/api/suggestions", { field, limit, text }, stop.signal).then(({ values }) =>
        values.map(({ value, count }) => ({ field, value, count })),
      ),
    );
    Promise.all(each).then(
      (all) => stop.signal.aborted || setFound(all.flat()),
      () => stop.signal.aborted || setFound([]), // a suggestion less; the list itself tells of the failure
    );
    return () => stop.abort();
  }, [asked, text]);
  return text === "" ? found : [{ field: "text", value: text }, ...found];
}
