// Compiles runtime/cloudtrail/scan/assembly/kernel.ts to WebAssembly and wraps it as the module kernel.wasm.ts, a
// base64 string, so that jest, tsx, tsc's output and the bundles load it without a file path.
// Does nothing when the module was made from the same source, flags and compiler.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../runtime/cloudtrail/scan");
const sourceFile = join(folder, "assembly/kernel.ts");
const moduleFile = join(folder, "kernel.wasm.ts");
const compilerVersion = JSON.parse(
  readFileSync(join(folder, "../../../node_modules/assemblyscript/package.json"), "utf8"),
).version;
const flags = [
  ...["--runtime", "stub"],
  ...["--enable", "simd"],
  ...["--initialMemory", "100"],
  ...["--maximumMemory", "100"],
  ...["--memoryBase", "128"],
  ...["-O3", "--noAssert", "--use", "abort="],
];

const source = readFileSync(sourceFile, "utf8");
const stamp = `// ${createHash("sha256")
  .update([compilerVersion, ...flags, source].join("\0"))
  .digest("hex")}`;

if (existing().split("\n", 1)[0] !== stamp) {
  const binary = await compile();
  const temporary = `${moduleFile}.${process.pid}`;
  writeFileSync(
    temporary,
    `${stamp}\n/** assembly/kernel.ts, compiled by scripts/build-kernel.mjs. */\n` +
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
    readFile: (name) => (name === "kernel.ts" ? source : null),
    writeFile: (name, contents) => {
      if (name === "kernel.wasm") binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`The kernel does not compile: ${error.message}\n${stderr.toString()}`);
  return binary;
}
