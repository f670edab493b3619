import { spawnSync } from "node:child_process";

/** Why programs cannot run on Pulumi's engine here, as a sentence; undefined when they can. */
export function missingForEngine(): string | undefined {
  const { status } = spawnSync("pulumi", ["version"], { encoding: "utf8" });
  if (status !== 0) return "there is no pulumi on PATH";
  if (!process.env.AWS_ENDPOINT_URL) {
    return "AWS_ENDPOINT_URL names no emulator (these tests never touch an account)";
  }
  return undefined;
}

/** `describe`, skipped with a word of why where something is missing. */
export function describeOnEngine(name: string, tests: () => void, needs?: { functions: boolean }): void {
  const missing =
    missingForEngine() ??
    (needs?.functions === true && !process.env.AWS_EMULATOR_RUNS_FUNCTIONS
      ? "AWS_EMULATOR_RUNS_FUNCTIONS does not say that the emulator runs Lambda functions"
      : undefined);
  // Past jest's console, which leaves out what a skipped file says.
  if (missing !== undefined) process.stderr.write(`Skipped on the engine: ${name}: ${missing}.\n`);
  (missing === undefined ? describe : describe.skip)(name, tests);
}
