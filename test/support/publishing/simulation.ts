import type { DestinationWithKeys } from "../../../runtime/ports/registry";
import type { MessageQueue } from "../../../runtime/ports/queue";
import { createMemoryState } from "../../../runtime/publishing/memory-state";
import { createPublisher, type Publisher } from "../../../runtime/publishing/publisher";
import { silentLog } from "../../../runtime/support/log";
import { silentMetrics } from "../../../runtime/support/metrics";
import { crashes, failing, withCalls } from "./crashes";
import { fifoQueue } from "./fifo-queue";
import { simulatedClock } from "./simulated-clock";
import { simulatedDestination, type DestinationPlan } from "./simulated-destination";

export interface SimulationPlan extends DestinationPlan {
  destination: DestinationWithKeys;
  /** Bodies to send to the queue, and when after the start, in milliseconds; in order. */
  arrivals: { afterMs: number; body: string }[];
  /** Likelihood that the worker dies at one of the two sides of one call. */
  crashes: number;
  /** Likelihood that a call of state, registry or queue fails. */
  portFaults: number;
  random: () => number;
}

const INVOCATION_MS = 60_000;

/** Runs a publisher, invocation by invocation, until its queue is empty. */
export async function simulate(plan: SimulationPlan) {
  const { random } = plan;
  const clock = simulatedClock();
  const start = clock.now();
  const queue = fifoQueue(clock);
  const sink = simulatedDestination(
    { ...plan, stateAt: (time) => plan.stateAt(time - start) },
    clock,
    random,
  );
  const state = createMemoryState();
  const parked: string[] = [];
  const shed: string[] = [];
  const acknowledged: string[] = [];
  let invocations = 0;
  let deaths = 0;
  let longestMs = 0;

  const messageQueue: MessageQueue = {
    sendBatch: async (_url, messages) => {
      clock.pass(10 * random());
      if (random() < plan.portFaults) return [{ index: 0, code: "ServiceUnavailable", senderFault: false }];
      parked.push(...messages.map((message) => message.body));
      return [];
    },
    changeVisibility: async (_url, receiptHandle, seconds) => queue.changeVisibility(receiptHandle, seconds),
  };
  const slowState = slow(state, () => clock.pass(random() < 0.01 ? 1_500 : 10 * random()));

  /** A new process: what the last one knew is gone. */
  function newWorker(): { publisher: Publisher; died: Promise<"died"> } {
    const { around, died } = crashes(random, plan.crashes);
    const publisher = createPublisher(
      {
        destinations: around(failing({ get: async () => plan.destination }, random, plan.portFaults)),
        state: around(failing(slowState, random, plan.portFaults)),
        queue: around(failing(messageQueue, random, plan.portFaults)),
        sinkFor: () => around(sink),
        clock: around(clock),
        log: {
          ...silentLog,
          warn: (message, fields) => {
            if (message === "change shed") shed.push(String(fields?.identifier));
          },
        },
        metrics: silentMetrics,
        random,
      },
      { parkedQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/parked" },
    );
    return { publisher, died };
  }

  let worker = newWorker();
  const arrivals = [...plan.arrivals];
  while (arrivals.length > 0 || queue.length > 0) {
    while (arrivals[0] && start + arrivals[0].afterMs <= clock.now())
      queue.send(arrivals.shift()?.body ?? "");
    const event = queue.receive(Math.min(10, 1 + Math.floor(20 * random())));
    if (!event) {
      const next = queue.length > 0 ? queue.nextVisibleAt() : start + (arrivals[0]?.afterMs ?? 0);
      clock.pass(Math.max(1, next - clock.now()));
      continue;
    }
    invocations += 1;
    const began = clock.now();
    const remainingMs = () => INVOCATION_MS - (clock.now() - began);
    const response = await Promise.race([worker.publisher.handle(event, { remainingMs }), worker.died]);
    longestMs = Math.max(longestMs, clock.now() - began);
    if (response === "died") {
      deaths += 1;
      worker = newWorker();
    } else acknowledged.push(...queue.complete(event, response));
  }
  const { calls, arrived, accepted } = sink;
  return {
    calls,
    arrived,
    accepted,
    parked,
    shed,
    acknowledged,
    lost: queue.lost,
    invocations,
    deaths,
    longestMs,
  };
}

function slow<T extends object>(port: T, wait: () => void): T {
  return withCalls(port, (call) => (...args) => {
    wait();
    return call(...args);
  });
}
