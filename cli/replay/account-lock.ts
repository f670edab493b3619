import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { UsageError } from "../exit";
import { reasonOf } from "../files/errors";

/**
 * Keeps a second run from the same account while this one posts: together they would pass pace and budget.
 * Returns what gives it free again. A lock whose process is gone (killed, power cut) is taken over.
 */
export function lockAccount(path: string): () => void {
  const lock = `${path}.lock`;
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new UsageError(`account ${path}: cannot be written: ${reasonOf(error)}. Nothing was posted.`);
    }
    const holder = Number(readFileSync(lock, "utf8"));
    if (isAlive(holder)) {
      throw new UsageError(
        `account ${path}: process ${holder} is posting with it. Wait for it, or name another with --account. ` +
          `If that process is no replay, remove ${lock}.`,
      );
    }
    writeFileSync(lock, String(process.pid));
  }
  return () => rmSync(lock, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
