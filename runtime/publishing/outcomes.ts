import { errorText, settled, type DestinationRun, type Stop } from "./destination-run";
import { STOP_BEFORE_END_MS, TRIES_BEFORE_PROBE, TRIES_BEFORE_UNEXPECTED_IS_PARKED } from "./limits";
import type { ChangeMessage } from "./message";
import type { Attempt } from "./paced-sender";
import { park, type Parking } from "./parking";
import { countTry, fault, hold, overBudget, pauseForRetry, readKeysAgain, remember } from "./pausing";

type Result = Attempt | { kind: "end-of-time" };

/**
 * Sends a message's change and does what the answer asks for. Returns why the run must stop, or undefined to go on:
 * then the message is settled, or is to be tried again at once.
 */
export async function publishMessage(run: DestinationRun, message: ChangeMessage): Promise<Stop | undefined> {
  const result = await attempt(run, message);
  if (result.kind !== "retry" || result.reason === "throttled") return settle(run, message, result);
  const tries = await countTry(run, message, "no-answer");
  if (tries >= TRIES_BEFORE_PROBE && (await anotherIsAccepted(run, message))) {
    return tryLastTime(run, message);
  }
  return settle(run, message, result);
}

async function attempt(run: DestinationRun, message: ChangeMessage): Promise<Result> {
  if (!run.sender || !run.sink) throw new Error("A run sends only after its sender is made.");
  if (run.remainingMs() < STOP_BEFORE_END_MS) return { kind: "end-of-time" };
  return run.sender.attempt(message.change, run.sink);
}

async function settle(
  run: DestinationRun,
  message: ChangeMessage,
  result: Result,
): Promise<Stop | undefined> {
  logResult(run, message, result);
  switch (result.kind) {
    case "accepted":
      return accepted(run, message);
    case "refused":
      return parkMessage(run, message, { reason: "refused", ...result });
    case "unauthorised":
      return (await readKeysAgain(run)) ? undefined : hold(run);
    case "retry":
      return pauseForRetry(run, result.retryAfterMs);
    case "unexpected":
      return unexpected(run, message, result.error);
    case "over-budget":
      return overBudget(run, result.until);
    case "wait":
      return { why: "pace", delayMs: result.until - run.ports.clock.now() };
    case "end-of-time":
      return { why: "end-of-time", delayMs: 0 };
  }
}

/** The change is there. What was remembered of its failures is only tidied up: it must not undo that. */
async function accepted(run: DestinationRun, message: ChangeMessage): Promise<undefined> {
  settled(run, message);
  run.count.accepted += 1;
  const { state } = run.ports;
  if (run.pause) await remember(run, () => state.writePause(run.name, undefined));
  run.pause = undefined;
  // Tries are counted only on a message that went back to the queue, so a first receive has none.
  if (message.receives > 1) {
    await remember(run, () => state.clearTries(run.name, message.change.identifier));
  }
}

/** Puts a message on the parked queue; a stop when that queue does not take it. */
export async function parkMessage(
  run: DestinationRun,
  message: ChangeMessage,
  why: Pick<Parking, "reason" | "status" | "excerpt">,
): Promise<Stop | undefined> {
  const { reason, status, excerpt } = why;
  const { identifier } = message.change;
  const parking = { reason, status, excerpt, destination: run.name, identifier };
  try {
    await park(run.ports.queue, run.parkedQueueUrl, message, parking, run.ports.clock.now());
  } catch (error) {
    return fault(run, "parked-queue-unavailable", error);
  }
  settled(run, message);
  run.count.parked += 1;
  const fields = { destination: run.name, identifier, reason, status, excerpt, attempt: message.receives };
  run.ports.log.warn("change parked", fields);
  await remember(run, () => run.ports.state.clearTries(run.name, identifier));
}

/** Our own code failed on this change: three tries, for it may be the weather, then it makes way for the others. */
async function unexpected(
  run: DestinationRun,
  message: ChangeMessage,
  error: unknown,
): Promise<Stop | undefined> {
  const excerpt = errorText(run, error);
  const tries = await countTry(run, message, "unexpected");
  if (tries >= TRIES_BEFORE_UNEXPECTED_IS_PARKED) {
    return parkMessage(run, message, { reason: "unexpected-error", excerpt });
  }
  return { ...(await pauseForRetry(run)), why: "unexpected-error" };
}

/**
 * Whether the destination takes another change while it does not answer for `failing`. Only other identifiers are
 * tried, so that updates of one change stay in order. A refusal proves nothing (it may be judged before the part that
 * fails), so the next one is tried then.
 */
async function anotherIsAccepted(run: DestinationRun, failing: ChangeMessage): Promise<boolean> {
  const others = run.pending.filter((other) => other.change.identifier !== failing.change.identifier);
  for (const other of others) {
    const result = await attempt(run, other);
    if (result.kind === "retry" && result.reason !== "throttled") await countTry(run, other, "no-answer");
    if (result.kind !== "accepted" && result.kind !== "refused") return false;
    if (await settle(run, other, result)) return false;
    if (result.kind === "accepted") return true;
  }
  return false;
}

/** Once more after another change was accepted, in case the destination has just come back. */
async function tryLastTime(run: DestinationRun, message: ChangeMessage): Promise<Stop | undefined> {
  const result = await attempt(run, message);
  if (result.kind !== "retry" || result.reason === "throttled") return settle(run, message, result);
  const { status, excerpt } = result;
  return parkMessage(run, message, { reason: "no-answer", status, excerpt: excerpt || result.reason });
}

function logResult(run: DestinationRun, message: ChangeMessage, result: Result): void {
  if (result.kind === "wait" || result.kind === "end-of-time" || result.kind === "over-budget") return;
  const { error, ...facts } = { error: undefined, ...result };
  const fields = {
    destination: run.name,
    identifier: message.change.identifier,
    attempt: message.receives,
    ...facts,
    ...(error === undefined ? {} : { error: errorText(run, error) }),
  };
  if (result.kind === "accepted") run.ports.log.debug("change accepted", fields);
  else run.ports.log.warn("change not accepted", fields);
}
