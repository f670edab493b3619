/** Schema name of a change destination's parameter. */
export const DESTINATION_SCHEMA = "cloudtrail-changes/destination/v1";

/** A change destination: one BigPanda organisation (or, with `dryRun`, the log). Holds no key, only their names. */
export interface ChangeDestination {
  schema: typeof DESTINATION_SCHEMA;
  name: string;
  /** Base URL of the API, https (http for loopback hosts), without a path. */
  endpoint: string;
  /** Name of the SecureString that holds the user API key. */
  apiKeyParameter: string;
  /** Name of the SecureString that holds the app key of the integration. */
  appKeyParameter: string;
  /** Pace, in changes a minute. */
  changesPerMinute: number;
  /** Budget, in changes in any window of 168 hours. */
  changesPerWeek: number;
  /** Hours a change may wait for budget before the oldest are shed. */
  holdLimitHours: number;
  /** Log what would be sent and post nothing. */
  dryRun: boolean;
  /** URL of the change queue. */
  changeQueueUrl: string;
}
