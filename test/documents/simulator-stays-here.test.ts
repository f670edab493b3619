import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The IAM simulator is under the AGPL, so it is a tool of our tests and nothing else: it is in no dependency of the
 * package, in no file that is published, and in no code that a function, the command or a program of a user runs.
 */

const root = path.resolve(__dirname, "../..");
const FOREIGN = /@cloud-copilot\/|iam-simulate|Affero/;

interface Manifest {
  [group: string]: unknown;
  devDependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;

test("it is a development dependency and no other kind", () => {
  expect(Object.keys(manifest.devDependencies)).toContain("@cloud-copilot/iam-simulate");
  const others = Object.entries(manifest).filter(([group]) => group !== "devDependencies");
  expect(others.filter(([, value]) => FOREIGN.test(JSON.stringify(value)))).toEqual([]);
});

test("every package under the AGPL in the lock file is for development only", () => {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { license?: string; dev?: boolean }>;
  };
  const affero = Object.entries(lock.packages).filter(([, { license }]) => license?.includes("AGPL"));
  expect(affero.map(([name]) => name)).toContain("node_modules/@cloud-copilot/iam-simulate");
  expect(affero.filter(([, { dev }]) => dev !== true).map(([name]) => name)).toEqual([]);
});

test("no published file holds or names it", () => {
  const published = listPublished();
  expect(published).toContain("package.json");
  expect(published.filter((file) => FOREIGN.test(file) || /^(test|node_modules)\//.test(file))).toEqual([]);
  // The manifest names it among the development dependencies, which nobody installs with the package.
  const texts = published.filter((file) => file !== "package.json" && existsSync(path.join(root, file)));
  expect(texts.filter((file) => FOREIGN.test(readFileSync(path.join(root, file), "utf8")))).toEqual([]);
});

test("no function bundles it", async () => {
  const inputs = await inputsOf(entriesOf("runtime"), { packages: "bundle" });
  expect(inputs).toContain("runtime/processor.ts");
  expect(inputs.filter((file) => file.startsWith("node_modules/")).length).toBeGreaterThan(0);
  expect(inputs.filter((file) => FOREIGN.test(file))).toEqual([]);
}, 60_000);

test("no code outside the tests imports it", async () => {
  const entries = ["cli", "components", "components/documents", "contract", "local", "policy-pack", "."];
  const inputs = await inputsOf(entries.flatMap(entriesOf), { packages: "external" });
  expect(inputs).toEqual(expect.arrayContaining(["cli/main.ts", "components/documents/index.ts"]));
  expect(inputs.filter((file) => FOREIGN.test(file))).toEqual([]);
}, 60_000);

function listPublished(): string[] {
  const answer = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [pack] = JSON.parse(answer) as { files: { path: string }[] }[];
  return pack?.files.map((file) => file.path) ?? [];
}

/** TypeScript files of a folder, without those of its sub-folders. */
function entriesOf(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  const files = readdirSync(path.join(root, folder)).filter((file) => /(?<!\.d)\.ts$/.test(file));
  return files.map((file) => path.join(folder, file));
}

/** All that the entries import, directly or not: files, and with `external` the names of packages. */
async function inputsOf(
  entryPoints: string[],
  { packages }: { packages: "bundle" | "external" },
): Promise<string[]> {
  const { metafile } = await build({
    entryPoints,
    absWorkingDir: root,
    outdir: ".tmp/unwritten",
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node22",
    packages,
    metafile: true,
    logLevel: "silent",
  });
  return Object.entries(metafile.inputs).flatMap(([file, { imports }]) => [
    file,
    ...imports.filter(({ external }) => external === true).map((one) => one.path),
  ]);
}
