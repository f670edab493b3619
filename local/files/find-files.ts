import { stat } from "node:fs/promises";
import { relative } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";

export interface FoundFiles {
  paths: string[];
  /** What was named and cannot be used, one sentence each. */
  problems: string[];
}

/** The files behind the names of a command line: paths, folders (all `.json` and `.json.gz` in them) and globs. */
export async function findFiles(names: string[]): Promise<FoundFiles> {
  const paths = new Set<string>();
  const problems: string[] = [];
  for (const name of names) {
    const found = await filesBehind(name);
    if (typeof found === "string") problems.push(found);
    else for (const path of found) paths.add(path);
  }
  return { paths: [...paths], problems };
}

/** The paths, or what is wrong. A path that exists is never read as a pattern. */
async function filesBehind(name: string): Promise<string[] | string> {
  const entry = await stat(name).catch(({ code }: NodeJS.ErrnoException) => code ?? "unknown");
  if (typeof entry !== "string") {
    if (entry.isFile()) return [name];
    if (!entry.isDirectory()) return `${name} is neither a file nor a folder.`;
    const inside = await matches(["**/*.json", "**/*.json.gz"], name);
    return inside.length > 0 ? inside : `The folder ${name} holds no .json or .json.gz file.`;
  }
  if (entry !== "ENOENT") return `${name} cannot be read (${entry}).`;
  if (!isDynamicPattern(name)) return `${name} does not exist.`;
  const matched = await matches([name], ".");
  return matched.length > 0 ? matched : `No file matches ${name}.`;
}

async function matches(patterns: string[], folder: string): Promise<string[]> {
  const paths = await glob(patterns, {
    cwd: folder,
    absolute: true,
    onlyFiles: true,
    expandDirectories: false,
  });
  return paths.map(shortPath).sort();
}

/** A path as people would type it: from here when it lies below, absolute otherwise. */
function shortPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith("..") ? path : fromHere;
}
