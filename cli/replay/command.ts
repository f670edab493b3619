import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { DEFAULT_CHANGES_PER_MINUTE, DEFAULT_CHANGES_PER_WEEK } from "../../contract/limits";
import { EXIT_CODES_HELP, ExitCode } from "../exit";

export interface ReplayOptions {
  dryRun?: boolean;
  json?: boolean;
  summary?: boolean;
  rules?: string;
  endpoint?: string;
  region: "us" | "eu";
  account: string;
  changesPerMinute: number;
  changesPerWeek: number;
}

/** Where a run notes what BigPanda has accepted, unless `--account` names another file. */
const ACCOUNT_FILE = ".cloudtrail-changes-replay.jsonl";

export function addReplay(program: Command): void {
  program
    .command("replay")
    .summary("send the changes of trail files to BigPanda again, or show what would be sent")
    .description(
      "Decides, normalises and redacts the records of trail files, and posts the changes to BigPanda's Changes " +
        "API one by one at its own pace. A run that was ended goes on where it stopped when it is started again.",
    )
    .argument("<file...>", "files, folders, glob patterns, or - for stdin")
    .option("--dry-run", "post nothing; say what would be posted")
    .addOption(
      new Option("--json", "with --dry-run: each body as it would be posted, one a line").conflicts(
        "summary",
      ),
    )
    .option("--summary", "only the counters, as one JSON object")
    .option("--rules <file>", "JSON file with your own rules: {preset, exclude, include}")
    .addOption(new Option("--region <region>", "BigPanda region").choices(["us", "eu"]).default("us"))
    .option("--endpoint <url>", "base URL of the API instead of the region's; https, or http on this machine")
    .option("--account <file>", "where to note what was accepted", ACCOUNT_FILE)
    .option(
      "--changes-per-minute <number>",
      "pace, 1 to 60000",
      wholeNumber(1, 60_000),
      DEFAULT_CHANGES_PER_MINUTE,
    )
    .option(
      "--changes-per-week <number>",
      "most posts in any 168 hours",
      wholeNumber(1, 1e9),
      DEFAULT_CHANGES_PER_WEEK,
    )
    .addHelpText("after", KEYS + EXAMPLES + EXIT_CODES_HELP)
    .action(async (files: string[], options: ReplayOptions, command: Command) => {
      if (options.json && !options.dryRun) command.error("error: option '--json' needs '--dry-run'");
      process.exitCode = await run(files, options);
    });
}

async function run(files: string[], options: ReplayOptions): Promise<number> {
  if (options.dryRun) {
    const { dryRun } = await import("./dry-run.js");
    return dryRun(files, options);
  }
  const { publish } = await import("./publish.js");
  const status = await publish(files, options);
  // All is said and noted; a pipe that is still being read would keep the process alive.
  if (status >= ExitCode.interrupted) process.exit(status);
  return status;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Allowed is a whole number from ${least} to ${most}.`);
  };
}

const KEYS = `
Keys, from the environment and never shown (not needed with --dry-run):
  BIGPANDA_API_KEY  user API key
  BIGPANDA_APP_KEY  app key of the Changes integration
`;

const EXAMPLES = `
Examples:
  $ cloudtrail-changes replay AWSLogs/ --dry-run
  $ cloudtrail-changes replay --dry-run --json file.json.gz | jq .summary
  $ BIGPANDA_API_KEY=… BIGPANDA_APP_KEY=… cloudtrail-changes replay AWSLogs/ --region eu
`;
