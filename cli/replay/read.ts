import type { Change } from "../../runtime/changes/change";
import type { Decider } from "../../runtime/changes/decide";
import { readChanges } from "../../runtime/trail-file-changes";
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
export async function* changesOf(
  source: Source,
  { decider, tally, problems }: Reading,
): AsyncGenerator<Change[]> {
  const reading = readChanges(source.open, { decider });
  try {
    yield* reading;
  } catch (error) {
    addFailedFile(tally, reading.account);
    return problems.name(source.name, reasonOf(error));
  }
  addFile(tally, reading.account);
  const { damage } = reading.account;
  if (damage) problems.name(source.name, `${damage.code}: ${damage.message}`);
}
