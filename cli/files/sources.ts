import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { isAbsolute } from "node:path";
import type { OpenBytes } from "../../runtime/cloudtrail/trail-file";
import type { Problems } from "../output/problems";
import { reasonOf } from "./errors";
import { filesUnder } from "./folder";
import { keptStream } from "./kept-stream";

/** One trail file to read, by the name the user knows it by. */
export interface Source {
  name: string;
  open: OpenBytes;
  /** Bytes on disk; absent for a pipe. */
  size?: number;
}

/** Bytes asked of the disk at once. */
const CHUNK = 1024 * 1024;

/**
 * The files that the arguments stand for, in the order of the arguments and within one by name. An argument is,
 * tried in this order: `-` (stdin), a path that exists (a folder stands for the trail files under it), a glob
 * pattern. A file that is reached twice is read once. What cannot be found is a problem; the others go on.
 */
export async function findSources(args: string[], problems: Problems): Promise<Source[]> {
  const found = new Map<string, Source>();
  for (const argument of args) {
    let count = 0;
    for await (const path of pathsOf(argument, problems)) {
      count += 1;
      const source = await sourceOf(path).catch((error) => problems.name(path, reasonOf(error)));
      if (source && !found.has(source.key)) found.set(source.key, source);
    }
    if (count === 0 && argument !== "-" && (await isFolder(argument))) {
      problems.name(argument, "the folder holds no trail file (*.json, *.json.gz, *.gz)");
    }
  }
  return [...found.values()];
}

type Paths = AsyncGenerator<string, void, void>;

async function* pathsOf(argument: string, problems: Problems): Paths {
  if (argument === "-") return yield argument;
  const stats = await stat(argument).catch((error: NodeJS.ErrnoException) => error);
  if (!(stats instanceof Error)) return yield* expand(argument, problems);
  if (stats.code !== "ENOENT" || !(await isPattern(argument))) {
    return problems.name(argument, reasonOf(stats));
  }
  const matches = await matchesOf(argument);
  if (matches.length === 0) problems.name(argument, "the pattern matches no file");
  for (const path of matches) yield* expand(path, problems);
}

async function* expand(path: string, problems: Problems): Paths {
  if (await isFolder(path)) yield* filesUnder(path, (name, message) => problems.name(name, message));
  else yield path;
}

/** A pattern may name folders too, as it could when a shell had expanded it. */
async function matchesOf(pattern: string): Promise<string[]> {
  const { glob } = await import("tinyglobby");
  const paths = await glob(pattern, {
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    followSymbolicLinks: false, // `**` goes through folders only, as in a shell, so links cannot lead in circles
    onlyFiles: false,
  });
  return paths.sort();
}

async function isPattern(text: string): Promise<boolean> {
  const { isDynamicPattern } = await import("tinyglobby");
  return isDynamicPattern(text);
}

async function sourceOf(path: string): Promise<Source & { key: string }> {
  if (path === "-") return { key: "-", name: "-", open: keptStream(() => process.stdin) };
  const stats = await stat(path);
  if (!stats.isFile()) return { key: path, name: path, open: keptStream(() => createReadStream(path)) };
  return {
    key: await realpath(path),
    name: path,
    open: () => createReadStream(path, { highWaterMark: CHUNK }),
    size: stats.size,
  };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
