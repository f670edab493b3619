import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";

/**
 * What an operation does to AWS's resources, sorted: `update aws:iam/role:Role`. Components are left out (a changed
 * argument is an update of theirs), and so is what stays.
 */
export type Steps = string[];

export async function preview(stack: Stack): Promise<Steps> {
  const { steps, onEvent } = listener();
  await stack.preview({ onEvent });
  return steps.sort();
}

/** `replace`: URNs of resources that are made anew though nothing asks for it. */
export async function up(
  stack: Stack,
  replace?: string[],
): Promise<{ steps: Steps; outputs: Record<string, unknown> }> {
  const { steps, onEvent } = listener();
  const { outputs } = await stack.up({ onEvent, replace });
  const values = Object.entries(outputs).map(([name, { value }]): [string, unknown] => [name, value]);
  return { steps: steps.sort(), outputs: Object.fromEntries(values) };
}

/** Throws with what changed beside AWS's back, or would change again. */
export async function settled(stack: Stack): Promise<void> {
  const { steps, onEvent } = listener();
  await stack.refresh({ onEvent });
  if (steps.length > 0) throw new Error(`A refresh found differences: ${steps.join(", ")}`);
  await stack.preview({ expectNoChanges: true });
}

function listener() {
  const steps: Steps = [];
  const onEvent = ({ resourcePreEvent }: EngineEvent) => {
    if (!resourcePreEvent) return;
    const { op, type } = resourcePreEvent.metadata;
    if (type.startsWith("aws:") && !QUIET.includes(op)) steps.push(`${op} ${type}`);
  };
  return { steps, onEvent };
}

const QUIET: string[] = ["same", "refresh", "read"];
