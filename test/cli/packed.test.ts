import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { testFolder } from "../support/cli/folder";
import { changeRecord, readRecord, trailFile } from "../support/cli/records";

const ROOT = resolve(__dirname, "../..");
const execute = promisify(execFile);

interface Manifest {
  name: string;
  version: string;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  scripts?: Record<string, string>;
}

/**
 * The command as users get it: built as for publishing, packed by npm, unpacked into an empty folder beside what
 * package.json names as its dependencies and nothing else. (Unpacked instead of installed, because that needs no
 * registry.)
 */
test("the packed tarball runs in an empty folder", async () => {
  const staging = testFolder();
  const empty = testFolder({ "a.json.gz": trailFile([changeRecord(1), readRecord(2)]) });
  try {
    const tarball = await pack(staging.path);
    const bin = await unpack(tarball, empty.path);
    const node = (args: string[]) => execute(bin, args, { cwd: empty.path, env: { PATH: process.env.PATH } });

    expect((await node(["--version"])).stdout).toBe(`${manifest().version}\n`);
    expect((await node(["explain", "a.json.gz"])).stdout).toContain("1 file: 2 records = 1 change + 1 drop");
    expect((await node(["explain", "--json", "*.gz"])).stdout.split("\n")).toHaveLength(3);
    const { stdout } = await node(["replay", "--dry-run", "--json", "a.json.gz"]);
    expect(JSON.parse(stdout)).toMatchObject({ status: "Done", summary: "AuthorizeSecurityGroupIngress" });
    await expect(node(["replay", "a.json.gz"])).rejects.toMatchObject({ code: 2 });
  } finally {
    staging.remove();
    empty.remove();
  }
}, 120_000);

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;
}

async function pack(folder: string): Promise<string> {
  await execute(process.execPath, [join(ROOT, "scripts/build-cli.mjs"), "--out", join(folder, "dist/cli")]);
  const withoutScripts = { ...manifest(), scripts: {} };
  writeFileSync(join(folder, "package.json"), JSON.stringify(withoutScripts));
  for (const name of ["LICENSE"]) cpSync(join(ROOT, name), join(folder, name));
  await execute("npm", ["pack", "--ignore-scripts", "--offline", "--loglevel=error"], { cwd: folder });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error("npm pack left no tarball");
  return join(folder, tarball);
}

/** Lays the package and its dependencies out as npm does, and returns the command. */
async function unpack(tarball: string, folder: string): Promise<string> {
  const { name, bin, dependencies } = manifest();
  const place = join(folder, "node_modules", name);
  mkdirSync(place, { recursive: true });
  await execute("tar", ["-xzf", tarball, "-C", place, "--strip-components=1"]);
  for (const dependency of Object.keys(dependencies)) {
    const link = join(folder, "node_modules", dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", dependency), link);
  }
  const [command = "", script = ""] = Object.entries(bin)[0] ?? [];
  const main = join(place, script);
  chmodSync(main, 0o755);
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(main, join(folder, "node_modules/.bin", command));
  return join(folder, "node_modules/.bin", command);
}
