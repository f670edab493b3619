import type { CloudTrailRecord } from "../cloudtrail/record";

/** When a call completed. */
export interface EventTime {
  /** Whole seconds since 1970-01-01 UTC. */
  seconds: number;
  /** True when `eventTime` itself says so. */
  exact: boolean;
}

/**
 * When the record's call completed. CloudTrail writes `eventTime` as ISO 8601; where it is missing or no such time,
 * the start of the caller's session stands in (at most a session's length too early), else 0: the same record always
 * gives the same change, so the clock of this machine is no answer.
 */
export function eventTime(record: CloudTrailRecord): EventTime {
  const exact = secondsOf(record.eventTime);
  if (exact !== undefined) return { seconds: exact, exact: true };
  const session = secondsOf(record.userIdentity?.sessionContext?.attributes?.creationDate);
  return { seconds: session ?? 0, exact: false };
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;

/** Neighbours in a trail file often have the same second, so the last answer is kept. */
let last: { time: string; seconds: number | undefined } = { time: "", seconds: undefined };

function secondsOf(time: unknown): number | undefined {
  if (typeof time !== "string") return undefined;
  if (time !== last.time) last = { time, seconds: parsed(time) };
  return last.seconds;
}

function parsed(time: string): number | undefined {
  const milliseconds = ISO_TIME.test(time) && hasDay(time) ? Date.parse(time) : NaN;
  return milliseconds >= 0 ? Math.floor(milliseconds / 1_000) : undefined;
}

/** False for 30 February, which `Date.parse` takes for 2 March. */
function hasDay(time: string): boolean {
  const day = time.slice(8, 10);
  if (day <= SHORTEST_MONTH) return true;
  return new Date(`${time.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(day);
}

const SHORTEST_MONTH = "28";
