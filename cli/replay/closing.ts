import { count, describeTally } from "../account/human";
import type { Tally } from "../account/tally";
import type { Colours } from "../output/colour";
import { neutralise } from "../output/text";
import type { Stopped } from "./stopped";

/** What became of the files, and of their changes. */
export interface Published extends Tally {
  /** Changes that BigPanda accepted in this run. */
  published: number;
  /** Changes that an earlier run had accepted, or that came twice: not posted again. */
  publishedBefore: number;
  /** Changes that were refused or got no answer of use; each was named. */
  notPublished: number;
}

export interface Closing {
  published: Published;
  stopped: Stopped | undefined;
  endpoint: string;
  /** File of the account. */
  account: string;
}

/** The closing account of a publishing run, for people. */
export function describeClosing(closing: Closing, colours: Colours): string {
  const { published, stopped, endpoint, account } = closing;
  const lines = [`Published ${count(published.published, "change")} to ${neutralise(endpoint)}`];
  if (published.publishedBefore > 0) {
    lines.push(`${count(published.publishedBefore, "change")} accepted before, not posted again`);
  }
  if (published.notPublished > 0) {
    lines.push(colours.red(`${count(published.notPublished, "change")} not published, named above`));
  }
  if (stopped) {
    lines.push(
      colours.red(`Stopped: ${neutralise(stopped.message)}.`),
      `What was accepted is noted in ${neutralise(account)}; the same command goes on from there.`,
    );
  }
  return (stopped ? "" : describeTally(published, colours)) + lines.join("\n") + "\n";
}

/** The same as one JSON object; `stopped` is null when all was dealt with. */
export function summariseClosing({ published, stopped }: Closing): string {
  return JSON.stringify({ ...published, stopped: stopped?.message ?? null }) + "\n";
}
