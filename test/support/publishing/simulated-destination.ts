import type { Change } from "../../../runtime/changes/change";
import type { SendOutcome, Sink } from "../../../runtime/sinks/sink";
import type { SimulatedClock } from "./simulated-clock";

/** What a destination does with a change, whenever it works at all. */
export type Fate = "good" | "refused" | "fails" | "hangs" | "breaks-us";

export interface DestinationPlan {
  /** Likelihood of a passing fault of one call. */
  faults: number;
  fateOf: (identifier: string) => Fate;
  /** What all calls get at a time; undefined when it works. */
  stateAt: (time: number) => "down" | "unauthorised" | undefined;
}

export interface SimulatedDestination extends Sink {
  /** Start of each call, in milliseconds since 1970. */
  readonly calls: number[];
  /** Each change that arrived, in order of arrival. */
  readonly arrived: Change[];
  readonly accepted: ReadonlySet<string>;
}

export function simulatedDestination(
  plan: DestinationPlan,
  clock: SimulatedClock,
  random: () => number,
): SimulatedDestination {
  const calls: number[] = [];
  const arrived: Change[] = [];
  const accepted = new Set<string>();

  function arrive(change: Change): void {
    arrived.push(change);
    accepted.add(change.identifier);
  }

  function answer(change: Change): SendOutcome {
    const state = plan.stateAt(clock.now());
    if (state === "unauthorised") return unauthorised(pick([401, 403, 404], random));
    if (state === "down") return noAnswer(random);
    if (random() < plan.faults) {
      // A call without an answer may have arrived nevertheless.
      if (plan.fateOf(change.identifier) === "good" && random() < 0.3) arrive(change);
      return passingFault(random);
    }
    switch (plan.fateOf(change.identifier)) {
      case "good":
        arrive(change);
        return { kind: "accepted", status: pick([200, 201, 202, 204], random) };
      case "refused":
        return {
          kind: "refused",
          status: pick([400, 405, 410, 413, 422, 501], random),
          excerpt: "malformed",
        };
      case "fails":
        return { kind: "retry", reason: "server-error", status: 500 };
      case "hangs":
        return timeOut(clock);
      case "breaks-us":
        throw new TypeError("a defect of ours");
    }
  }

  return {
    calls,
    arrived,
    accepted,
    send: async (change) => {
      calls.push(clock.now());
      clock.pass(20 + 180 * random());
      return answer(change);
    },
  };

  function passingFault(of: () => number): SendOutcome {
    if (of() < 0.3) return throttled(of);
    if (of() < 0.3) return timeOut(clock);
    if (of() < 0.02) return unauthorised(pick([401, 403, 404], of));
    return noAnswer(of);
  }
}

function throttled(random: () => number): SendOutcome {
  const retryAfterMs = Math.floor(random() * 600) * 1000;
  return {
    kind: "retry",
    reason: "throttled",
    status: 429,
    ...(random() < 0.5 ? { retryAfterMs } : {}),
  };
}

function unauthorised(status: number): SendOutcome {
  return { kind: "unauthorised", status, excerpt: "" };
}

function noAnswer(random: () => number): SendOutcome {
  if (random() < 0.5) return { kind: "retry", reason: "connection", excerpt: "ECONNRESET" };
  return { kind: "retry", reason: "server-error", status: pick([500, 502, 503, 504], random) };
}

function timeOut(clock: SimulatedClock): SendOutcome {
  clock.pass(5_000);
  return { kind: "retry", reason: "time-out" };
}

function pick<T>(values: [T, ...T[]], random: () => number): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
