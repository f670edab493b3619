import * as pulumi from "@pulumi/pulumi";
import { ContractError } from "../../contract/problems";
import { refusal } from "./refuse";

/**
 * What follows from a component's settings: at once when all of them are plain, so that a mistake shows where it was
 * made; else as soon as they are known. A `ContractError` becomes the component's refusal.
 *
 * @param inOwnWords - turns a sentence of the contract into one about the component's own arguments.
 */
export function derived<A, T>(
  component: pulumi.ComponentResource,
  name: string,
  given: A,
  derive: (known: pulumi.Unwrap<A>) => T,
  inOwnWords: InOwnWords = asTheyAre,
): pulumi.Output<T> {
  const attempt = (known: pulumi.Unwrap<A>): T => refusing(component, name, () => derive(known), inOwnWords);
  if (isPlain(given)) return pulumi.output(attempt(given as pulumi.Unwrap<A>)) as pulumi.Output<T>;
  return pulumi.output(given).apply(attempt);
}

/** The result, or the component's refusal in the place of a `ContractError`. */
export function refusing<T>(
  component: pulumi.ComponentResource,
  name: string,
  make: () => T,
  inOwnWords: InOwnWords = asTheyAre,
): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw refusal(component, name, error.problems.map(inOwnWords).join("\n"));
  }
}

/** Whether a value holds no output and no promise, however deep. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return false;
  return Object.values(value).every(isPlain);
}

export type InOwnWords = (problem: string) => string;

/**
 * Takes from a sentence the path that users of a component do not know, such as `trails[0]`, and calls arguments by
 * the names that the component has for them.
 */
export function inWordsOf(path: string, names: Record<string, string> = {}): InOwnWords {
  return (problem) => {
    const rest = problem.startsWith(path) ? problem.slice(path.length).replace(/^[. ]/, "") : problem;
    const word = new RegExp(`(?<=^|^has both )(${Object.keys(names).join("|")})\\b`);
    return Object.keys(names).length === 0 ? rest : rest.replace(word, (found) => names[found] ?? found);
  };
}

const asTheyAre: InOwnWords = (problem) => problem;
