import type { MetricName } from "../../contract/metrics";

/** Counts and gauges. The only dimensions are the service and the change destination: each other would cost. */
export interface Metrics {
  /** Adds `value` to a metric. */
  add(name: MetricName, value: number, destination?: string): void;
  /** Writes what was added since the last flush. */
  flush(): void;
}
