import { Command } from "commander";
import { EXIT_CODES_HELP } from "./exit";
import { addExplain } from "./explain/command";
import { addReplay } from "./replay/command";
import { packageVersion } from "./version";

/**
 * The whole command line. A sub-command's file here only declares its arguments; what it does is imported when
 * it runs, so that `--help` and a small `explain` start quickly.
 */
export function buildProgram(): Command {
  const program = new Command("cloudtrail-changes")
    .description(
      "What changed in AWS: decides which CloudTrail records are changes, and posts them to BigPanda.",
    )
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError("(--help shows what is possible)")
    .exitOverride()
    .addHelpText("after", EXAMPLES + EXIT_CODES_HELP);
  addExplain(program);
  addReplay(program);
  return program;
}

const EXAMPLES = `
Examples:
  $ cloudtrail-changes explain my-file.json.gz
  $ cloudtrail-changes replay 'AWSLogs/**/*.json.gz' --dry-run
`;
