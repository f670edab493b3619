/**
 * Base URLs of BigPanda's API. An organisation lives in exactly one region; the other one answers 404.
 * https://docs.bigpanda.io/reference/create-or-update-a-change
 */
export const BIGPANDA_ENDPOINTS = {
  us: "https://api.bigpanda.io",
  eu: "https://eu-api.bigpanda.io",
} as const;

export type BigPandaRegion = keyof typeof BIGPANDA_ENDPOINTS;

export const BIGPANDA_REGIONS = Object.keys(BIGPANDA_ENDPOINTS) as BigPandaRegion[];
