import { useContext, useEffect, useState } from "preact/hooks";
import { Renewals } from "../live/renewals";
import { errorsOf } from "./api";

export interface Loaded<Value> {
  /** The last value that came; it stays while the next one is asked for. */
  value: Value | undefined;
  loading: boolean;
  errors: string[];
}

/**
 * Asks anew whenever `key` differs, and when a lost connection is back; undefined asks for nothing. An answer that came
 * too late is ignored.
 */
export function useLoaded<Value>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<Value>,
): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({
    value: undefined,
    loading: key !== undefined,
    errors: [],
  });
  const renewals = useContext(Renewals);
  useEffect(() => {
    if (key === undefined) return setLoaded({ value: undefined, loading: false, errors: [] });
    const stop = new AbortController();
    setLoaded((before) => ({ ...before, loading: true }));
    load(stop.signal).then(
      (value) => stop.signal.aborted || setLoaded({ value, loading: false, errors: [] }),
      (error: unknown) =>
        stop.signal.aborted || setLoaded({ value: undefined, loading: false, errors: errorsOf(error) }),
    );
    return () => stop.abort();
    // `key` stands for everything that `load` asks for.
  }, [key, renewals]);
  return loaded;
}
