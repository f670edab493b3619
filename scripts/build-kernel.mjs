// Compiles runtime/cloudtrail/scan/assembly/ to WebAssembly and wraps it as the module kernel.wasm.ts, a
// base64 string, so that jest, tsx, tsc's output and the bundles load it without a file path.
// Does nothing when the module was made from the same source, flags and compiler.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../runtime/cloudtrail/scan");
const moduleFile = join(folder, "kernel.wasm.ts");
const compilerVersion = JSON.parse(
  readFileSync(join(folder, "../../../node_modules/assemblyscript/package.json"), "utf8"),
).version;
const flags = [
  ...["--runtime", "stub"],
  ...["--enable", "simd"],
  ...["--initialMemory", "224"],
  ...["--maximumMemory", "224"],
  ...["--memoryBase", "128"],
  ...["-O3", "--noAssert", "--use", "abort="],
];

const sources = new Map(
  readdirSync(join(folder, "assembly"))
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => [name, readFileSync(join(folder, "assembly", name), "utf8")]),
);
const stamp = `// ${createHash("sha256")
  .update([compilerVersion, ...flags, ...sources.values()].join("\0"))
  .digest("hex")}`;

if (existing().split("\n", 1)[0] !== stamp) {
  const binary = await compile();
  const temporary = `${moduleFile}.${process.pid}`;
  writeFileSync(
    temporary,
    `${stamp}\n/** assembly/, compiled by scripts/build-kernel.mjs. */\n` +
      `export const KERNEL_BASE64 =\n  "${Buffer.from(binary).toString("base64")}";\n`,
  );
  renameSync(temporary, moduleFile);
  console.log(`kernel.wasm.ts: ${binary.length} bytes of WebAssembly`);
}

function existing() {
  try {
    return readFileSync(moduleFile, "utf8");
  } catch {
    return "";
  }
}

async function compile() {
  const { default: asc } = await import("assemblyscript/asc");
  let binary;
  const { error, stderr } = await asc.main(["kernel.ts", "--outFile", "kernel.wasm", ...flags], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (name, contents) => {
      if (name === "kernel.wasm") binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`The kernel does not compile: ${error.message}\n${stderr.toString()}`);
  return binary;
}
