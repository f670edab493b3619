import type { CloudTrailRecord } from "../cloudtrail/record";

/**
 * When the call completed, in whole seconds since 1970-01-01 UTC. CloudTrail writes `eventTime` as ISO 8601; where
 * it is missing or no such time, the start of the caller's session stands in (at most a session's length too
 * early), else 0: the same record always gives the same change, so the clock of this machine is no answer.
 */
export function eventSeconds(record: CloudTrailRecord): number {
  return (
    seconds(record.eventTime) ?? seconds(record.userIdentity?.sessionContext?.attributes?.creationDate) ?? 0
  );
}

/** True when `eventTime` itself says when. */
export function hasEventTime(record: CloudTrailRecord): boolean {
  return seconds(record.eventTime) !== undefined;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;

function seconds(time: unknown): number | undefined {
  if (typeof time !== "string" || !ISO_TIME.test(time)) return undefined;
  const milliseconds = Date.parse(time);
  return milliseconds >= 0 ? Math.floor(milliseconds / 1_000) : undefined;
}
