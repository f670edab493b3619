import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { median } from "./measure";
import type { Row } from "./report";

/** Speed of the Pulumi half: the program's start, and how an installation grows. Ratios within one run. */
export function componentBench(runs: number): Row[] {
  return [startOfProgram(runs), growthOfVendor(runs)];
}

/** `pulumi` loads the program with ts-node; so does the comparison, which loads what the program cannot do without. */
function startOfProgram(runs: number): Row {
  const modules = importedPackages();
  const own = `require(${JSON.stringify(path.resolve("index.ts"))});`;
  const packages = modules.map((name) => `require(${JSON.stringify(name)});`).join("");
  const ratio = medianRatio(
    runs,
    () => loadTime(own),
    () => loadTime(packages),
  );
  return {
    text: `| start of the program to import of Pulumi and ${String(modules.length - 1)} parts of its AWS package | ${ratio.toFixed(2)} | at most 2 |`,
    met: ratio <= 2,
    goal: "start of the program",
  };
}

/** Five times the trails, at most six times the time: nothing is done once for each pair of them. */
function growthOfVendor(runs: number): Row {
  const ratio = medianRatio(
    runs,
    () => registrationTime(500),
    () => registrationTime(100),
  );
  return {
    text: `| vendor with 500 registered trails to one with 100 | ${ratio.toFixed(2)} | at most 6 |`,
    met: ratio <= 6,
    goal: "500 registered trails",
  };
}

/** Packages that the program loads, by the names that it imports them by; types cost nothing. */
function importedPackages(): string[] {
  const sources = ["index.ts", "config.ts", ...globSync(["program/**/*.ts", "components/**/*.ts"])];
  const names = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^(?:import|\}) (?!type )[^;]*?from "(@pulumi\/[^"]+)";/gm)].map(
      ([, name]) => name ?? "",
    ),
  );
  return [...new Set(names)].sort();
}

function loadTime(statements: string): number {
  // Time of the processor, which a busy machine changes less than that of the clock.
  const script = `require("ts-node").register({ transpileOnly: true }); const before = process.cpuUsage(); ${statements} const { user, system } = process.cpuUsage(before); process.stdout.write(String(user + system)); process.exit(0);`;
  return Number(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
}

function registrationTime(trails: number): number {
  const script = path.join(__dirname, "components-trails.ts");
  const args = ["--no-install", "tsx", script, String(trails)];
  // Warnings of the components are no figures.
  return Number(execFileSync("npx", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

/** One after the other in each round, so that a busy machine slows both. */
function medianRatio(runs: number, one: () => number, other: () => number): number {
  return median(Array.from({ length: runs }, () => one() / other()));
}
