/**
 * A change: a record that passed the change rules, normalised. It is, as it stands, the body of one call of
 * BigPanda's Changes API. https://docs.bigpanda.io/reference/create-or-update-a-change
 */
export interface Change {
  /** The record's `eventID` (of the original record for an addendum): the key by which a repeat updates. */
  identifier: string;
  /** A recorded call has been made. */
  status: "Done";
  /** The event name. */
  summary: string;
  /** Seconds since 1970-01-01 UTC. */
  start: number;
  /** Seconds since 1970-01-01 UTC; equal to `start`. */
  end: number;
  /** The record in the CloudTrail console; absent where the partition has no public console. */
  ticket_url?: string;
  tags: Record<string, string>;
}
