/**
 * Measures what a record, a file and a change cost in CPU, and keeps it in measured.json, from which docs/cost.md is
 * made: `npx tsx test/bench/cost/measure.ts`, then `npx jest test/docs/cost -u`.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import type { Measured } from "./measured";

const outfile = path.resolve(".tmp/bench/cost-child.js");
const entryPoint = path.join(__dirname, "measure-child.ts");
buildSync({ entryPoints: [entryPoint], outfile, bundle: true, platform: "node", target: "node20" });

const found = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: "utf8" })) as Pick<
  Measured,
  "scans" | "processor" | "publisher"
>;
const measured: Measured = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model.trim() ?? "unknown"}, ${String(cpus().length)} processors`,
  node: process.version,
  ...found,
};
const rounded = JSON.stringify(
  measured,
  (_key, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(4)) : value),
  2,
);
writeFileSync(path.join(__dirname, "measured.json"), `${rounded}\n`);
process.stdout.write(`${rounded}\n`);
