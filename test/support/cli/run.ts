import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";

export interface RunOptions {
  cwd?: string;
  /** Added to an environment without colours and keys. */
  env?: Record<string, string>;
  /** Given to stdin, which is empty otherwise. */
  input?: string | Uint8Array;
  /** Leaves stdin open instead. */
  keepOpen?: boolean;
}

export interface Ended {
  /** Undefined when a signal ended it. */
  status: number | undefined;
  signal: NodeJS.Signals | undefined;
  stdout: string;
  stderr: string;
}

/** Starts `node <main> <args>`. */
export function start(
  main: string,
  args: string[],
  options: RunOptions = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
  });
  child.stdin.on("error", () => undefined); // it may end before it has read all
  if (!options.keepOpen) child.stdin.end(options.input ?? "");
  return child;
}

/** Collects what a child writes until it ends. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => {
      resolve({ status: status ?? undefined, signal: signal ?? undefined, stdout, stderr });
    });
  });
}

export function run(main: string, args: string[], options?: RunOptions): Promise<Ended> {
  return ended(start(main, args, options));
}

export function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

export function jsonLinesOf<T = Record<string, unknown>>(text: string): T[] {
  return linesOf(text).map((line) => JSON.parse(line) as T);
}
