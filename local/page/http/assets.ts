import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The page's own files, as texts. */
export interface Assets {
  html: string;
  script: string;
  style: string;
}

const UI = join(__dirname, "../ui");

/** Bundles the page in memory. Throws when its source has a fault. */
export async function bundleAssets(): Promise<Assets> {
  const { build } = await import("esbuild");
  const bundle = async (entry: string) => {
    const { outputFiles } = await build({
      entryPoints: [join(UI, entry)],
      bundle: true,
      minify: true,
      write: false,
      outdir: UI,
      format: "iife",
      target: "es2022",
      jsx: "automatic",
      jsxImportSource: "preact",
      legalComments: "none",
      logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
  };
  const [html, script, style] = await Promise.all([
    readFile(join(UI, "index.html"), "utf8"),
    bundle("main.tsx"),
    bundle("styles.css"),
  ]);
  return { html, script, style };
}
