import * as pulumi from "@pulumi/pulumi";
import { ContractError } from "./contract/problems";
import type { ConfigValues } from "./program/config/keys";
import { parseConfig } from "./program/config/parse";
import type { ConfigSource } from "./program/config/read-keys";

/** The configuration of this stack. Fails with every problem at once, so that one look mends them all. */
export function readConfig(): ConfigValues {
  try {
    return parseConfig(sourceOf(new pulumi.Config()));
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new pulumi.RunError(
      [`The configuration of stack ${pulumi.getStack()} cannot work:`, ...error.problems].join("\n  - "),
    );
  }
}

function sourceOf(config: pulumi.Config): ConfigSource {
  const namespace = `${config.name}:`;
  return {
    names: () =>
      Object.keys(pulumi.runtime.allConfig())
        .filter((key) => key.startsWith(namespace))
        .map((key) => key.slice(namespace.length)),
    get: (name) => config.get(name),
    isSecret: (name) => isConfigSecret(`${namespace}${name}`),
  };
}

/** The SDK has it and does not declare it. Without it nothing is said of plain secrets. */
function isConfigSecret(key: string): boolean {
  const { isConfigSecret: ask } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  return ask?.(key) ?? true;
}
