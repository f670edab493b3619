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
  if (functionName === "(idle)") return "waiting for inflate";
  if (functionName === "(garbage collector)") return "garbage collection";
  if (url.startsWith("wasm:")) return "scan: kernel";
  if (functionName === "parseJson") return "JSON.parse of possible changes";
  if (url.includes("/runtime/cloudtrail/")) return "scan: around the kernel";
  if (
    /\/runtime\/changes\/(?:decide|default-rules|event-|memoize|drop-reasons|read-names|.*-events|own-role|filter-matcher)/.test(
      url,
    )
  )
    return "decide";
  if (/\/runtime\/changes\/(?:redact|hints|shapes|secret)/.test(url)) return "redact";
  if (url.includes("/runtime/changes/")) return "normalise, classify";
  if (url.includes("/methods/")) return "bodies: JSON.stringify";
  if (url.includes("zlib") || url.includes("stream")) return "streams";
  return "start of the process, other";
}
