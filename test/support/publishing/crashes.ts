/** Decides, call by call, whether the worker dies there. */
export interface Crashes {
  /** The port, each call of which may be the last: before it has an effect, or after it, before the answer comes. */
  around: <T extends object>(port: T) => T;
  /** Resolves when the worker dies. */
  readonly died: Promise<"died">;
}

/** A worker that dies calls nothing any more: no promise of its ports is ever settled. */
export function crashes(random: () => number, likelihood: number): Crashes {
  let dead = false;
  let die: (died: "died") => void = () => {};
  const died = new Promise<"died">((resolve) => (die = resolve));
  const never = new Promise<never>(() => {});
  const mayDie = () => {
    if (!dead && random() < likelihood) {
      dead = true;
      die("died");
    }
    return dead;
  };
  return {
    died,
    around: (port) =>
      new Proxy(port, {
        get(target, property) {
          const value: unknown = Reflect.get(target, property);
          if (typeof value !== "function" || property === "now") return value;
          const call = value as (...args: unknown[]) => unknown;
          return async (...args: unknown[]) => {
            if (mayDie()) return never;
            try {
              const result = await call.apply(target, args);
              return mayDie() ? never : result;
            } catch (error) {
              if (mayDie()) return never; // a refusal is an answer as well
              throw error;
            }
          };
        },
      }),
  };
}

/** A port whose calls fail now and then: before they have an effect, or after it, so that nobody knows. */
export function failing<T extends object>(port: T, random: () => number, likelihood: number): T {
  return new Proxy(port, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      const call = value as (...args: unknown[]) => unknown;
      return async (...args: unknown[]) => {
        if (random() < likelihood / 2) throw new Error("ThrottlingException");
        const answer = await call.apply(target, args);
        if (random() < likelihood / 2) throw new Error("socket hang up");
        return answer;
      };
    },
  });
}
