import type { ChangeDestination } from "../../contract/change-destination";
import type { TrailRegistration } from "../../contract/trail-registration";

/** Finds registered trails. Answers may come from a cache of five minutes unless `fresh` is asked for. */
export interface TrailRegistry {
  find(bucket: string, options?: { fresh?: boolean }): Promise<TrailRegistration | undefined>;
}

/** A destination with its keys. Never logged. */
export interface DestinationWithKeys extends ChangeDestination {
  apiKey: string;
  appKey: string;
}

/** Finds change destinations and their keys. Answers may come from a cache of five minutes unless `fresh`. */
export interface DestinationRegistry {
  get(name: string, options?: { fresh?: boolean }): Promise<DestinationWithKeys>;
}
