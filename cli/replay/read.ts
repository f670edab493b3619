import type { Change } from "../../runtime/changes/change";
import type { Decider } from "../../runtime/changes/decide";
import type { ChangeBody } from "../../runtime/changes/body";
import { readBodies, readChanges, readCounts, type ChangesAccount } from "../../runtime/trail-file-changes";
import { addFailedFile, addFile } from "../account/tally";
import type { Tally } from "../account/tally";
import { reasonOf } from "../files/errors";
import type { Source } from "../files/sources";
import type { Problems } from "../output/problems";

export interface Reading {
  decider: Decider;
  tally: Tally;
  problems: Problems;
}

/**
 * The changes of one file, in batches. When it has been read it is in the tally; when it is damaged or cannot be
 * read it has been named, and nothing is thrown.
 */
export function changesOf(source: Source, reading: Reading): AsyncGenerator<Change[]> {
  return accountedFor(source, reading, readChanges(source.open, { decider: reading.decider }));
}

/** As `changesOf`, the changes as they are sent. */
export function bodiesOf(source: Source, reading: Reading): AsyncGenerator<ChangeBody[]> {
  return accountedFor(source, reading, readBodies(source.open, { decider: reading.decider }));
}

/** Enters a file in the tally as `changesOf` does, without making the changes. */
export async function countChanges(source: Source, reading: Reading): Promise<void> {
  const counts = readCounts(source.open, { decider: reading.decider });
  for await (const _changes of accountedFor(source, reading, counts));
}

async function* accountedFor<Batch>(
  source: Source,
  { tally, problems }: Reading,
  file: AsyncIterable<Batch> & { account: ChangesAccount },
): AsyncGenerator<Batch> {
  try {
    yield* file;
  } catch (error) {
    addFailedFile(tally, file.account);
    return problems.name(source.name, reasonOf(error));
  }
  addFile(tally, file.account);
  const { damage } = file.account;
  if (damage) problems.name(source.name, `${damage.code}: ${damage.message}`);
}
