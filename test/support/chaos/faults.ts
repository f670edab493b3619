import { seededRandom } from "../publishing/random";
import { FAULT_KINDS, type FaultKind, type FaultName, type Site } from "./kinds";

/** The seeded plan of the faults that hit single calls, and the count of all that happened. */
export interface Faults {
  /** Asked for each call at a site of the kind: whether this one gets the fault. It counts as fired then. */
  hits(kind: FaultName): boolean;
  /** A fault happened by other means than `hits`. */
  count(kind: FaultName): void;
  /** It was to happen and could not: the next call is to get it. */
  again(kind: FaultName): void;
  fired(): Record<FaultName, number>;
  /** 0 up to 1, from the same seed, for the sizes of faults. */
  random(): number;
}

/** Calls for each change that a site sees, roughly; kinds are spread over them. */
const CALLS_PER_CHANGE: Record<Site, number> = {
  processor: 0.012,
  publisher: 0.12,
  "trail-queue": 0.012,
  "change-queue": 0.1,
  send: 0.1,
  delete: 0.1,
  visibility: 0.03,
  s3: 0.04,
  dynamo: 2.2,
  ssm: 0.02,
  bigpanda: 1,
};

/** At which calls a kind fires follows from seed, kind and number of changes; which calls these are, from the run. */
export function createFaults(seed: number, changes: number): Faults {
  const names = Object.keys(FAULT_KINDS) as FaultName[];
  const counts = new Map<FaultName, number>();
  const count = (name: FaultName): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const plans = new Map<FaultName, { next: number; calls: number; gap: () => number }>();
  for (const [place, name] of names.entries()) {
    const { site, wanted }: FaultKind = FAULT_KINDS[name];
    if (!site || !wanted) continue;
    const random = seededRandom(seed * 1_009 + place);
    const every = Math.max(1, (CALLS_PER_CHANGE[site] * changes) / wanted(changes));
    const gap = (): number => Math.max(1, Math.round(every * (0.4 + 1.2 * random())));
    // The first one comes early, so that a short run has every kind.
    plans.set(name, { next: Math.max(1, Math.round(every * (0.1 + 0.5 * random()))), calls: 0, gap });
  }
  return {
    hits(name) {
      const plan = plans.get(name);
      if (!plan) throw new Error(`${name} is no fault of single calls.`);
      plan.calls += 1;
      if (plan.calls < plan.next) return false;
      plan.next = plan.calls + plan.gap();
      count(name);
      return true;
    },
    count,
    again(name) {
      const plan = plans.get(name);
      if (!plan) return;
      plan.next = plan.calls + 1;
      counts.set(name, (counts.get(name) ?? 1) - 1);
    },
    fired: () =>
      Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])) as Record<FaultName, number>,
    random: seededRandom(seed ^ 0x5eed),
  };
}
