import { createHash } from "node:crypto";
import type { Change } from "../runtime/changes/change";
import type { Decider } from "../runtime/changes/decide";
import { readChanges } from "../runtime/trail-file-changes";
import type { RunFile } from "./run-file";
import type { FileAccount } from "./tally";

/** What a file holds, found by reading it directly. */
export interface ExpectedFile extends FileAccount {
  label: string;
  /** What is wrong with its content, when something is. */
  damage?: string;
}

/**
 * Knows from the files themselves what must arrive, and holds against it what did: the pipeline's word alone does
 * not count.
 */
export interface Ledger {
  /** Reads a file that is about to be put. Throws what reading it throws. */
  expect(file: RunFile, accountId: string, decider: Decider): Promise<ExpectedFile>;
  /** The stand-in accepted a change. */
  accepted(change: Change): void;
  /** The processor read a file to its end. */
  read(account: FileAccount): void;
  readonly files: ReadonlyMap<string, ExpectedFile>;
  readonly accounts: ReadonlyMap<string, FileAccount>;
  /** Different changes that must arrive: the same content under the same identifier counts once. */
  readonly expectedChanges: number;
  readonly arrivedChanges: number;
  /** Accepted changes that no file holds. */
  readonly unexpectedChanges: number;
}

export function createLedger(): Ledger {
  const files = new Map<string, ExpectedFile>();
  const accounts = new Map<string, FileAccount>();
  const expected = new Set<string>();
  const arrived = new Set<string>();
  return {
    expect: async (file, accountId, decider) => {
      const scan = readChanges(() => file.open(), { decider, accountId });
      for await (const changes of scan) for (const change of changes) expected.add(printOf(change));
      const { records, changes, drops, damage } = scan.account;
      const { bucket, key, label } = file;
      const found = { bucket, key, label, records, changes, drops: { ...drops }, damage: damage?.message };
      files.set(placeOf(file), found);
      return found;
    },
    accepted: (change) => void arrived.add(printOf(change)),
    read: (account) => void accounts.set(placeOf(account), account),
    files,
    accounts,
    get expectedChanges() {
      return expected.size;
    },
    get arrivedChanges() {
      return countIf(expected, (print) => arrived.has(print));
    },
    get unexpectedChanges() {
      return countIf(arrived, (print) => !expected.has(print));
    },
  };
}

/** One text for bucket and key; neither holds a space before the key begins. */
export function placeOf({ bucket, key }: { bucket: string; key: string }): string {
  return `${bucket} ${key}`;
}

/** Identifier and content: an addendum has the identifier of its original. */
function printOf(change: Change): string {
  return createHash("sha256").update(JSON.stringify(change)).digest("base64");
}

function countIf(prints: ReadonlySet<string>, holds: (print: string) => boolean): number {
  let count = 0;
  for (const print of prints) if (holds(print)) count++;
  return count;
}
