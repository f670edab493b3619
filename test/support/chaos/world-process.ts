import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { keep } from "./keeper";
import type { World } from "./world";

/** A process that lives in the time of the run. */
export interface WorldProcess {
  readonly child: ChildProcess;
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<void>;
  readonly gone: boolean;
  post(message: object): void;
  on(listener: (message: Record<string, unknown>) => void): void;
  /** It was told to die, and may not be gone yet. */
  readonly killed: boolean;
  /** Gives it the world's skips; resolves when it has them, or is gone or frozen. */
  follow: () => Promise<void>;
  /** Stops it, whatever it is doing, as Lambda does between two invocations. */
  freeze(): void;
  /** Lets it go on; resolves when it runs and has the world's time, or is gone. */
  thaw(): Promise<void>;
  kill(): void;
}

export interface WorldProcessOptions {
  script: string;
  args?: string[];
  env?: Record<string, string>;
  world: World;
  /** Takes one line of its standard output. */
  line: (text: string) => void;
  /** Takes what it writes to standard error. */
  complaint: (text: string) => void;
}

/** No look for an instance's credentials; development may be on an older Node than the functions. */
const QUIET = { AWS_EC2_METADATA_DISABLED: "true", AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** Starts a script of this folder, or one given by its whole path, with nothing of the machine's AWS configuration. */
export function startWorldProcess(options: WorldProcessOptions): WorldProcess {
  const { world, args = [], env = {} } = options;
  const preload = pathToFileURL(path.join(__dirname, "world-preload.mjs")).href;
  const script = path.resolve(__dirname, options.script);
  const child = spawn(process.execPath, ["--import", preload, script, ...args], {
    env: { PATH: process.env.PATH, ...QUIET, ...world.environment, ...env },
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  keep(child);
  const listeners: ((message: Record<string, unknown>) => void)[] = [];
  let gone = false;
  let following: (() => void)[] = [];
  const gotten = (): void => {
    for (const resolve of following) resolve();
    following = [];
  };
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      gone = true;
      gotten();
      resolve();
    };
    child.once("close", end);
    child.once("error", end);
  });
  if (child.stdout) createInterface({ input: child.stdout }).on("line", options.line);
  child.stderr?.on("data", (part: Buffer) => options.complaint(part.toString()));
  child.on("message", (message) => {
    const told = message as Record<string, unknown>;
    if (told.skipped === world.skipped) gotten();
    for (const listener of listeners) listener(told);
  });

  const post = (message: object): void => {
    // A process that is just being killed cannot be told anything any more.
    if (!gone && child.connected) child.send(message, () => undefined);
  };
  let frozen = false;
  let killed = false;
  const signal = (name: "SIGSTOP" | "SIGCONT" | "SIGKILL"): void => {
    // Not of the child object, which would take a stop for a kill.
    if (!gone && child.pid !== undefined) process.kill(child.pid, name);
  };
  const follow = (): Promise<void> =>
    new Promise((resolve) => {
      if (gone || frozen) return resolve();
      following.push(resolve);
      post({ skip: world.skipped });
    });

  return {
    child,
    ended,
    get gone() {
      return gone;
    },
    get killed() {
      return killed;
    },
    post,
    on: (listener) => void listeners.push(listener),
    follow,
    freeze: () => {
      frozen = true;
      signal("SIGSTOP");
      gotten();
    },
    thaw: async () => {
      if (!frozen) return;
      frozen = false;
      signal("SIGCONT");
      await follow();
    },
    kill: () => {
      killed = true;
      signal("SIGKILL");
    },
  };
}
