import type { DestinationWithKeys, DestinationRegistry } from "../ports/registry";
import type { Clock } from "../ports/clock";
import type { Log } from "../ports/log";
import type { MessageQueue } from "../ports/queue";
import type { Pause, PublisherState } from "../ports/state";
import { redactedText } from "../sinks/excerpt";
import type { Sink } from "../sinks/sink";
import type { ChangeMessage } from "./message";
import type { PacedSender } from "./paced-sender";

export interface RunPorts {
  destinations: DestinationRegistry;
  state: PublisherState;
  queue: MessageQueue;
  sinkFor: (destination: DestinationWithKeys) => Sink;
  clock: Clock;
  log: Log;
  /** 0 to 1, for jitter. */
  random: () => number;
}

/** One invocation's work for one destination: what is still to do, what is known, and what has been done. */
export interface DestinationRun {
  readonly name: string;
  readonly ports: RunPorts;
  readonly parkedQueueUrl: string;
  /** Milliseconds that are left of the invocation. */
  remainingMs: () => number;
  /** Messages that are neither accepted nor parked nor shed, in the order of the queue. */
  pending: ChangeMessage[];
  /** The pause as remembered; kept after its time until something is accepted. */
  pause: Pause | undefined;
  /** Set once they are known. */
  destination: DestinationWithKeys | undefined;
  sink: Sink | undefined;
  sender: PacedSender | undefined;
  /** Keys were read again in this invocation. */
  keysAreFresh: boolean;
  readonly count: RunCount;
}

export interface RunCount {
  accepted: number;
  parked: number;
  shed: number;
  returned: number;
  retries: number;
}

/** Why a run ended before its messages did, and how long they rest. */
export interface Stop {
  why: StopReason;
  /** Milliseconds from now. */
  delayMs: number;
}

/**
 * The words are fields of the log: never changed. end-of-time and pace are no fault; retry and hold are pauses of
 * the destination; over-budget waits for the week; the last four are faults on our side.
 */
export type StopReason =
  | "end-of-time"
  | "pace"
  | "retry"
  | "hold"
  | "over-budget"
  | "destination-unreadable"
  | "state-unavailable"
  | "parked-queue-unavailable"
  | "unexpected-error";

export function newRun(
  name: string,
  messages: ChangeMessage[],
  environment: Pick<DestinationRun, "ports" | "parkedQueueUrl" | "remainingMs">,
): DestinationRun {
  return {
    ...environment,
    name,
    pending: [...messages],
    pause: undefined,
    destination: undefined,
    sink: undefined,
    sender: undefined,
    keysAreFresh: false,
    count: { accepted: 0, parked: 0, shed: 0, returned: 0, retries: 0 },
  };
}

/** Takes a message off what is to do; it is acknowledged at the end of the invocation. */
export function settled(run: DestinationRun, message: ChangeMessage): void {
  run.pending = run.pending.filter((other) => other !== message);
}

/** The text of an error, free of the destination's keys. */
export function errorText(run: DestinationRun | undefined, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const { apiKey = "", appKey = "" } = run?.destination ?? {};
  return redactedText(text, [apiKey, appKey]);
}
