import type { Container } from "./container";

/** The containers of one function. One is started when none is free, as Lambda does, up to a limit. */
export interface Pool {
  /** Lends a container for one invocation; waits while all are lent. */
  lend(): Promise<Container>;
  /** Takes it back; one that is gone is forgotten. */
  giveBack(container: Container): void;
  all(): Container[];
  /** Containers started so far. */
  readonly started: number;
  close(): Promise<void>;
}

export function createPool(start: () => Promise<Container>, most: number): Pool {
  const all = new Set<Container>();
  const free: Container[] = [];
  const waiting: (() => void)[] = [];
  let starting = 0;
  let started = 0;

  const lend = async (): Promise<Container> => {
    for (;;) {
      const known = free.pop();
      if (known?.gone === false) return known;
      if (known) all.delete(known);
      else if (all.size + starting < most) {
        starting += 1;
        const fresh = await start().finally(() => (starting -= 1));
        started += 1;
        all.add(fresh);
        return fresh;
      } else await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    lend,
    giveBack: (container) => {
      if (container.gone) all.delete(container);
      else free.push(container);
      waiting.shift()?.();
    },
    all: () => [...all],
    get started() {
      return started;
    },
    close: async () => {
      for (const container of all) container.kill();
      await Promise.all([...all].map((container) => container.ended));
    },
  };
}
