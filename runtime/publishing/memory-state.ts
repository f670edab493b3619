import { BUDGET_COUNTERS } from "../../contract/limits";
import type { DestinationState, PublisherState } from "../ports/state";
import type { Sends } from "./budget";

/** The publisher's state in memory: for one process that runs alone, and for tests. It ends with the process. */
export function createMemoryState(): PublisherState {
  const destinations = new Map<string, DestinationState>();
  const sends = new Map<string, Sends>();
  const tries = new Map<string, number>();

  const of = (destination: string) => destinations.get(destination) ?? { slot: 0 };
  const tryKey = (destination: string, identifier: string, kind: string) =>
    JSON.stringify([destination, identifier, kind]);

  return {
    read: async (destination) => ({ ...of(destination) }),
    takeSlot: async (destination, expected, slot) => {
      if (of(destination).slot !== expected) return false;
      destinations.set(destination, { ...of(destination), slot });
      return true;
    },
    addSends: async (destination, hour, count) => {
      const counters: Sends = sends.get(destination) ?? new Map<number, number>();
      sends.set(destination, counters);
      if (!counters.has(hour)) forgetBefore(counters, hour - 2 * BUDGET_COUNTERS);
      const sum = (counters.get(hour) ?? 0) + count;
      counters.set(hour, sum);
      return sum;
    },
    readSends: async (destination, from, to) =>
      new Map([...(sends.get(destination) ?? [])].filter(([hour]) => hour >= from && hour <= to)),
    writePause: async (destination, pause) => {
      const { slot } = of(destination);
      destinations.set(destination, pause ? { slot, pause } : { slot });
    },
    addTry: async (destination, identifier, kind) => {
      const key = tryKey(destination, identifier, kind);
      const sum = (tries.get(key) ?? 0) + 1;
      tries.set(key, sum);
      return sum;
    },
    clearTries: async (destination, identifier) => {
      tries.delete(tryKey(destination, identifier, "no-answer"));
      tries.delete(tryKey(destination, identifier, "unexpected"));
    },
  };
}

function forgetBefore(counters: Sends, oldest: number): void {
  for (const hour of counters.keys()) if (hour < oldest) counters.delete(hour);
}
