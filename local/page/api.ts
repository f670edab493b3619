/**
 * What the page and its server say to each other. Types only, so that the page's bundle takes nothing else along.
 *
 * Every answer is JSON (`application/json`) but the page's own files and the event stream. Times are milliseconds
 * since 1970 (UTC) unless a name says seconds. All of it is on 127.0.0.1, and nothing is kept after the run.
 *
 * Everything that comes out of a record (names, tags, texts, keys of objects) was written by strangers: show it as
 * text, never as markup, and never as a link target except `ticketUrl`, which the server has checked to be https.
 * Secrets are replaced by the server; the page never gets one.
 *
 * | route                              | request                     | answer                             |
 * | ---------------------------------- | --------------------------- | ---------------------------------- |
 * | GET /, /app.js, /app.css           |                             | the page                           |
 * | GET /api/state                     |                             | `State`                            |
 * | GET /api/events?after=SEQ          |                             | event stream of `PageEvent`        |
 * | GET /api/changes                   | `ChangesQuery` as the query | `ChangesPage`                      |
 * | GET /api/changes/SEQ               |                             | `ChangeDetail`                     |
 * | GET /api/incident                  | `IncidentQuery`             | `IncidentPage`                     |
 * | GET /api/suggestions               | `SuggestionsQuery`          | `Suggestions`                      |
 * | GET /api/drops/REASON              |                             | `DropSamples`                      |
 * | POST /api/filter/preview           | `FilterRequest`             | `FilterPreview`                    |
 * | PUT /api/filter                    | `FilterRequest`             | `FilterApplied`                    |
 * | POST /api/uploads?name=NAME        | the file's bytes            | 202 `Upload`                       |
 * | GET /api/uploads                   |                             | `Upload[]`, newest first           |
 * | POST /api/faults                   | `FaultRequest`              | `State`                            |
 * | PUT /api/budget                    | `BudgetRequest`             | `State`                            |
 * | GET /api/parked                    |                             | `ParkedList`                       |
 * | POST /api/parked/redrive           | `RedriveRequest`            | `RedriveAnswer`                    |
 * | GET /api/permissions               | `PermissionsQuery`          | `Permissions`                      |
 *
 * POST and PUT (but uploads) want `content-type: application/json`; bodies are at most 1 MiB. Every error is an
 * `ApiError` with status 400 (wrong request), 403 (another site asked), 404, 405, 413 (too large), 415 (content
 * type), 421 (wrong host) or 500. Query values are texts; a parameter that is empty or left out is not asked for.
 */
export interface ApiError {
  /** One sentence each: what is wrong, and what is allowed. To be shown as they are. */
  errors: string[];
}

export type * from "./api/changes";
export type * from "./api/faults";
export type * from "./api/filter";
export type * from "./api/incident";
export type * from "./api/parked";
export type * from "./api/permissions";
export type * from "./api/state";
export type * from "./api/stream";
export type * from "./api/uploads";
