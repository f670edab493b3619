import type { Change } from "./changes/change";

/** Schema name of a message of the change queue. */
export const QUEUED_CHANGE_SCHEMA = "cloudtrail-changes/change/v1";

/** What the processor hands to the publisher: the body of one message of a change queue. */
export interface QueuedChange {
  schema: typeof QUEUED_CHANGE_SCHEMA;
  /** Name of the change destination. */
  destination: string;
  /** Name of the registered trail it came from. */
  trail: string;
  change: Change;
}
