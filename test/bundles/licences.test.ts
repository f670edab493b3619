import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildBundles, type Bundles } from "../support/processing/deployed";

// What the functions contain of others is shipped with its licence, and none of it asks more than that.

let bundles: Bundles;
let notice: string;

beforeAll(() => {
  bundles = buildBundles();
  notice = readFileSync(path.join(bundles.folder, "THIRD-PARTY-LICENSES.txt"), "utf8");
}, 60_000);
afterAll(() => bundles.remove());

/** Folders of packages that esbuild took something from, read from what it says of a bundle. */
function foldersIn(name: string): string[] {
  const meta = JSON.parse(readFileSync(path.join(bundles.meta, `${name}.json`), "utf8")) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  const files = Object.values(meta.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
  );
  return [...new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))];
}

/** The lists of what each bundle holds, and the licences, each with the packages above it. */
function partsOf(text: string) {
  const [lists = "", ...rest] = text.split(/^-{80}$/m);
  const licences = rest.flatMap((heads, at) =>
    at % 2 === 0 ? [{ packages: heads.trim().split("\n"), text: (rest[at + 1] ?? "").trim() }] : [],
  );
  return { lists, licences };
}

test.each(["notifier", "processor", "publisher"])(
  "%s: every package is listed, with its licence's text",
  (name) => {
    const { lists, licences } = partsOf(notice);
    const list = lists.split(`${name}.mjs holds code of\n`)[1]?.split("\n\n")[0]?.split("\n") ?? [];
    const folders = foldersIn(name);
    expect(folders.length).toBeGreaterThan(5);
    for (const folder of folders) {
      const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Record<
        string,
        string
      >;
      const label = `${manifest.name} ${manifest.version}`;
      expect(list).toContain(`  ${label}`);
      const licence = licences.find(({ packages }) => packages.includes(`${label} (${manifest.license})`));
      expect(licence?.text).toMatch(
        /Apache License|Permission (is hereby granted|to use)|Redistribution and use/,
      );
    }
    expect(list).toHaveLength(folders.length);
  },
);

test("no licence is a copyleft", () => {
  const names = partsOf(notice).licences.flatMap(({ packages }) => packages);
  const others = names.filter((name) => !/\((0BSD|Apache-2\.0|BSD-[23]-Clause|ISC|MIT)\)$/.test(name));
  expect(others).toEqual([]);
  expect(notice).not.toMatch(/GNU (Affero|Lesser|General)|Mozilla Public/);
});

test("no path of the machine that built it is in it", () => {
  expect(notice).not.toContain(path.resolve(__dirname, "../.."));
});

test.each([
  [
    "AGPL-3.0-only",
    "LICENSE",
    "some 1.0.0 is under AGPL-3.0-only; code in a bundle must be under one of 0BSD,",
  ],
  ["MIT", "README", "some 1.0.0 has no licence text to be shipped with its code."],
])("a package under %s with a file %s ends the build", (license, file, message) => {
  const root = mkdtempSync(path.join(tmpdir(), "licences-"));
  const folder = path.join(root, "node_modules/some");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "some", version: "1.0.0", license }),
  );
  writeFileSync(path.join(folder, file), "A text.");
  const metafile = { outputs: { out: { inputs: { "node_modules/some/index.js": { bytesInOutput: 1 } } } } };
  const script = `import { licencesText } from ${JSON.stringify(path.resolve("scripts/bundles/licences.mjs"))};
    licencesText(${JSON.stringify({ "one.mjs": metafile })}, ${JSON.stringify(root)});`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  rmSync(root, { recursive: true });
  expect(status).not.toBe(0);
  expect(stderr).toContain(message);
});
