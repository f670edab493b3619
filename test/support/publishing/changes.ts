import { DESTINATION_SCHEMA } from "../../../contract/change-destination";
import type { Change } from "../../../runtime/changes/change";
import type { DestinationWithKeys } from "../../../runtime/ports/registry";
import { QUEUED_CHANGE_SCHEMA } from "../../../runtime/queued-change";

export const SECRETS = { apiKey: "BPUAK-top-secret-0123456789", appKey: "app-key/secret+9876543210" };

export function aChange(identifier: string, tags: Record<string, string> = {}): Change {
  return {
    identifier,
    status: "Done",
    summary: "CreateVolume",
    start: 1_772_323_200,
    end: 1_772_323_200,
    tags: { user_name: "dana", ...tags },
  };
}

export function queuedBody(change: Change, destination = "main"): string {
  return JSON.stringify({ schema: QUEUED_CHANGE_SCHEMA, destination, trail: "shop", change });
}

export function aDestination(changed: Partial<DestinationWithKeys> = {}): DestinationWithKeys {
  return {
    schema: DESTINATION_SCHEMA,
    name: "main",
    endpoint: "https://api.bigpanda.io",
    apiKeyParameter: "/keys/api",
    appKeyParameter: "/keys/app",
    changesPerMinute: 360,
    changesPerWeek: 50_000,
    holdLimitHours: 72,
    dryRun: false,
    changeQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/changes.fifo",
    ...SECRETS,
    ...changed,
  };
}
