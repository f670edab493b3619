import type { Command } from "commander";
import { EXIT_CODES_HELP } from "../exit";

export interface ExplainOptions {
  json?: boolean;
  rules?: string;
}

export function addExplain(program: Command): void {
  program
    .command("explain")
    .summary("why each record of a trail file is or is not a change")
    .description(
      "Says of each record of a trail file whether it is a change, and why. Reads gzip and plain JSON alike.",
    )
    .argument("[file...]", "files, folders, glob patterns, or - for stdin (the default when it is a pipe)")
    .option("--json", "one JSON object a line, one line a record, nothing else on stdout")
    .option("--rules <file>", "JSON file with your own rules: {preset, exclude, include}")
    .addHelpText("after", EXAMPLES + EXIT_CODES_HELP)
    .action(async (files: string[], options: ExplainOptions, command: Command) => {
      if (files.length === 0 && process.stdin.isTTY) command.help({ error: true });
      const { explain } = await import("./run.js");
      process.exitCode = await explain(files.length > 0 ? files : ["-"], options);
    });
}

const EXAMPLES = `
Examples:
  $ cloudtrail-changes explain my-file.json.gz
  $ cloudtrail-changes explain AWSLogs/ --rules rules.json | less
  $ aws s3 cp s3://my-bucket/AWSLogs/…/file.json.gz - | cloudtrail-changes explain
  $ cloudtrail-changes explain --json '2025/11/*/*.gz' | jq -r 'select(.decision == "keep") | .eventName'
`;
