import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "./errors";

/** Names that are read in a folder; a file named one by one may be called anything. */
const TRAIL_FILE_NAME = /\.(json|gz)$/i;

/**
 * The `.json`, `.json.gz` and `.gz` files under a folder, at any depth, in the order of their names (by code
 * unit, so that it is the same on every machine). Names that begin with a dot are left out. Symbolic links are
 * followed, each folder once. What cannot be read is reported and left out.
 */
export async function* filesUnder(
  folder: string,
  problem: (path: string, message: string) => void,
  seen = new Set<string>(),
): AsyncGenerator<string> {
  const names = await list(folder, seen).catch((error) => {
    problem(folder, reasonOf(error));
    return [];
  });
  for (const name of names) {
    const path = join(folder, name);
    const kind = await kindOf(path).catch((error) => problem(path, reasonOf(error)));
    if (kind === "folder") yield* filesUnder(path, problem, seen);
    else if (kind === "file" && TRAIL_FILE_NAME.test(name)) yield path;
  }
}

async function list(folder: string, seen: Set<string>): Promise<string[]> {
  const real = await realpath(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const names = await readdir(folder);
  return names.filter((name) => !name.startsWith(".")).sort();
}

async function kindOf(path: string): Promise<"folder" | "file" | "other"> {
  const stats = await stat(path);
  return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : "other";
}
