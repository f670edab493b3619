import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createInterface, type Interface } from "node:readline";

export interface Child {
  process: ChildProcess;
  /** Everything that the child wrote, both outputs. */
  output(): string;
  /** The next line of standard output that begins so, without that beginning. */
  line(beginning: string): Promise<string>;
  send(line: string): void;
  /** Ends its standard input and waits for its end. */
  end(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left running, so that the test run can end. */
export function killChildren(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** A script of this folder in a Node process of its own. */
export function startChild(script: string, args: string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, [path.join(__dirname, script), ...args], {
    // Nothing of the machine's own AWS configuration, and no look for an instance's credentials.
    env: { PATH: process.env.PATH, AWS_EC2_METADATA_DISABLED: "true", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let written = "";
  const lines: string[] = [];
  const waiting: { beginning: string; found: (line: string) => void }[] = [];
  const settle = (): void => {
    for (const [place, { beginning, found }] of [...waiting.entries()].reverse()) {
      const at = lines.findIndex((line) => line.startsWith(beginning));
      if (at < 0) continue;
      const [line = ""] = lines.splice(at, 1);
      waiting.splice(place, 1);
      found(line.slice(beginning.length));
    }
  };
  const reader: Interface = createInterface({ input: child.stdout });
  reader.on("line", (line) => {
    written += `${line}\n`;
    lines.push(line);
    settle();
  });
  child.stderr.on("data", (part: Buffer) => (written += part.toString()));
  running.add(child);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void ended.then(() => running.delete(child));

  return {
    process: child,
    output: () => written,
    line: (beginning) =>
      Promise.race([
        new Promise<string>((found) => {
          waiting.push({ beginning, found });
          settle();
        }),
        ended.then(() => Promise.reject(new Error(`The child ended without "${beginning}":\n${written}`))),
      ]),
    send: (line) => void child.stdin.write(`${line}\n`),
    end: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
