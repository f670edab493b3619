import { readdirSync, statSync } from "node:fs";
import path from "node:path";

const SOURCES = ["config.ts", "program", "components", "contract"];

/**
 * The program below a checkout's root: as the build left it in `dist`, which starts several times sooner than
 * compiling more than a hundred files for each run; from source when there is no build, or when a source is newer.
 */
export function programFile(root: string): string {
  const compiled = path.join(root, "dist", "program", "main.js");
  const built = writtenAt(compiled);
  const newest = Math.max(...SOURCES.map((source) => newestIn(path.join(root, source))));
  return built > newest ? compiled : path.join(root, "program", "main");
}

/** A folder's own time tells of files that were removed. */
function newestIn(fileOrFolder: string): number {
  const stats = statSync(fileOrFolder);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(fileOrFolder).map((name) => newestIn(path.join(fileOrFolder, name)));
  return Math.max(stats.mtimeMs, ...inside);
}

/** 0 for a file that is not there. */
function writtenAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
