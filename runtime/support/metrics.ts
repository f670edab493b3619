import { METRIC_NAMESPACE, METRICS } from "../../contract/metrics";
import type { Metrics } from "../ports/metrics";

export interface MetricsOptions {
  /** Value of the dimension `service`. */
  service: string;
  /** Defaults to `CloudTrailChanges`. */
  namespace?: string;
  /** Takes one line without its line end. Defaults to standard output. */
  write?: (line: string) => void;
  /** Milliseconds since 1970-01-01 UTC. Defaults to the machine's time. */
  now?: () => number;
}

/**
 * Metrics in CloudWatch's embedded metric format: a log line that CloudWatch turns into metrics, without a call.
 * `flush` writes one line for the service and one for each destination, at most 100 metrics a line.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function createMetrics(options: MetricsOptions): Metrics {
  const write = options.write ?? ((line: string) => process.stdout.write(`${line}\n`));
  const now = options.now ?? Date.now;
  const sums = new Map<string | undefined, Map<string, number>>();
  return {
    add: (name, value, destination) => {
      const ofDestination = sums.get(destination) ?? new Map<string, number>();
      sums.set(destination, ofDestination.set(name, (ofDestination.get(name) ?? 0) + value));
    },
    flush: () => {
      for (const [destination, metrics] of sums) {
        const entries = [...metrics];
        for (let at = 0; at < entries.length; at += MAX_METRICS) {
          const part = entries.slice(at, at + MAX_METRICS);
          write(embeddedLine(options, part, destination, now()));
        }
      }
      sums.clear();
    },
  };
}

/** Metrics that nobody reads. */
export const silentMetrics: Metrics = { add: () => {}, flush: () => {} };

/** The specification's limit on one metric directive. */
const MAX_METRICS = 100;

function embeddedLine(
  options: MetricsOptions,
  metrics: [string, number][],
  destination: string | undefined,
  timestamp: number,
): string {
  const dimensions = destination === undefined ? ["service"] : ["service", "destination"];
  return JSON.stringify({
    _aws: {
      Timestamp: timestamp,
      CloudWatchMetrics: [
        {
          Namespace: options.namespace ?? METRIC_NAMESPACE,
          Dimensions: [dimensions],
          Metrics: metrics.map(([name]) => ({ Name: name, Unit: unitOf(name) })),
        },
      ],
    },
    service: options.service,
    ...(destination === undefined ? {} : { destination }),
    ...Object.fromEntries(metrics),
  });
}

function unitOf(name: string): string {
  return Object.entries(METRICS).find(([known]) => known === name)?.[1].unit ?? "None";
}
