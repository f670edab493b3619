import type { TrailRegistration } from "../../contract/trail-registration";
import { createDecider, type Decider } from "../changes/decide";

/**
 * The change rules of each registered trail: its own filter, and the roles whose calls are ours. Made once for each
 * registration read, since the rules of a trail only change with it.
 */
export function createDeciders(ownRoleArns: string[]): (trail: TrailRegistration) => Decider {
  const deciders = new WeakMap<TrailRegistration, Decider>();
  return (trail) => {
    const known = deciders.get(trail);
    if (known !== undefined) return known;
    const decider = createDecider({ filter: trail.filter, ownRoleArns: [...ownRoleArns, trail.roleArn] });
    deciders.set(trail, decider);
    return decider;
  };
}
