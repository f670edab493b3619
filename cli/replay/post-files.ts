import type { Change } from "../../runtime/changes/change";
import type { Decider } from "../../runtime/changes/decide";
import { emptyTally } from "../account/tally";
import type { Source } from "../files/sources";
import type { Problems } from "../output/problems";
import type { Account } from "./account";
import type { Published } from "./closing";
import type { Poster } from "./poster";
import type { Progress } from "./progress";
import { changesOf } from "./read";
import { untilAborted } from "./interrupt";

export interface Posting {
  sources: Source[];
  decider: Decider;
  account: Account;
  poster: Poster;
  progress: Progress;
  problems: Problems;
  published: Published;
  signal: AbortSignal;
}

/** Posts, file by file, each change that was not accepted before. Throws `Stopped` when the run must end. */
export async function postFiles(posting: Posting): Promise<void> {
  const { sources, decider, problems, published, signal } = posting;
  for (const source of sources) {
    const found = changesOf(source, { decider, tally: published, problems });
    for await (const changes of untilAborted(found, signal)) {
      for (const change of changes) await postOne(change, posting);
    }
  }
}

/**
 * How many changes there are to post; undefined when a file is a pipe, which is read once only. A file that is
 * damaged is named when it is posted, not here.
 */
export async function countNew(
  sources: Source[],
  decider: Decider,
  account: Account,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (sources.some(({ size }) => size === undefined)) return undefined;
  const silent: Problems = { name: () => undefined, count: 0 };
  let total = 0;
  for (const source of sources) {
    for await (const changes of changesOf(source, { decider, tally: emptyTally(), problems: silent })) {
      signal.throwIfAborted();
      total += changes.filter((change) => !account.has(change)).length;
    }
  }
  return total;
}

async function postOne(change: Change, posting: Posting): Promise<void> {
  const { account, poster, progress, problems, published } = posting;
  if (account.has(change)) {
    published.publishedBefore += 1;
    return;
  }
  const posted = await poster.post(change);
  if (posted.accepted) published.published += 1;
  else {
    published.notPublished += 1;
    problems.name(`change ${change.identifier} (${change.summary})`, posted.why);
  }
  progress.step();
}
