import type { DestinationWithKeys } from "../ports/registry";
import type { Pause, TryKind } from "../ports/state";
import { errorText, settled, type DestinationRun, type Stop, type StopReason } from "./destination-run";
import { HOLD_STEP_MS } from "./limits";
import type { ChangeMessage } from "./message";
import { holdPause, retryPause } from "./pause";

const HOUR_MS = 3_600_000;

/** Rests the destination after an answer that another try may change. */
export async function pauseForRetry(run: DestinationRun, retryAfterMs?: number): Promise<Stop> {
  run.count.retries += 1;
  const { clock, random } = run.ports;
  return pause(run, retryPause(run.pause, clock.now(), random(), retryAfterMs));
}

/** Holds the destination until its key, permission or address is mended. */
export async function hold(run: DestinationRun): Promise<Stop> {
  return pause(run, holdPause(run.pause, run.ports.clock.now()));
}

async function pause(run: DestinationRun, next: Pause): Promise<Stop> {
  run.pause = next;
  await remember(run, () => run.ports.state.writePause(run.name, next));
  return { why: next.reason, delayMs: next.until - run.ports.clock.now() };
}

/**
 * Reads the destination afresh, once an invocation, and says whether it was mended: then the change is worth another
 * try at once. The cached keys may be five minutes old, and a key that was just rotated is no reason for a hold.
 */
export async function readKeysAgain(run: DestinationRun): Promise<boolean> {
  const before = run.destination;
  if (run.keysAreFresh || !before) return false;
  run.keysAreFresh = true;
  try {
    const fresh = await run.ports.destinations.get(run.name, { fresh: true });
    if (!differs(before, fresh)) return false;
    run.destination = fresh;
    run.sink = run.ports.sinkFor(fresh);
    run.ports.log.info("keys or address of the destination have changed", { destination: run.name });
    return true;
  } catch (error) {
    const fields = { destination: run.name, error: errorText(run, error) };
    run.ports.log.error("the destination cannot be read again", fields);
    return false;
  }
}

function differs(a: DestinationWithKeys, b: DestinationWithKeys): boolean {
  return a.apiKey !== b.apiKey || a.appKey !== b.appKey || a.endpoint !== b.endpoint;
}

/**
 * The weekly budget is used up until `until`. What has waited longer than the destination's hold limit is shed: it is
 * in the trail's bucket still, from which it can be sent again. The rest goes back for at most half an hour, so that a
 * raised budget is noticed.
 */
export function overBudget(run: DestinationRun, until: number): Stop {
  const { clock, log } = run.ports;
  const now = clock.now();
  const limitMs = (run.destination?.holdLimitHours ?? Infinity) * HOUR_MS;
  for (const message of run.pending.filter((waiting) => now - waiting.sentAt > limitMs)) {
    settled(run, message);
    run.count.shed += 1;
    const { identifier } = message.change;
    log.warn("change shed", { destination: run.name, identifier, reason: "over-budget" });
  }
  return { why: "over-budget", delayMs: Math.min(until - now, HOLD_STEP_MS) };
}

/** A fault on our side: nothing is lost, and the rest grows with the receives, since it may not be written down. */
export function fault(run: DestinationRun, why: StopReason, error: unknown): Stop {
  const receives = run.pending[0]?.receives ?? 1;
  run.ports.log.error(why, { destination: run.name, attempt: receives, error: errorText(run, error) });
  const before = { reason: "retry", steps: receives - 1, until: 0 } as const;
  return { why, delayMs: retryPause(before, 0, run.ports.random()).until };
}

/** Counts one more failed try; 0 when that cannot be remembered, so that nothing is parked on a guess. */
export async function countTry(run: DestinationRun, message: ChangeMessage, kind: TryKind): Promise<number> {
  const { state } = run.ports;
  return (await remember(run, () => state.addTry(run.name, message.change.identifier, kind))) ?? 0;
}

/** Writes to the state where a failure must not undo what has been done: it is logged, and work goes on. */
export async function remember<T>(run: DestinationRun, write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    const fields = { destination: run.name, error: errorText(run, error) };
    run.ports.log.warn("the state could not be written", fields);
    return undefined;
  }
}
