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

/** What was there when the list was held, and of which run. */
interface Kept {
  of: Rows["bySeq"];
  rows: ReadonlyMap<number, ChangeRow>;
  arrivals: number;
}

/**
 * A list that is read stands still: while it is held, what comes is counted and not shown. Another run begins anew.
 */
export function useHeld(live: Rows): Held {
  const { bySeq, arrivals } = live;
  const [wanted, keep] = useState<Kept>();
  const kept = wanted?.of === bySeq ? wanted : undefined;
  // The live map is one object that grows: a copy for each growth tells that there is something new.
  const rows = useMemo(() => kept?.rows ?? new Map(bySeq), [bySeq, kept === undefined && arrivals, kept]);
  return {
    held: kept !== undefined,
    hold: (hold) => keep(hold ? (kept ?? { of: bySeq, rows, arrivals }) : undefined),
    rows,
    waiting: kept === undefined ? 0 : arrivals - kept.arrivals,
  };
}
