import { DESTINATION_SCHEMA } from "../../contract/change-destination";
import type { DestinationWithKeys } from "../../runtime/ports/registry";

/** The keys of the stand-in BigPanda; they open nothing else. */
export const LOCAL_KEYS = {
  apiKey: "local-api-key-2f9d4c71b6a8",
  appKey: "local-app-key-83e05d19c4f2",
};

/** Changes a minute of the run; BigPanda takes 400, and the deployed default is 360. */
export const LOCAL_CHANGES_PER_MINUTE = 60_000;

/** Changes a week, so many that no run of a machine reaches them. */
export const NO_BUDGET = 1_000_000_000;

/** The change destination of the run: the stand-in BigPanda, without a weekly budget to speak of. */
export function localDestination(endpoint: string, changeQueueUrl: string): DestinationWithKeys {
  return {
    schema: DESTINATION_SCHEMA,
    name: "stand-in",
    endpoint,
    apiKeyParameter: "/cloudtrail-changes/local/api-key",
    appKeyParameter: "/cloudtrail-changes/local/app-key",
    changesPerMinute: LOCAL_CHANGES_PER_MINUTE,
    changesPerWeek: NO_BUDGET,
    holdLimitHours: 72,
    dryRun: false,
    changeQueueUrl,
    ...LOCAL_KEYS,
  };
}
