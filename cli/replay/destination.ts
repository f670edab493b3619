import { BIGPANDA_ENDPOINTS, changesUrl } from "../../runtime/sinks/endpoint";
import { createBigPandaSink } from "../../runtime/sinks/bigpanda";
import type { Sink } from "../../runtime/sinks/sink";
import { UsageError } from "../exit";
import type { AccountDestination } from "./account";
import type { ReplayOptions } from "./command";

export interface Destination extends AccountDestination {
  sink: Sink;
}

/** BigPanda as the options and the environment name it. Throws a `UsageError` that shows no key. */
export function findDestination(
  options: Pick<ReplayOptions, "endpoint" | "region">,
  environment: NodeJS.ProcessEnv,
): Destination {
  const endpoint = options.endpoint ?? BIGPANDA_ENDPOINTS[options.region];
  const apiKey = key("BIGPANDA_API_KEY", "a user API key of BigPanda", environment);
  const appKey = key("BIGPANDA_APP_KEY", "the app key of the Changes integration", environment);
  try {
    return {
      endpoint: changesUrl(endpoint),
      appKey,
      sink: createBigPandaSink({ endpoint, apiKey, appKey, timeoutMs: TIMEOUT }),
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Milliseconds for one call. */
const TIMEOUT = 5_000;

function key(name: string, meaning: string, environment: NodeJS.ProcessEnv): string {
  const value = environment[name]?.trim();
  if (value) return value;
  throw new UsageError(
    `${name} is not set: put ${meaning} into that environment variable, or use --dry-run.`,
  );
}
