import * as pulumi from "@pulumi/pulumi";

/**
 * The error for an argument that cannot work: which component, what is wrong, the value, what is allowed. Pulumi
 * prints it without a stack trace.
 *
 * It belongs to no resource: before Pulumi's log shows what is said about a resource, it waits for that one's URN, and
 * a component that is given an output which fails never gets one. The error, and all that is said later, would be
 * waited for in vain, and the preview fail without a word.
 *
 * @param component - the component, for its type and name.
 * @param problem - the rest of the sentence, such as `url must be an https:// URL, got "http://…".`
 */
export function refusal(component: pulumi.ComponentResource, name: string, problem: string): pulumi.RunError {
  const message = `${component.constructor.name} "${name}": ${problem}`;
  return withLastingMessage(new pulumi.RunError(message), message);
}

/** A warning about a component, which belongs to no resource for the same reason. */
export function warn(component: pulumi.ComponentResource, name: string, warning: string): void {
  void pulumi.log.warn(`${component.constructor.name} "${name}": ${warning}`);
}

/**
 * Where an error is thrown inside an output, the SDK puts `error serializing property "…": ` before its message, once
 * for each level on its way. That names an input of a resource within, which helps nobody to find the argument.
 */
function withLastingMessage<E extends Error>(error: E, message: string): E {
  // Some of the ways that an error takes through the SDK print its stack.
  error.stack = message;
  return Object.defineProperty(error, "message", {
    get: () => message,
    set: () => undefined,
    configurable: true,
  });
}

/** Says what is wrong with a value, as the rest of a sentence; undefined when nothing is. */
export type Problem<T> = (value: T) => string | undefined;

/**
 * The value, refused when it cannot work: a plain value at construction, an output as soon as it is known. What is
 * not known at preview passes.
 */
export function checked<T>(
  component: pulumi.ComponentResource,
  name: string,
  value: pulumi.Input<T>,
  problem: Problem<T>,
): pulumi.Output<T> {
  const check = (known: T): T => {
    const found = problem(known);
    if (found !== undefined) throw refusal(component, name, found);
    return known;
  };
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return pulumi.output(value).apply((known) => check(known as T));
  }
  return pulumi.output(check(value)) as pulumi.Output<T>;
}
