import * as pulumi from "@pulumi/pulumi";
import { ContractError } from "../../contract/problems";
import { refusal } from "./refuse";

/**
 * What follows from a component's settings: at once when all of them are plain, so that a mistake shows where it was
 * made; else as soon as they are known. A `ContractError` becomes the component's refusal.
 *
 * @param ownPath - what the sentences of a `ContractError` begin with and users of the component do not know, such
 * as `trails[0]`.
 */
export function derived<A, T>(
  component: pulumi.ComponentResource,
  name: string,
  given: A,
  derive: (known: pulumi.Unwrap<A>) => T,
  ownPath = "",
): pulumi.Output<T> {
  const attempt = (known: pulumi.Unwrap<A>): T => refusing(component, name, () => derive(known), ownPath);
  if (isPlain(given)) return pulumi.output(attempt(given as pulumi.Unwrap<A>)) as pulumi.Output<T>;
  return pulumi.output(given).apply(attempt);
}

/** The result, or the component's refusal in the place of a `ContractError`. */
export function refusing<T>(
  component: pulumi.ComponentResource,
  name: string,
  make: () => T,
  ownPath = "",
): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const problems = error.problems.map((problem) => withoutPath(problem, ownPath));
    throw refusal(component, name, problems.join("\n"));
  }
}

/** Whether a value holds no output and no promise, however deep. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return false;
  return Object.values(value).every(isPlain);
}

function withoutPath(problem: string, path: string): string {
  return path !== "" && problem.startsWith(path) ? problem.slice(path.length).replace(/^[. ]/, "") : problem;
}
