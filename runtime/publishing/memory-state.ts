import type { DestinationState, Pause, PublisherState } from "../ports/state";
import { BUDGET_COUNTERS } from "../../contract/limits";

/** What a memory state holds, as plain JSON. */
export interface StateSnapshot {
  destinations: Record<string, DestinationState>;
  /** Sends by destination and hour. */
  sends: Record<string, Record<string, number>>;
  /** Tries by destination, identifier and kind. */
  tries: Record<string, number>;
}

/**
 * The publisher's state in memory: for one process that runs alone, and for tests. `changed` is called after each
 * change with all there is, before the call that made it resolves; a throw there fails that call.
 */
export function createMemoryState(
  snapshot: StateSnapshot = { destinations: {}, sends: {}, tries: {} },
  changed: (snapshot: StateSnapshot) => void = () => {},
): PublisherState {
  const all = structuredClone(snapshot);
  const of = (destination: string) => (all.destinations[destination] ??= { slot: 0 });
  const sendsOf = (destination: string) => (all.sends[destination] ??= {});
  const tryKey = (destination: string, identifier: string, kind: string) =>
    JSON.stringify([destination, identifier, kind]);
  return {
    read: async (destination) => structuredClone(of(destination)),
    takeSlot: async (destination, expected, slot) => {
      if (of(destination).slot !== expected) return false;
      of(destination).slot = slot;
      changed(all);
      return true;
    },
    addSends: async (destination, hour, count) => {
      const sends = sendsOf(destination);
      const sum = (sends[hour] ?? 0) + count;
      sends[hour] = sum;
      for (const old of Object.keys(sends)) if (Number(old) <= hour - 2 * BUDGET_COUNTERS) delete sends[old];
      changed(all);
      return sum;
    },
    readSends: async (destination, from, to) =>
      new Map(
        Object.entries(sendsOf(destination))
          .map(([hour, count]) => [Number(hour), count] as const)
          .filter(([hour]) => hour >= from && hour <= to),
      ),
    writePause: async (destination, pause: Pause | undefined) => {
      if (pause) of(destination).pause = { ...pause };
      else delete of(destination).pause;
      changed(all);
    },
    addTry: async (destination, identifier, kind) => {
      const key = tryKey(destination, identifier, kind);
      const sum = (all.tries[key] ?? 0) + 1;
      all.tries[key] = sum;
      changed(all);
      return sum;
    },
    clearTries: async (destination, identifier) => {
      delete all.tries[tryKey(destination, identifier, "no-answer")];
      delete all.tries[tryKey(destination, identifier, "unexpected")];
      changed(all);
    },
  };
}
