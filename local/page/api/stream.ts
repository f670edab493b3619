import type { ChangeRow, Delivery } from "./changes";
import type { State } from "./state";
import type { Upload } from "./uploads";

/**
 * Messages of GET /api/events: `new EventSource("/api/events?after=0").onmessage`, `JSON.parse(event.data)`.
 *
 * `after` is the highest `seq` that the page has (0: everything that is held is sent). Each client is sent rows as
 * fast as it reads them: at most 2,000 a message and 10 messages a second, so 50,000 rows take three seconds; nothing
 * is buffered for a slow one. On a lost connection the browser itself comes back with the last id and goes on there. A
 * page may as well load the past by GET /api/changes and then open the stream after the newest row.
 */
export type PageEvent =
  /** First of every connection. A new `runId` means another run: forget all rows and load again. */
  | { type: "hello"; runId: string; state: State }
  /** Rows in ascending `seq`; numbers that are missing have left the view before they could be sent. */
  | { type: "rows"; rows: ChangeRow[] }
  /** What became of rows that were sent before: only what has changed, at most 1,000 a message. */
  | { type: "deliveries"; deliveries: { seq: number; delivery: Delivery }[] }
  /** The state, whenever it has changed; at most twice a second. */
  | { type: "state"; state: State }
  /** Uploads whose progress has changed, each whole. */
  | { type: "uploads"; uploads: Upload[] };
