import { createDecider } from "../../runtime/changes/decide";
import type { Decider } from "../../runtime/changes/decide";
import { systemClock } from "../../runtime/support/clock";
import { count } from "../account/human";
import { emptyTally } from "../account/tally";
import { ExitCode } from "../exit";
import { findSources } from "../files/sources";
import { coloursFor } from "../output/colour";
import { createProblems } from "../output/problems";
import { readRules } from "../rules";
import { openAccount } from "./account";
import type { Account } from "./account";
import { describeClosing, summariseClosing } from "./closing";
import type { Closing } from "./closing";
import type { ReplayOptions } from "./command";
import { findDestination } from "./destination";
import type { Destination } from "./destination";
import { interruptSignal } from "./interrupt";
import { countNew, postFiles } from "./post-files";
import { createPoster } from "./poster";
import { createProgress, duration } from "./progress";
import type { Progress } from "./progress";
import { Stopped } from "./stopped";

/** Posts the changes of the files that were not accepted before, says what became of them, returns the status. */
export async function publish(args: string[], options: ReplayOptions): Promise<number> {
  const destination = findDestination(options, process.env);
  const decider = createDecider({ filter: await readRules(options.rules) });
  const account = await openAccount(options.account, destination, now);
  try {
    return await run(args, options, { destination, decider, account });
  } finally {
    account.close();
  }
}

interface Parts {
  destination: Destination;
  decider: Decider;
  account: Account;
}

async function run(args: string[], options: ReplayOptions, parts: Parts): Promise<number> {
  const { destination, decider, account } = parts;
  const signal = interruptSignal();
  let progress: Progress | undefined;
  const problems = createProblems({ write: (text) => (progress ?? process.stderr).write(text) });
  const sources = await findSources(args, problems);
  const published = { ...emptyTally(problems.count), published: 0, publishedBefore: 0, notPublished: 0 };
  const { endpoint } = destination;
  const closing: Closing = { published, stopped: undefined, endpoint, account: options.account };

  try {
    const total = await countNew(sources, decider, account, signal);
    process.stderr.write(announce(total, endpoint, options.changesPerMinute));
    progress = createProgress({ stream: process.stderr, total, now });
    const poster = await createPoster({
      endpoint,
      sink: destination.sink,
      account,
      clock: systemClock,
      changesPerMinute: options.changesPerMinute,
      changesPerWeek: options.changesPerWeek,
      signal,
      waiting: progress.waiting,
    });
    await postFiles({ sources, decider, account, poster, progress, problems, published, signal });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    closing.stopped = error;
  } finally {
    progress?.end();
  }
  const close = options.summary
    ? summariseClosing(closing)
    : describeClosing(closing, coloursFor(process.stdout));
  process.stdout.write(close);
  return closing.stopped?.status ?? (problems.count > 0 ? ExitCode.failed : ExitCode.ok);
}

function announce(total: number | undefined, endpoint: string, changesPerMinute: number): string {
  if (total === undefined) return `Posting to ${endpoint} at ${changesPerMinute} changes a minute\n`;
  const time = duration((total / changesPerMinute) * 60_000);
  return `${count(total, "change")} to post to ${endpoint} at ${changesPerMinute} a minute: about ${time}\n`;
}

function now(): number {
  return systemClock.now();
}
