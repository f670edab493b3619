/** A mishap that was asked for and strikes when its moment comes. */
export interface Hazard {
  ask: (count: number) => void;
  /** Takes back what has not come about. */
  clear: () => void;
  readonly pending: number;
  readonly happened: number;
  /** At a moment at which it can strike: whether it does. */
  strikes: () => boolean;
}

export function createHazard(): Hazard {
  let pending = 0;
  let happened = 0;
  return {
    ask: (count) => void (pending += count),
    clear: () => void (pending = 0),
    get pending() {
      return pending;
    },
    get happened() {
      return happened;
    },
    strikes: () => {
      if (pending === 0) return false;
      pending--;
      happened++;
      return true;
    },
  };
}
