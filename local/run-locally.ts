import { writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { createDecider } from "../runtime/changes/decide";
import { parseTrailKey } from "../runtime/cloudtrail/key";
import { createLog, silentLog } from "../runtime/support/log";
import type { Fault } from "./bigpanda/faults";
import { startBigPanda, type BigPanda } from "./bigpanda/server";
import { createLedger, type Ledger } from "./ledger";
import { accountLines, changesBefore, missing } from "./report";
import { startRun, type EmbeddedRun, type Parked } from "./run";
import type { RunFile } from "./run-file";
import { showPage, type PageWish, type ShownPage } from "./show-page";
import { stopOnSignals } from "./signals";
import { LOCAL_KEYS } from "./stand-ins/destination";
import { createTerminal, type Terminal } from "./terminal";
import { howToGoOn, suppliedByTheRun } from "./words";
import { workOf, type Work } from "./work";

export interface LocalOptions {
  /** Names of own files; empty: the samples. */
  files: string[];
  /** End when all has arrived, or when nothing moves for `patience` seconds. */
  once: boolean;
  faults: { fault: Fault; count: number }[];
  duplicateNotices: boolean;
  port?: number;
  bigPandaPort?: number;
  seed: number;
  patience: number;
  /** Undefined: no page. */
  page?: PageWish;
  /** Path for the accepted changes. */
  out?: string;
  log: boolean;
}

/** All that one run in the terminal works with. */
interface Session {
  options: LocalOptions;
  terminal: Terminal;
  stop: AbortSignal;
  work: Work;
  run: EmbeddedRun;
  page: ShownPage | undefined;
  ledger: Ledger;
  parked: Parked[];
}

/** Runs in the terminal and resolves with the exit status. */
export async function runLocally(options: LocalOptions): Promise<number> {
  // The SDK's advice on Node versions is for those who deploy it; the deployed functions choose their own.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const terminal = createTerminal(process.stdout, process.stderr);
  const stop = stopOnSignals();
  const work = await workOf(options);
  for (const remark of work.remarks) terminal.line(remark);
  for (const problem of work.problems) terminal.problem(problem);
  if (work.files.length === 0) return 1;
  if (stop.aborted) return options.once ? 1 : 0;

  const bigPanda = await startBigPanda({ ...LOCAL_KEYS, port: options.bigPandaPort });
  try {
    for (const { fault, count } of options.faults) bigPanda.fail(fault, count);
    const log = options.log
      ? createLog({
          service: "local",
          level: "debug",
          write: (text) => void process.stderr.write(`${text}\n`),
        })
      : silentLog;
    const run = await startRun({ ...options, bigPanda, log });
    try {
      const page = options.page && (await showPage(options.page, { run, work, terminal }));
      const session = { options, terminal, stop, work, run, page, ...listen(run) };
      return await conduct(session).finally(() => page?.close());
    } finally {
      await run.stop();
    }
  } finally {
    await bigPanda.close();
  }
}

function listen(run: EmbeddedRun) {
  const ledger = createLedger();
  const parked: Parked[] = [];
  run.events.on("read", (account) => ledger.read(account));
  run.events.on("published", (change) => ledger.accepted(change));
  run.events.on("parked", (message) => void parked.push(message));
  return { ledger, parked };
}

async function conduct(session: Session): Promise<number> {
  const { options, terminal, stop, work, run, page } = session;
  for (const text of suppliedByTheRun()) terminal.line(terminal.dim(text));
  terminal.line();
  for (const trail of work.trails) await run.register(trail);

  await putAll(session);
  const ended = await settle(session);
  const problems = giveAccount(session, ended);
  if (options.out !== undefined) await writeChanges(options.out, run.bigPanda);
  if (options.once) return problems.length > 0 ? 1 : 0;

  if (!stop.aborted) {
    for (const text of howToGoOn(run, page?.url)) terminal.line(text);
    await watch(session);
  }
  return 0;
}

/** Puts the files one after another; the run reads the first while the last are still on their way. */
async function putAll(session: Session): Promise<void> {
  const { work, run, ledger, stop, terminal, page } = session;
  for (const [place, file] of work.files.entries()) {
    if (stop.aborted) return;
    await page?.fed(place, stop);
    try {
      await ledger.expect(file, accountOf(file), deciderOf(file, run));
      await run.put(file);
    } catch (error) {
      const problem = `${file.label} could not be put: ${error instanceof Error ? error.message : String(error)}`;
      work.problems.push(problem);
      terminal.problem(problem);
    }
    showProgress(session);
  }
  await page?.fed(work.files.length, stop);
}

function accountOf({ key }: RunFile): string {
  return parseTrailKey(key)?.accountId ?? "";
}

function deciderOf({ bucket }: RunFile, { trails }: EmbeddedRun) {
  const trail = trails.get(bucket);
  return createDecider({ filter: trail?.filter, ownRoleArns: trail ? [trail.roleArn] : [] });
}

/** Waits until nothing is left to do. Returns why it ended before, if it did. */
async function settle(session: Session): Promise<string | undefined> {
  const { run, stop, options, ledger, parked } = session;
  let before = "";
  let movedAt = Date.now();
  while (!(await run.isIdle())) {
    if (stop.aborted) return "The run was interrupted.";
    const state = [ledger.accounts.size, ledger.arrivedChanges, parked.length].join();
    if (state !== before) movedAt = Date.now();
    before = state;
    if (options.once && Date.now() - movedAt > options.patience * 1_000) {
      return `Nothing has moved for ${options.patience} seconds; what is queued was given up.`;
    }
    showProgress(session);
    await wait(CHECK_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  return stop.aborted ? "The run was interrupted." : undefined;
}

const CHECK_MS = 100;

function showProgress({ terminal, work, ledger, parked }: Session): void {
  terminal.progress(
    `${ledger.files.size} of ${work.files.length} files put, ${ledger.accounts.size} read, ` +
      `${ledger.arrivedChanges} of ${ledger.expectedChanges} changes published, ${parked.length} parked`,
  );
}

/** Prints the account and the verdict; returns what is missing. `ended`: why the run did not wait for the rest. */
function giveAccount(session: Session, ended: string | undefined): string[] {
  const { terminal, ledger, run, parked, work } = session;
  const { bigPanda } = run;
  const facts = { ledger, counts: run.counts, parked, answers: bigPanda.answers };
  for (const text of accountLines(facts)) terminal.line(text);
  terminal.line();
  const problems = [...(ended === undefined ? [] : [ended]), ...work.problems, ...missing(facts)];
  if (problems.length > 0) {
    terminal.line(terminal.bad("Not everything arrived:"));
    for (const problem of problems) terminal.line(`  ${problem}`);
  } else if (ledger.expectedChanges === 0) {
    terminal.line(terminal.good("The files were read to their end and hold no change."));
  } else {
    terminal.line(terminal.good(`All ${ledger.expectedChanges} changes arrived at the stand-in BigPanda.`));
  }
  terminal.line();
  if (work.incidentAt !== undefined && ended === undefined) {
    terminal.line(
      terminal.bold("The made-up day has an incident at 15:00 UTC. Changes before it, nearest first:"),
    );
    for (const text of changesBefore(bigPanda.changes.values(), work.incidentAt, 5)) terminal.line(text);
    terminal.line();
  }
  return problems;
}

/** Stays up and tells of each further file until it is to stop. */
async function watch({ run, terminal, stop }: Session): Promise<void> {
  run.events.on("read", ({ key, records, changes }) => {
    terminal.line(`${key}: ${records} records = ${changes} changes + ${records - changes} drops`);
  });
  run.events.on("warned", (text) => terminal.problem(text));
  await new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
}

async function writeChanges(path: string, { changes }: BigPanda): Promise<void> {
  await writeFile(path, [...changes.values()].map((change) => `${JSON.stringify(change)}\n`).join(""));
}
