import { Command, InvalidArgumentError } from "commander";
import { FAULTS, type Fault } from "./bigpanda/faults";
import { runLocally, type LocalOptions } from "./run-locally";

/** A fault to provoke: one of the stand-in's, for a number of calls, or every notice twice. */
const DUPLICATES = "duplicate-notices";

interface Flags {
  once: boolean;
  fault: { fault: Fault | typeof DUPLICATES; count: number }[];
  port?: number;
  pagePort?: number;
  open: boolean;
  spread: number;
  bigpandaPort?: number;
  seed: number;
  patience: number;
  out?: string;
  log: boolean;
}

const command = new Command("npm start --")
  .description(
    "Runs the way from a CloudTrail file to a BigPanda change on this machine: embedded S3 and SQS, the real " +
      "processor and publisher, a stand-in BigPanda, and a page that shows what changed.",
  )
  .argument("[FILE...]", "own trail files, gzip or plain: paths, folders or globs (default: a made-up day)")
  .option("--once", "end when everything has arrived (status 0) or something has not (status 1)", false)
  .option(
    "--fault <NAME[:COUNT]>",
    `answer the next COUNT calls (default 3) with a fault: ${FAULTS.join(", ")}; or ${DUPLICATES}; repeatable`,
    addFault,
    [],
  )
  .option("--port <NUMBER>", "port of S3 and SQS on 127.0.0.1 (default: a free one)", port)
  .option(
    "--bigpanda-port <NUMBER>",
    "port of the stand-in BigPanda on 127.0.0.1 (default: a free one)",
    port,
  )
  .option(
    "--page-port <NUMBER>",
    "port of the page on 127.0.0.1 (default: a free one); with --once: show it",
    port,
  )
  .option("--no-open", "do not open the page in the browser")
  .option("--spread <SECONDS>", "with the page: put the made-up day's files over so long", whole, 8)
  .option("--seed <NUMBER>", "seed of the made-up day", whole, 1)
  .option("--patience <SECONDS>", "with --once: give up when nothing moves for so long", whole, 120)
  .option("--out <PATH>", "write the changes that the stand-in accepted, one JSON object a line")
  .option("--log", "write the functions' structured log to standard error", false)
  .addHelpText(
    "after",
    "\nStatus: 0 all arrived, or ended by Ctrl-C; 1 something did not arrive; 2 wrong usage.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

void main();

async function main(): Promise<void> {
  command.parse();
  const flags = command.opts<Flags>();
  process.exitCode = await runLocally(toOptions(flags, command.args)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  });
}

function toOptions(flags: Flags, files: string[]): LocalOptions {
  const { fault, bigpandaPort, pagePort, open, spread, ...rest } = flags;
  const showsPage = !flags.once || pagePort !== undefined;
  const spreadSeconds = files.length === 0 && !flags.once ? spread : 0;
  return {
    ...rest,
    page: showsPage ? { port: pagePort, open: open && !flags.once, spreadSeconds } : undefined,
    files,
    bigPandaPort: bigpandaPort,
    duplicateNotices: fault.some((each) => each.fault === DUPLICATES),
    faults: fault.flatMap((each) => (each.fault === DUPLICATES ? [] : [{ ...each, fault: each.fault }])),
  };
}

function addFault(value: string, before: Flags["fault"]): Flags["fault"] {
  const [name, count = "3", ...rest] = value.split(":");
  const fault = [...FAULTS, DUPLICATES].find((known) => known === name) as
    Fault | typeof DUPLICATES | undefined;
  if (fault === undefined || rest.length > 0) {
    throw new InvalidArgumentError(`"${value}" is none of ${[...FAULTS, DUPLICATES].join(", ")}.`);
  }
  return [...before, { fault, count: whole(count) }];
}

function whole(value: string): number {
  if (!/^\d{1,9}$/.test(value))
    throw new InvalidArgumentError(`"${value}" is not a whole number of 0 or more.`);
  return Number(value);
}

function port(value: string): number {
  const number = whole(value);
  if (number > 65_535) throw new InvalidArgumentError(`"${value}" is not a port, 0 to 65535.`);
  return number;
}
