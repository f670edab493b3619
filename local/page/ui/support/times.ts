const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long before the asked time something was: "45 s before", "4 min before", "3 h 12 min before". */
export function before(ms: number): string {
  return ms < SECOND ? "at that time" : `${duration(ms)} before`;
}

/** A length of time in its two largest units, rounded down. */
export function duration(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return pair(Math.floor(ms / HOUR), "h", Math.floor((ms % HOUR) / MINUTE), "min");
  return pair(Math.floor(ms / DAY), "d", Math.floor((ms % DAY) / HOUR), "h");
}

function pair(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}

/** `14:48:02`, in UTC. */
export function clock(ms: number): string {
  return iso(ms).slice(11, 19);
}

/** `14:48:02`, or `03-04 14:48` when it is more than a day away, in UTC. */
export function clockOrDay(ms: number, away: number): string {
  return Math.abs(away) < DAY ? clock(ms) : iso(ms).slice(5, 16).replace("T", " ");
}

/** `2026-03-04`, in UTC. */
export function day(ms: number): string {
  return iso(ms).slice(0, 10);
}

/** `2026-03-04 14:48:02 UTC`. */
export function fullTime(ms: number): string {
  return `${day(ms)} ${clock(ms)} UTC`;
}

function iso(ms: number): string {
  return Number.isFinite(ms) && Math.abs(ms) < 8.64e15
    ? new Date(ms).toISOString()
    : "0000-00-00T00:00:00.000Z";
}
