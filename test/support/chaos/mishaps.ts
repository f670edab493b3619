import type { Container, InvocationEnd } from "./container";
import type { Faults } from "./faults";

/** What happens to the processes themselves: called as an invocation begins, the answer as it ends. */
export type Mishaps = (container: Container) => (end: InvocationEnd) => void;

export interface MishapOptions {
  faults: Faults;
  killed: "processor-killed" | "publisher-killed";
  /** Milliseconds of the machine's that an invocation of this function usually takes. */
  usualMs: number;
  /** Whether it is frozen and its clock made wrong as well. */
  more: boolean;
}

/** Clocks are this wrong at most, in milliseconds. */
export const MOST_WRONG_MS = 20 * 60_000;

export function createMishaps({ faults, killed, usualMs, more }: MishapOptions): Mishaps {
  const wrong = new Map<Container, number>();

  /** Strikes by chance within the usual time; an invocation that was quicker leaves it to the next one. */
  const inTheMiddle = (
    container: Container,
    kind: "processor-killed" | "publisher-killed" | "function-frozen",
  ) => {
    let struck = false;
    const strike = (): void => {
      struck = true;
      if (kind === "function-frozen") container.child.kill("SIGSTOP");
      else container.kill();
    };
    const timer = setTimeout(strike, usualMs * faults.random());
    return () => {
      clearTimeout(timer);
      if (!struck) faults.again(kind);
    };
  };

  return (container) => {
    mendClock(container);
    if (more && faults.hits("clock-jump")) {
      const jump = Math.round((2 * faults.random() - 1) * MOST_WRONG_MS);
      container.post({ jump });
      wrong.set(container, 2 + Math.floor(6 * faults.random()));
    }
    const finished = strikeOf(container);
    return (end) => {
      finished();
      if (end.kind === "answered" && faults.hits(`${killed}-after-answer`)) container.kill();
    };
  };

  function strikeOf(container: Container): () => void {
    if (more && faults.hits("function-frozen")) return inTheMiddle(container, "function-frozen");
    return faults.hits(killed) ? inTheMiddle(container, killed) : () => undefined;
  }

  function mendClock(container: Container): void {
    const left = wrong.get(container);
    if (left === undefined) return;
    wrong.set(container, left - 1);
    if (left > 0) return;
    wrong.delete(container);
    container.post({ jump: 0 });
  }
}
