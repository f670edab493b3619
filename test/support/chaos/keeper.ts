import { spawn, type ChildProcess } from "node:child_process";

let keeper: ChildProcess | undefined;

/**
 * Sees to it that a process that is stopped (SIGSTOP) does not outlive a run that was killed: the keeper's input ends
 * with the run, it lets all go on then, and each ends as it finds its channel closed. Nothing is killed by number.
 */
export function keep({ pid }: ChildProcess): void {
  if (keeper === undefined) {
    keeper = spawn("sh", ["-c", SCRIPT], { stdio: ["pipe", "ignore", "ignore"] });
    keeper.stdin?.on("error", () => undefined);
    keeper.unref();
    (keeper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  }
  if (pid !== undefined) keeper.stdin?.write(`${pid}\n`);
}

const SCRIPT = `trap "" INT TERM HUP; while read -r pid; do all="$all $pid"; done; kill -CONT $all`;
