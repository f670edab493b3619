/**
 * The chaos run: processor and publisher as processes of their own, against servers on loopback that fail by a seeded
 * plan. `--changes 100000 --seed N --speed N`; `--short` for the gate. Ends with 1 when anything was lost, invented or
 * altered, or a limit was passed. docs/chaos.md says what it shows.
 */
import { parseArgs } from "node:util";
import { buildBundles } from "../support/processing/deployed";
import { runChaos } from "../support/chaos/run";
import { judge } from "./judge";
import { reportOf } from "./report";
import { FAILING_SEEDS } from "./seeds";

const { values } = parseArgs({
  options: {
    changes: { type: "string" },
    seed: { type: "string" },
    speed: { type: "string" },
    short: { type: "boolean", default: false },
  },
});

/** The time of the short form goes faster, since it is the waits that take long. */
const SHORT = { changes: 2_500, seed: 1, speed: 30 };
const LONG_SPEED = 10;
const stop = new AbortController();

async function main(): Promise<boolean> {
  const changes = number("changes", values.changes ?? (values.short ? SHORT.changes : 100_000));
  const seed = number("seed", values.seed ?? (values.short ? SHORT.seed : Date.now() % 1_000_000));
  const speed = number("speed", values.speed ?? (values.short ? SHORT.speed : LONG_SPEED));
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => stop.abort(new Error("Interrupted.")));

  const bundles = buildBundles();
  try {
    const runs = [{ changes, seed }, ...(values.short ? FAILING_SEEDS : [])];
    let good = true;
    for (const run of runs) good = (await once({ ...run, speed, bundles: bundles.folder })) && good;
    return good;
  } finally {
    bundles.remove();
  }
}

async function once(run: {
  changes: number;
  seed: number;
  speed: number;
  bundles: string;
}): Promise<boolean> {
  const { changes, seed, speed } = run;
  const command = `npm run test:chaos -- --changes ${changes} --seed ${seed} --speed ${speed}`;
  say(`Chaos: ${changes} changes, seed ${seed}, ${speed} times as fast as time. To repeat it: ${command}`);
  const result = await runChaos({ ...run, progress: say, signal: stop.signal });
  const verdict = judge(result.facts);
  say(reportOf(result, verdict));
  const good = verdict.violations.length === 0;
  say(good ? `Seed ${seed}: all accounted for.` : `Seed ${seed} FAILED. To repeat it: ${command}`);
  return good;
}

function number(name: string, value: string | number): number {
  if (Number.isSafeInteger(Number(value)) && Number(value) >= 1) return Number(value);
  throw new Error(`--${name} is ${value}; it must be a whole number from 1 on.`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().then(
  (good) => (process.exitCode = good ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
