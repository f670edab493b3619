import { LAMBDA_CONCURRENCY_MAX, LAMBDA_CONCURRENCY_MIN } from "../../contract/limits";
import { shown } from "../../contract/problems";

/** Checks of what users may set on a function. Each says what is wrong, as the rest of a sentence. */

export const DEFAULT_FUNCTION_RUNTIME = "nodejs24.x";
export const DEFAULT_ARCHITECTURE = "arm64";
export const DEFAULT_LOG_RETENTION_DAYS = 30;
export const DEFAULT_MAXIMUM_CONCURRENCY = 10;

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
export function problemOfFunctionRuntime(runtime: string): string | undefined {
  const version = /^nodejs(\d+)\.x$/.exec(runtime)?.[1];
  if (version !== undefined && Number(version) >= 22) return undefined;
  return `functionRuntime must be a Node runtime of Lambda, nodejs22.x or later, got ${shown(runtime)}.`;
}

export function problemOfArchitecture(architecture: string): string | undefined {
  if (["arm64", "x86_64"].includes(architecture)) return undefined;
  return `functionArchitecture must be arm64 or x86_64, got ${shown(architecture)}.`;
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export function problemOfLogRetention(days: number): string | undefined {
  if (RETENTION_DAYS.includes(days)) return undefined;
  return `logRetentionDays must be one of ${RETENTION_DAYS.join(", ")}, got ${shown(days)}.`;
}

export function problemOfMaximumConcurrency(concurrency: number): string | undefined {
  const fits = Number.isInteger(concurrency) && concurrency >= LAMBDA_CONCURRENCY_MIN;
  if (fits && concurrency <= LAMBDA_CONCURRENCY_MAX) return undefined;
  return `maximumConcurrency must be a whole number from ${LAMBDA_CONCURRENCY_MIN} to ${LAMBDA_CONCURRENCY_MAX}, got ${shown(concurrency)}.`;
}
