import { SQS_VISIBILITY_MAX_SECONDS } from "../../contract/limits";
import { MAX_RETRY_AFTER_MS } from "../sinks/sink";
import { errorText, type DestinationRun, type Stop } from "./destination-run";
import { LONGEST_WAIT_MS, STOP_BEFORE_END_MS, WORN_AFTER_MS, WORN_AFTER_RECEIVES } from "./limits";
import type { ChangeMessage } from "./message";
import { parkMessage, publishMessage } from "./outcomes";
import { createPacedSender } from "./paced-sender";
import { fault, hold } from "./pausing";

/**
 * Publishes the messages of a run in order, until all are settled or one must wait: then that one and all after it
 * get the same rest, so that the FIFO queue keeps their order. Never throws. Afterwards `run.pending` holds what is
 * not settled.
 */
export async function publishRun(
  run: DestinationRun,
  queueUrl: string | undefined,
): Promise<Stop | undefined> {
  const stop = await publishInOrder(run);
  const known = run.destination?.changeQueueUrl ?? queueUrl;
  if (stop) await giveBack(run, stop, known);
  return stop;
}

async function publishInOrder(run: DestinationRun): Promise<Stop | undefined> {
  try {
    const stop = await open(run);
    if (stop) return stop;
    for (let head = run.pending[0]; head; head = run.pending[0]) {
      const reason = await publishMessage(run, head);
      if (reason) return reason;
    }
    return undefined;
  } catch (error) {
    return fault(run, "state-unavailable", error);
  }
}

/** Reads what must be known before anything is sent. */
async function open(run: DestinationRun): Promise<Stop | undefined> {
  const { state, clock, destinations, sinkFor } = run.ports;
  ({ pause: run.pause } = await state.read(run.name));
  const left = (run.pause?.until ?? 0) - clock.now();
  // No pause is longer than this; one that is was written by a clock that ran ahead.
  if (run.pause && left > 0 && left <= MAX_RETRY_AFTER_MS) return { why: run.pause.reason, delayMs: left };
  try {
    run.keysAreFresh = run.pause?.reason === "hold";
    run.destination = await destinations.get(run.name, { fresh: run.keysAreFresh });
  } catch (error) {
    return fault(run, "destination-unreadable", error);
  }
  try {
    run.sink = sinkFor(run.destination);
  } catch (error) {
    // Keys or an address that no call can be made with: as wrong as those that are refused.
    run.ports.log.error("the destination cannot be used", {
      destination: run.name,
      error: errorText(run, error),
    });
    return hold(run);
  }
  const longestWaitMs = () => Math.min(LONGEST_WAIT_MS, run.remainingMs() - STOP_BEFORE_END_MS);
  run.sender = await createPacedSender({ limits: run.destination, state, clock, longestWaitMs });
  return undefined;
}

/**
 * Gives each message that is left the same time of invisibility. Where that fails, or the queue is not known yet, the
 * queue's own visibility time-out takes its place. A message that the queue would soon delete is parked instead.
 */
async function giveBack(run: DestinationRun, stop: Stop, queueUrl: string | undefined): Promise<void> {
  for (const message of run.pending.filter((each) => isWorn(run, each))) {
    await parkMessage(run, message, { reason: "worn-out", excerpt: stop.why });
  }
  run.count.returned = run.pending.length;
  if (queueUrl === undefined) return;
  const seconds = Math.min(Math.max(Math.ceil(stop.delayMs / 1000), 0), SQS_VISIBILITY_MAX_SECONDS);
  const changes = run.pending.map((message) =>
    run.ports.queue.changeVisibility(queueUrl, message.receiptHandle, seconds),
  );
  const failed = (await Promise.allSettled(changes)).filter((result) => result.status === "rejected").length;
  if (failed > 0) {
    run.ports.log.warn("visibility could not be changed", {
      destination: run.name,
      messages: failed,
      seconds,
    });
  }
}

function isWorn(run: DestinationRun, message: ChangeMessage): boolean {
  const age = run.ports.clock.now() - message.sentAt;
  return age >= WORN_AFTER_MS || message.receives >= WORN_AFTER_RECEIVES;
}
