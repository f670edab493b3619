import type { Fault } from "./faults";

/** Which calls are answered with a fault: first those asked for by number, in that order, then the one kept up. */
export interface FaultPlan {
  add: (fault: Fault, count: number) => void;
  keep: (fault: Fault | undefined) => void;
  readonly kept: Fault | undefined;
  pending: (fault: Fault) => number;
  /** The fault of the call at hand; undefined: the truth. */
  next(): Fault | undefined;
}

export function createFaultPlan(): FaultPlan {
  const asked: { fault: Fault; left: number }[] = [];
  let kept: Fault | undefined;
  return {
    add: (fault, count) => void asked.push({ fault, left: count }),
    keep: (fault) => void (kept = fault),
    get kept() {
      return kept;
    },
    pending: (fault) => asked.reduce((sum, each) => sum + (each.fault === fault ? each.left : 0), 0),
    next: () => {
      while (asked[0] !== undefined && asked[0].left <= 0) asked.shift();
      const first = asked[0];
      if (first === undefined) return kept;
      first.left--;
      return first.fault;
    },
  };
}
