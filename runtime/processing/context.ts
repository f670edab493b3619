import type { TrailRegistration } from "../../contract/trail-registration";
import type { Decider } from "../changes/decide";
import type { Clock } from "../ports/clock";
import type { Log } from "../ports/log";
import type { Metrics } from "../ports/metrics";
import type { ObjectStore } from "../ports/object-store";
import type { MessageQueue } from "../ports/queue";
import type { TrailRegistry } from "../ports/registry";
import type { Random } from "./back-off";
import type { Breaker } from "./breaker";

/** What the processor works with. */
export interface ProcessorPorts {
  objects: ObjectStore;
  trails: TrailRegistry;
  queue: MessageQueue;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}

/** What every step of one container's work shares. */
export interface ProcessingContext extends ProcessorPorts {
  breaker: Breaker;
  random: Random;
  /** The change rules of a registered trail. */
  deciderOf(trail: TrailRegistration): Decider;
  runId?: string;
}

/** One message of the trail queue, as its steps need it. */
export interface NoticeMessage {
  messageId: string;
  body: string;
  /** How often the message has been received, this time included. */
  receives: number;
}
