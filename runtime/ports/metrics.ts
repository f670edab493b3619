/** Counts and gauges. The only dimensions are the service and the change destination: each other would cost. */
export interface Metrics {
  /** Adds `value` to the metric `name` (a name of contract/metrics.ts). */
  add(name: string, value: number, destination?: string): void;
  /** Writes what was added since the last flush. */
  flush(): void;
}
