import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
/** For `--import`: the child ends with the end of its input, and so with this process. */
export const END_WITH_PARENT = join(__dirname, "end-with-parent.mjs");

export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Child {
  ended: Promise<Ended>;
  /** Resolves when standard output holds the text, or the child has ended. */
  says(text: string): Promise<void>;
  /** The first group of the pattern in standard output, once it is there; rejects when the child has ended before. */
  finds(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** What `npm start -- …` runs, as a child process. */
export function startLocally(...args: string[]): Child {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--import", END_WITH_PARENT, "local/main.ts", ...args],
    {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: "" },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  let stdout = "";
  let stderr = "";
  const listeners = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  const says = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => stdout.includes(text) && resolve();
      listeners.add(look);
      look();
      void ended.then(() => resolve());
    });
  const finds = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(stdout)?.[1];
        if (found !== undefined) resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`The run ended without saying so: ${stdout}${stderr}`)));
    });
  return { ended, says, finds, kill: (signal) => void child.kill(signal) };
}
