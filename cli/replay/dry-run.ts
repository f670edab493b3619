import { createDecider } from "../../runtime/changes/decide";
import { amount, describeTally } from "../account/human";
import { emptyTally } from "../account/tally";
import type { Tally } from "../account/tally";
import { ExitCode } from "../exit";
import { findSources } from "../files/sources";
import { coloursFor } from "../output/colour";
import { createProblems } from "../output/problems";
import { createWriter } from "../output/writer";
import { readRules } from "../rules";
import type { ReplayOptions } from "./command";
import { bodiesOf, countChanges } from "./read";

type Options = Pick<ReplayOptions, "json" | "summary" | "rules" | "changesPerMinute">;

/** Shows what would be posted (bodies, counters or a short account), posts nothing, and returns the status. */
export async function dryRun(args: string[], options: Options): Promise<number> {
  const decider = createDecider({ filter: await readRules(options.rules) });
  const problems = createProblems();
  const sources = await findSources(args, problems);
  const writer = createWriter(process.stdout);
  const tally = emptyTally(problems.count);

  const reading = { decider, tally, problems };
  for (const source of sources) {
    if (!options.json) {
      await countChanges(source, reading);
      continue;
    }
    for await (const bodies of bodiesOf(source, reading)) {
      for (const { json } of bodies) writer.add(json + "\n");
      await writer.settle();
    }
  }
  if (options.summary) writer.add(JSON.stringify(tally) + "\n");
  else if (!options.json) writer.add(describe(tally, options.changesPerMinute));
  await writer.flush();
  return problems.count > 0 ? ExitCode.failed : ExitCode.ok;
}

function describe(tally: Tally, changesPerMinute: number): string {
  const minutes = Math.ceil(tally.changes / changesPerMinute);
  const posting =
    tally.changes === 0
      ? "Nothing would be posted.\n"
      : `Posting them at ${amount(changesPerMinute)} a minute would take about ${amount(minutes)} min. ` +
        "Nothing was posted (--dry-run).\n";
  return describeTally(tally, coloursFor(process.stdout)) + posting;
}
