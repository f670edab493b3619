import { useMemo, useState } from "preact/hooks";
import type { ChangeRow } from "../../api";
import type { Rows } from "../live/store";

export interface Held {
  held: boolean;
  hold: (hold: boolean) => void;
  /** The rows to be shown; the same object as long as none is new. */
  rows: ReadonlyMap<number, ChangeRow>;
  /** Rows that have come since it is held. */
  waiting: number;
}

/** A list that is read stands still: while it is held, what comes is counted and not shown. */
export function useHeld(live: Rows): Held {
  const [kept, keep] = useState<ReadonlyMap<number, ChangeRow>>();
  // The live map is one object that grows: a copy for each growth tells that there is something new.
  const fresh = useMemo(
    () => (kept === undefined ? new Map(live.bySeq) : kept),
    [live.bySeq, live.arrivals, kept],
  );
  return {
    held: kept !== undefined,
    hold: (hold) => keep((before) => (hold ? (before ?? fresh) : undefined)),
    rows: fresh,
    waiting: kept === undefined ? 0 : live.bySeq.size - kept.size,
  };
}
