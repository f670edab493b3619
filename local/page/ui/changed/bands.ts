import type { ChangeRow, IncidentPage } from "../../api";

/** A row of the incident view, and the heading above it when it is the first of its band. */
export interface Banded {
  row: ChangeRow;
  /** Milliseconds from the change to the moment. */
  before: number;
  band?: string;
}

const MINUTE = 60_000;
const BANDS: [limit: number, title: string][] = [
  [15 * MINUTE, "Within 15 minutes"],
  [60 * MINUTE, "Within the hour"],
  [6 * 60 * MINUTE, "Within 6 hours"],
  [24 * 60 * MINUTE, "Within a day"],
  [Infinity, "Earlier"],
];

/** The rows, nearest first, with a heading wherever another band begins. */
export function banded(rows: IncidentPage["rows"]): Banded[] {
  let last: string | undefined;
  return rows.map(({ row, before }) => {
    const band = BANDS.find(([limit]) => before <= limit)?.[1];
    if (band === last) return { row, before };
    last = band;
    return { row, before, ...(band === undefined ? {} : { band }) };
  });
}
