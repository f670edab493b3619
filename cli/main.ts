#!/usr/bin/env node
import { CommanderError } from "commander";
import { ExitCode, UsageError } from "./exit";
import { neutralise } from "./output/text";
import { buildProgram } from "./program";

// A reader that has seen enough (`| head`) is no error. Publishing writes to stdout only when all is done.
process.stdout.on("error", endOutput);
process.stderr.on("error", () => undefined);
process.once("SIGINT", endAtOnce);

void main();

async function main(): Promise<void> {
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Says what went wrong, unless that has been said, and returns the status. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  }
  if (error instanceof UsageError) {
    const lines = error.message.split("\n").map(neutralise);
    process.stderr.write(`cloudtrail-changes: ${lines.join("\n")}\n`);
    return ExitCode.usage;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`cloudtrail-changes: unexpected error, please report it: ${text}\n`);
  return ExitCode.failed;
}

function endOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`cloudtrail-changes: cannot write the output: ${neutralise(error.message)}\n`);
  process.exit(ExitCode.failed);
}

/** Until a command takes Ctrl-C over (publishing does), nothing needs to be put in order. */
function endAtOnce(): void {
  if (process.listenerCount("SIGINT") === 0) process.exit(ExitCode.interrupted);
}
