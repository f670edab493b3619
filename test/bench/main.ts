/**
 * The benchmark: ratios within one run, never single times. Fails only when a method's results differ from those of
 * JSON.parse. `--short` takes small files and one run each; the long form keeps its table in docs/bench.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildSync } from "esbuild";
import { globSync } from "tinyglobby";
import { coldImports } from "./cold-import";
import { componentBench } from "./components";
import { generate, type GeneratedFile } from "./generate";
import { measure, type Measured } from "./measure";
import { profile } from "./profile";
import { goalLines, nameOf, rowsOf, TABLE_HEAD, type Row } from "./report";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const folder = path.resolve(".tmp/bench");

const LONG: [megabytes: number, reads: number, runs: number, callers?: "scattered"][] = [
  [50, 80, 7],
  [200, 80, 5],
  [500, 80, 3],
  [50, 0, 5],
  [50, 50, 5],
  [50, 95, 7],
  [50, 80, 5, "scattered"],
  [200, 80, 5, "scattered"],
];
const SHORT: typeof LONG = [
  [10, 80, 3],
  [10, 0, 3],
  [10, 80, 3, "scattered"],
];

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const scripts = compiled();
  const rows: Row[] = [];
  for (const [megabytes, reads, runs, callers] of values.short ? SHORT : LONG) {
    const scattered = callers === "scattered";
    const file: GeneratedFile = { path: pathOf(megabytes, reads, scattered), megabytes, reads, scattered };
    await generate(file);
    say(`${nameOf(file)}: ${String(runs)} runs of each method`);
    rows.push(...compare(scripts, file, runs));
  }
  const imports = coldImports(folder, values.short ? 3 : 9);
  const components = componentBench(values.short ? 1 : 5);
  const shares = profile(transpiled(), values.short ? pathOf(10, 80) : pathOf(200, 80), folder);
  const text = report(rows, imports, components, shares);
  process.stdout.write(text);
  if (!values.short) writeFileSync(DOCUMENT, text + keptNotes());
}

const DOCUMENT = "docs/bench.md";
const NOTES = "\n## Notes\n";

/** What people wrote below the figures stays. */
function keptNotes(): string {
  const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
  const place = before.indexOf(NOTES);
  return place < 0 ? "" : before.slice(place);
}

/** Generated files are kept for the next run: with other records they get another name. */
function pathOf(megabytes: number, reads: number, scattered = false): string {
  const kind = scattered ? "-scattered" : "";
  return path.join(folder, `trail-5-${String(megabytes)}-${String(reads)}${kind}.json.gz`);
}

function compare(scripts: Scripts, file: GeneratedFile, runs: number): Row[] {
  const { idle, whole, gunzip } = scripts;
  const measured = measure(file.megabytes > 200 ? { idle, whole, gunzip } : scripts, file.path, runs);
  const found = {
    whole: measured.whole,
    parsed: measured.parsed,
    parsedBodies: measured.parsedBodies,
    gunzip: measured.gunzip,
    idle: measured.idle,
  };
  if (!found.whole || !found.gunzip || !found.idle) throw new Error("a method was not measured");
  const { parsed, parsedBodies } = found;
  expectEqual("hash", found.whole, parsed);
  expectEqual("hash", found.whole, parsedBodies);
  expectEqual("bodyBytes", found.whole, parsedBodies);
  return rowsOf({
    ...file,
    whole: found.whole,
    parsed,
    parsedBodies,
    gunzip: found.gunzip,
    idleMegabytes: found.idle.peakMegabytes,
  });
}

function expectEqual(what: "hash" | "bodyBytes", ours: Measured, parsed: Measured | undefined): void {
  if (!parsed || parsed.outcome[what] === ours.outcome[what]) return;
  process.exitCode = 1;
  say(`RESULTS DIFFER: ${JSON.stringify(ours.outcome)}, JSON.parse finds ${JSON.stringify(parsed.outcome)}`);
}

type Scripts = Record<"idle" | "whole" | "parsed" | "parsedBodies" | "gunzip", string>;

/** Each method as one file, so that starting it costs all of them alike. */
function compiled(): Scripts {
  const entries = {
    idle: "idle",
    whole: "whole-path",
    parsed: "parse-all",
    parsedBodies: "parse-bodies",
    gunzip: "gunzip-only",
  };
  const build = ([method, name]: [string, string]) => {
    const outfile = path.join(folder, "methods", `${name}.js`);
    buildSync({
      entryPoints: [`test/bench/methods/${name}.ts`],
      outfile,
      bundle: true,
      platform: "node",
      target: "node20",
    });
    return [method, outfile];
  };
  return Object.fromEntries(Object.entries(entries).map(build)) as Scripts;
}

/** The whole path file by file, for the profile. */
function transpiled(): string {
  const outdir = path.join(folder, "transpiled");
  const sources = ["runtime/**/*.ts", "contract/**/*.ts", "test/bench/methods/*.ts"];
  const entryPoints = globSync(sources, { ignore: ["**/assembly/**"] });
  buildSync({ entryPoints, outdir, outbase: ".", format: "cjs", platform: "node", target: "node20" });
  return path.join(outdir, "test/bench/methods/whole-path.js");
}

function report(rows: Row[], imports: Row[], components: Row[], shares: [string, number][]): string {
  const lines = [
    "# Benchmark",
    "",
    `Node ${process.version}, ${String(cpus().length)} processors, \`npm run bench${values.short ? " -- --short" : ""}\`. Ratios of medians within this run; whole processes, start included.`,
    "Decompression runs on a thread of its own beside the scan: compare the CPU column on a machine with one core.",
    "",
    ...TABLE_HEAD,
    ...rows.filter(({ text }) => text !== "").map(({ text }) => text),
    "",
    "| cold import | bundle : its SDK clients alone | goal |",
    "| --- | --- | --- |",
    ...imports.map(({ text }) => text),
    "",
    "| components | ratio | goal |",
    "| --- | --- | --- |",
    ...components.map(({ text }) => text),
    "",
    "Goals:",
    "",
    ...goalLines([...rows, ...imports, ...components]),
    "",
    "Where the main thread's time goes (80 % reads):",
    "",
    "| part | percent |",
    "| --- | --- |",
    ...shares.map(([part, percent]) => `| ${part} | ${percent.toFixed(0)} |`),
    "",
  ];
  return `${lines.join("\n")}`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

void main();
