import type { Breaker } from "./breaker";
import { retryWait, type Random } from "./back-off";
import type { Fault } from "./fault";
import type { ObjectFault } from "./handle-notice";

/** Tries of a notice whose fault is not expected to pass. */
export const MAX_TRIES = 3;

/** What becomes of a message of the trail queue. */
export type Ending =
  | { kind: "acknowledge" }
  | { kind: "retry"; seconds: number; cause: ObjectFault }
  | { kind: "park"; cause: ObjectFault };

export interface EndingFacts {
  /** How often the message was received, this time included. */
  receives: number;
  /** How often it was tried with an ending that was its own fault, this time included. */
  tries: number;
  /** Whether the message would still be in its queue after so many seconds. */
  outlives(seconds: number): boolean;
  breaker: Breaker;
  random: Random;
}

/**
 * Decides by the faults of a notice's objects. A message has one ending for all of its objects, so one object that
 * needs another try brings the others back with it, which is harmless; parking waits until none does. A message
 * that would not outlive its wait is parked: nothing is lost by waiting.
 */
export function endingOf(faults: ObjectFault[], facts: EndingFacts): Ending {
  const [first] = faults;
  if (first === undefined) return { kind: "acknowledge" };

  let longest: { seconds: number; cause: ObjectFault } | undefined;
  for (const cause of faults) {
    const seconds = waitOf(cause, facts);
    if (seconds !== undefined && seconds >= (longest?.seconds ?? 0)) longest = { seconds, cause };
  }
  if (longest === undefined) return { kind: "park", cause: first };
  if (!facts.outlives(longest.seconds)) return { kind: "park", cause: longest.cause };
  return { kind: "retry", ...longest };
}

/** Seconds until the object is tried again, undefined when it is not. */
function waitOf({ fault, trail }: ObjectFault, facts: EndingFacts): number | undefined {
  const waits: Record<Fault["class"], () => number | undefined> = {
    interrupted: () => 0,
    rest: () => facts.breaker.trip(trail ?? "", facts.receives),
    retry: () => retryWait(facts.receives, facts.random),
    "three-tries": () => (facts.tries < MAX_TRIES ? retryWait(facts.tries, facts.random) : undefined),
    park: () => undefined,
  };
  return waits[fault.class]();
}
