import { createDecider } from "../../runtime/changes/decide";
import type { Decider } from "../../runtime/changes/decide";
import { scanTrailFile } from "../../runtime/cloudtrail/trail-file";
import { describeTally } from "../account/human";
import { addFailedFile, addFile, emptyTally } from "../account/tally";
import type { FileAccount } from "../account/tally";
import { ExitCode } from "../exit";
import { reasonOf } from "../files/errors";
import { findSources } from "../files/sources";
import type { Source } from "../files/sources";
import { coloursFor } from "../output/colour";
import type { Colours } from "../output/colour";
import { createProblems } from "../output/problems";
import { neutralise } from "../output/text";
import { createWriter } from "../output/writer";
import type { Writer } from "../output/writer";
import { readRules } from "../rules";
import type { ExplainOptions } from "./command";
import { damagedEntries } from "./damaged";
import type { Entry } from "./entry";
import { jsonOf } from "./json";
import { layoutFor, rowOf } from "./row";

/** Reads every file to its end, reads too, says of each record what it is, and returns the status. */
export async function explain(args: string[], options: ExplainOptions): Promise<number> {
  const decider = createDecider({ filter: await readRules(options.rules) });
  const problems = createProblems();
  const sources = await findSources(args, problems);
  const writer = createWriter(process.stdout);
  const colours = coloursFor(process.stdout);
  const show = options.json ? jsonOf : humanRow(colours);
  const tally = emptyTally(problems.count);

  for (const source of sources) {
    if (!options.json && sources.length > 1) writer.add(heading(source, tally.files > 0, colours));
    const { account, failure } = await explainFile(source, decider, show, writer);
    await writer.flush();
    if (failure) addFailedFile(tally, account);
    else addFile(tally, account);
    if (failure) problems.name(source.name, failure);
    else if (account.damage) problems.name(source.name, `${account.damage.code}: ${account.damage.message}`);
  }
  if (!options.json) writer.add("\n" + describeTally(tally, colours));
  await writer.flush();
  return problems.count > 0 ? ExitCode.failed : ExitCode.ok;
}

type Show = (entry: Entry) => string;

async function explainFile(
  source: Source,
  decider: Decider,
  show: Show,
  writer: Writer,
): Promise<{ account: FileAccount; failure?: string }> {
  const scan = scanTrailFile(source.open, { skipReads: false });
  const damaged = damagedEntries(source.name, scan.account);
  const drops: Record<string, number> = {};
  const account: FileAccount = { compressedBytes: 0, bytes: 0, records: 0, changes: 0, drops };
  let failure: string | undefined;

  function say(entry: Entry): void {
    account.records += 1;
    if (entry.decision === "keep") account.changes += 1;
    else drops[entry.reason] = (drops[entry.reason] ?? 0) + 1;
    writer.add(show(entry));
  }

  try {
    for await (const batch of scan) {
      for (const scanned of batch) {
        damaged.before(scanned).forEach(say);
        const { index, record } = scanned;
        say({ file: source.name, index, record, ...decider.decide(record) });
      }
      await writer.settle();
    }
    damaged.settled().forEach(say);
  } catch (error) {
    failure = reasonOf(error);
  }
  const { compressedBytes, bytes, damage } = scan.account;
  return { account: { ...account, compressedBytes, bytes, damage }, failure };
}

function humanRow(colours: Colours): Show {
  const layout = layoutFor(process.stdout.isTTY ? process.stdout.columns : undefined);
  return (entry) => rowOf(entry, layout, colours);
}

function heading(source: Source, after: boolean, colours: Colours): string {
  return (after ? "\n" : "") + colours.bold(neutralise(source.name)) + "\n";
}
