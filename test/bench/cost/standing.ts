import { METRICS } from "../../../contract/metrics";
import type { Values } from "./assumptions";
import type { Bill } from "./model";
import { dollarsOf } from "./prices";

/** Metrics that the alarms watch: in each region, once, and for each destination. */
export const ALARM_METRICS = { region: 5, home: 3, destination: 5 };

const SECONDS_A_MONTH = 730 * 3_600;

/** What an installation costs a month when nothing happens, with every metric written once an hour. */
export function standing(v: Values, regions: number, destinations: number): Bill {
  const from = (service: string) => Object.values(METRICS).filter((metric) => metric.from === service).length;
  const metrics = from("processor") * regions + from("publisher") * destinations;
  const alarms =
    ALARM_METRICS.region * regions + ALARM_METRICS.home + ALARM_METRICS.destination * destinations;
  const polls = (v.idlePollers * SECONDS_A_MONTH) / 20;
  return {
    "Custom metrics": dollarsOf("metric", metrics),
    Alarms: dollarsOf("alarm", alarms),
    "Polling of trail queues": dollarsOf("sqsStandard", polls * regions),
    "Polling of change queues": dollarsOf("sqsFifo", polls * destinations),
  };
}
