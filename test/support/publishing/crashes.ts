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
      withCalls(port, (call, name) => {
        if (name === "now") return call;
        return async (...args) => {
          if (mayDie()) return never;
          try {
            const result = await call(...args);
            return mayDie() ? never : result;
          } catch (error) {
            if (mayDie()) return never; // a refusal is an answer as well
            throw error;
          }
        };
      }),
  };
}

/** A port whose calls fail now and then: before they have an effect, or after it, so that nobody knows. */
export function failing<T extends object>(port: T, random: () => number, likelihood: number): T {
  return withCalls(port, (call) => async (...args) => {
    if (random() < likelihood / 2) throw new Error("ThrottlingException");
    const answer = await call(...args);
    if (random() < likelihood / 2) throw new Error("socket hang up");
    return answer;
  });
}

type Call = (...args: unknown[]) => unknown;

/** The port with other functions in the place of its own; what is not a function stays. */
export function withCalls<T extends object>(port: T, other: (call: Call, name: PropertyKey) => Call): T {
  const made = new Map<PropertyKey, Call>();
  return new Proxy(port, {
    get(target, property) {
      const known = made.get(property);
      if (known) return known;
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      const call = other((value as Call).bind(target), property);
      made.set(property, call);
      return call;
    },
  });
}
