import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { MetricName } from "../../contract/metrics";
import type { Metrics } from "../ports/metrics";
import { errorText, newRun, type DestinationRun, type RunPorts, type Stop } from "./destination-run";
import { readQueuedChange, receivedMessage, type ChangeMessage, type ReceivedMessage } from "./message";
import { park } from "./parking";
import { publishRun } from "./run";

export interface PublisherPorts extends Omit<RunPorts, "random"> {
  metrics: Metrics;
  /** 0 to 1, for jitter. Defaults to Math.random. */
  random?: () => number;
}

export interface PublisherOptions {
  /** URL of the parked queue (standard, not FIFO). */
  parkedQueueUrl: string;
}

export interface Publisher {
  /**
   * Publishes one batch of a change queue (FIFO, one message group a destination). Answers which messages stay in the
   * queue; never throws.
   */
  handle(event: SQSEvent, invocation: { remainingMs(): number }): Promise<SQSBatchResponse>;
}

/**
 * The publisher: takes changes from a queue and brings each to its destination, or to the parked queue, within the
 * destination's limits. A message is acknowledged only when one of the two has it (or it is shed, see the limits).
 */
export function createPublisher(ports: PublisherPorts, options: PublisherOptions): Publisher {
  const runPorts: RunPorts = { ...ports, random: ports.random ?? Math.random };
  // The queue of a destination as last seen, for the time when the destination itself cannot be read.
  const queueUrls = new Map<string, string>();

  async function handle(event: SQSEvent, invocation: { remainingMs(): number }): Promise<SQSBatchResponse> {
    const received = event.Records.map((record) => receivedMessage(record, ports.clock.now()));
    const { byDestination, unsettled } = await sort(received);
    const remainingMs = () => invocation.remainingMs();
    for (const [name, messages] of byDestination) {
      const run = newRun(name, messages, {
        ports: runPorts,
        parkedQueueUrl: options.parkedQueueUrl,
        remainingMs,
      });
      const stop = await publishRun(run, queueUrls.get(name));
      if (run.destination) queueUrls.set(name, run.destination.changeQueueUrl);
      for (const { messageId } of run.pending) unsettled.add(messageId);
      account(run, messages, stop);
    }
    ports.metrics.flush();
    // In the order of the batch, as SQS asks for FIFO queues.
    const left = received.filter(({ messageId }) => unsettled.has(messageId));
    return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  }

  /** Changes by destination, in order; what holds no change is parked at once. */
  async function sort(received: ReceivedMessage[]) {
    const byDestination = new Map<string, ChangeMessage[]>();
    const unsettled = new Set<string>();
    for (const message of received) {
      const queued = readQueuedChange(message.body);
      if ("invalid" in queued) {
        if (!(await parkInvalid(message, queued.invalid))) unsettled.add(message.messageId);
        continue;
      }
      const { destination, change } = queued;
      const messages = byDestination.get(destination) ?? [];
      byDestination.set(destination, [...messages, { ...message, destination, change }]);
    }
    return { byDestination, unsettled };
  }

  async function parkInvalid(message: ReceivedMessage, excerpt: string): Promise<boolean> {
    const fields = { messageId: message.messageId, attempt: message.receives, excerpt };
    try {
      const parking = { reason: "invalid-message", excerpt } as const;
      await park(ports.queue, options.parkedQueueUrl, message, parking, ports.clock.now());
    } catch (error) {
      ports.log.error("a message could not be parked", { ...fields, error: errorText(undefined, error) });
      return false;
    }
    ports.metrics.add("ChangesParked" satisfies MetricName, 1);
    ports.log.warn("message parked", { ...fields, reason: "invalid-message" });
    return true;
  }

  function account(run: DestinationRun, messages: ChangeMessage[], stop: Stop | undefined): void {
    const sends = run.sender?.sends ?? 0;
    const metric = (name: MetricName, value: number) => ports.metrics.add(name, value, run.name);
    metric("ChangesPublished", run.count.accepted);
    metric("Sends", sends);
    if (run.count.parked > 0) metric("ChangesParked", run.count.parked);
    if (run.count.shed > 0) metric("ChangesShed", run.count.shed);
    if (run.count.retries > 0) metric("PublishRetries", run.count.retries);
    metric("DestinationHeld", stop?.why === "hold" ? 1 : 0);
    metric("DestinationOverBudget", stop?.why === "over-budget" ? 1 : 0);
    metric("PublishErrors", stop && FAULTS.has(stop.why) ? 1 : 0);
    if (run.sender) metric("BudgetUsedPercent", run.sender.budgetUsedPercent());
    ports.log.info("published", {
      destination: run.name,
      messages: messages.length,
      ...run.count,
      sends,
      attempt: messages[0]?.receives,
      ...(stop ? { stop: stop.why, restSeconds: Math.ceil(stop.delayMs / 1000) } : {}),
    });
  }

  return { handle };
}

const FAULTS = new Set<Stop["why"]>([
  "destination-unreadable",
  "state-unavailable",
  "parked-queue-unavailable",
  "unexpected-error",
]);
