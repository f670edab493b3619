import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { globSync } from "tinyglobby";

const ROOT = resolve(__dirname, "../../..");

/** The command line as it is laid out in the package, transpiled (in a blink, unlike a whole build). */
export interface BuiltCli {
  main: string;
  remove(): void;
}

export async function buildCli(): Promise<BuiltCli> {
  mkdirSync(join(ROOT, ".tmp"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".tmp/cli-"));
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  await build({
    absWorkingDir: ROOT,
    entryPoints: globSync(["cli/**/*.ts", "runtime/**/*.ts", "contract/**/*.ts"], {
      cwd: ROOT,
      ignore: ["**/assembly/**"],
    }),
    outbase: ".",
    outdir: join(folder, "dist"),
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  return {
    main: join(folder, "dist/cli/main.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
