import { execFileSync } from "node:child_process";
import type { Outcome } from "./methods/outcome";

/** Figures of a method over one file: medians of its runs, the greatest memory. */
export interface Measured {
  wallSeconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
  outcome: Pick<Outcome, "changes" | "hash" | "bodyBytes">;
}

/**
 * Runs each script over the file in turn, `runs` times round, a process each, so that a machine whose speed drifts
 * treats all alike.
 */
export function measure(
  scripts: Record<string, string>,
  file: string,
  runs: number,
): Record<string, Measured> {
  const seen: Record<string, (Outcome & { wallSeconds: number })[]> = {};
  for (let run = 0; run < runs; run++) {
    for (const [method, script] of Object.entries(scripts)) (seen[method] ??= []).push(once(script, file));
  }
  return Object.fromEntries(Object.entries(seen).map(([method, all]) => [method, summary(all)]));
}

function once(script: string, file: string): Outcome & { wallSeconds: number } {
  const started = process.hrtime.bigint();
  const printed = execFileSync(process.execPath, [script, file], { encoding: "utf8", maxBuffer: 1e6 });
  const wallSeconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { ...(JSON.parse(printed) as Outcome), wallSeconds };
}

function summary(all: (Outcome & { wallSeconds: number })[]): Measured {
  const [first] = all;
  if (!first) throw new Error("no run");
  return {
    wallSeconds: median(all.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: median(all.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: Math.max(...all.map(({ peakMegabytes }) => peakMegabytes)),
    outcome: { changes: first.changes, hash: first.hash, bodyBytes: first.bodyBytes },
  };
}

export function median(values: number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
