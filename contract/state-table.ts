/** Attribute names of the `State` table: its keys (both strings) and its time to live. */
export const STATE_TABLE = { partitionKey: "destination", sortKey: "item", timeToLive: "expires" } as const;
