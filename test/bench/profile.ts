import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where the main thread's time goes, in percent; inflating runs on another thread and shows as waiting. */
export function profile(script: string, file: string, folder: string): [part: string, percent: number][] {
  const place = mkdtempSync(path.join(folder, "profile-"));
  execFileSync(process.execPath, ["--cpu-prof", `--cpu-prof-dir=${place}`, script, file]);
  const [name = ""] = readdirSync(place);
  const taken = JSON.parse(readFileSync(path.join(place, name), "utf8")) as CpuProfile;
  const nodes = new Map(taken.nodes.map((node) => [node.id, node.callFrame]));
  const parts = new Map<string, number>();
  taken.samples.forEach((id, index) => {
    const part = partOf(nodes.get(id) ?? { functionName: "", url: "" });
    parts.set(part, (parts.get(part) ?? 0) + (taken.timeDeltas[index] ?? 0));
  });
  const total = [...parts.values()].reduce((sum, time) => sum + time, 0);
  return [...parts]
    .map(([part, time]): [string, number] => [part, (100 * time) / total])
    .sort((a, b) => b[1] - a[1]);
}

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Files are told apart by their path: the script is transpiled file by file, not bundled. */
function partOf({ functionName, url }: { functionName: string; url: string }): string {
  if (functionName === "(idle)") return "waiting for inflate or the file";
  if (functionName === "(garbage collector)") return "garbage collection";
  if (url.startsWith("wasm:")) return "kernel: finding, outlining, putting bodies together";
  return PARTS.find(([pattern]) => pattern.test(url))?.[1] ?? "start of the process, modules, other";
}

const PARTS: [RegExp, string][] = [
  [/\/scan\/(?:composer|outliner|settler|redactions)\./, "around the kernel: possible changes"],
  [/\/scan\/(?:inflate|source|content)\.|zlib|stream/, "streams, giving pieces to inflate"],
  [/\/scan\/window\./, "copying pieces to the kernel"],
  [/\/runtime\/cloudtrail\//, "around the kernel: every record"],
  [
    /\/runtime\/changes\/(?:decide|default-rules|event-|memoize|drop-reasons|read-names|.*-events|own-role|filter-matcher)/,
    "decide, for the first of its like",
  ],
  [/\/runtime\/changes\/(?:redact|hints|shapes|secret)/, "redact"],
  [/\/runtime\/changes\//, "bodies, for the first of their like and unusual ones"],
  [/\/methods\//, "hashing and counting the bodies"],
];
