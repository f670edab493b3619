import type { SQSRecord } from "aws-lambda";
import type { Clock } from "../ports/clock";

/** The trail queue keeps a message for four days. */
const DEFAULT_RETENTION_MS = 4 * 24 * 3_600_000;

/** Kept free at the end of the retention, since the next receive may be late. */
const MARGIN_MS = 3_600_000;

/** SQS would move a message of the trail queue after 100 receives, and could not say why. */
const MAX_RECEIVES = 95;

/** Whether a message still lives in the trail queue after so many seconds, and can be received again then. */
export function createLifetime(
  clock: Clock,
  retentionMs = DEFAULT_RETENTION_MS,
): (record: SQSRecord, seconds: number) => boolean {
  return ({ attributes }, seconds) => {
    if (Number(attributes.ApproximateReceiveCount) >= MAX_RECEIVES) return false;
    const end = Number(attributes.SentTimestamp) + retentionMs - MARGIN_MS;
    return Number.isNaN(end) || clock.now() + seconds * 1_000 < end;
  };
}
