import { closeSync, createReadStream, fsyncSync, openSync, statSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { ExitCode, UsageError } from "../exit";
import { reasonOf } from "../files/errors";
import { Stopped } from "./stopped";

/** First line of every account. */
const SCHEMA = "cloudtrail-changes/replay-account/v1";
/** Milliseconds between two fsyncs: what a power cut may cost is sent again, which is harmless. */
const SYNC_EVERY = 1_000;

/** One line of an account: a post that is about to be made (milliseconds since 1970), or a change that was accepted. */
export type AccountLine = { posting: number; endpoint: string } | { accepted: string };

/** An account of what was posted, as a file to which lines are only ever added. */
export interface AccountFile {
  /** Adds a line; it survives this process from then on. Throws `Stopped` when the disk refuses. */
  append(line: AccountLine): void;
  close(): void;
}

/**
 * Opens an account, calls `each` with its lines, and makes sure that more can be written before anything is
 * posted. A last line that was torn by a crash is passed over. Throws a `UsageError` for a file that is something
 * else or cannot be written.
 */
export async function openAccountFile(
  path: string,
  each: (line: AccountLine) => void,
  now: () => number,
): Promise<AccountFile> {
  const isNew = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
  if (!isNew) await readLines(path, each);
  const file = orUsageError(path, () => openSync(path, "a", 0o600));
  // The empty line ends a torn one; written at every start, it also shows a full disk before the first post.
  orUsageError(path, () => {
    writeSync(file, isNew ? JSON.stringify({ schema: SCHEMA }) + "\n" : "\n");
    fsyncSync(file);
  });

  let synced = now();
  return {
    append(line) {
      try {
        writeSync(file, JSON.stringify(line) + "\n");
        if (now() - synced < SYNC_EVERY) return;
        fsyncSync(file);
        synced = now();
      } catch (error) {
        throw new Stopped(`account ${path}: cannot be written: ${reasonOf(error)}`, ExitCode.failed);
      }
    },
    close() {
      fsyncSync(file);
      closeSync(file);
    },
  };
}

async function readLines(path: string, each: (line: AccountLine) => void): Promise<void> {
  let first = true;
  try {
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      const line = parse(text);
      if (first && (line as { schema?: string })?.schema !== SCHEMA) {
        throw new UsageError(`account ${path}: is no account of a replay. Name another file with --account.`);
      }
      first = false;
      if (isAccountLine(line)) each(line);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`account ${path}: cannot be read: ${reasonOf(error)}`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Torn by a crash: what it noted is sent again, which is harmless.
  }
}

function isAccountLine(line: unknown): line is AccountLine {
  if (typeof line !== "object" || line === null) return false;
  const { accepted, posting, endpoint } = line as Record<string, unknown>;
  return typeof accepted === "string" || (Number.isInteger(posting) && typeof endpoint === "string");
}

function orUsageError<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError(`account ${path}: cannot be written: ${reasonOf(error)}. Nothing was posted.`);
  }
}
