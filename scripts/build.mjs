// Builds everything that is published: `node scripts/build.mjs [--out DIR]`. DIR defaults to dist.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({ options: { out: { type: "string", default: path.join(root, "dist") } } });
const out = path.resolve(values.out);

// What an earlier build left must not be published.
for (const folder of ["cli", "components", "contract", "lambda", "program", "runtime"]) {
  rmSync(path.join(out, folder), { recursive: true, force: true });
}
run("scripts/build-kernel.mjs");
run(
  createRequire(import.meta.url).resolve("typescript/bin/tsc"),
  "-p",
  "tsconfig.build.json",
  "--outDir",
  out,
);
run("scripts/build-cli.mjs", "--out", path.join(out, "cli"));
run("scripts/build-bundles.mjs", "--out", path.join(out, "lambda"));

function run(...args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
