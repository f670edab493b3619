// Bundles each function into one file: `node scripts/build-bundles.mjs [--out DIR] [--meta DIR]` writes
// <name>.mjs to the one (default dist/lambda), with the licences of what went into them, and to the other, when given,
// <name>.json: what that was.
import { build } from "esbuild";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { licencesText } from "./bundles/licences.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({
  options: { out: { type: "string", default: path.join(root, "dist", "lambda") }, meta: { type: "string" } },
});

const metafiles = {};
for (const name of ["processor", "publisher", "notifier"]) {
  const { metafile } = await build({
    entryPoints: [path.join(root, "runtime", `${name}.ts`)],
    outfile: path.join(path.resolve(values.out), `${name}.mjs`),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "esm",
    // The SDK's ESM side can be shaken, its CommonJS side cannot.
    mainFields: ["module", "main"],
    alias: {
      "@aws-sdk/credential-provider-node": path.join(root, "scripts/bundles/function-credentials.mjs"),
    },
    // Readable in the console and in stack traces; the functions are small either way.
    minify: false,
    sourcemap: false,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  metafiles[`${name}.mjs`] = metafile;
  if (values.meta !== undefined) {
    await mkdir(values.meta, { recursive: true });
    await writeFile(path.join(values.meta, `${name}.json`), JSON.stringify(metafile));
  }
}
await writeFile(
  path.join(path.resolve(values.out), "THIRD-PARTY-LICENSES.txt"),
  licencesText(metafiles, root),
);
