import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { median } from "./measure";
import type { Row } from "./report";

/** Importing a function's bundle, as a ratio to importing the SDK clients that it uses, bundled alike. */
export function coldImports(folder: string, runs: number): Row[] {
  return ["processor", "publisher"].map((name) => {
    const bundle = path.resolve("dist/lambda", `${name}.mjs`);
    if (!existsSync(bundle)) return { text: `| ${name} | not built: npm run build | |` };
    const clients = clientsOf(bundle);
    const alone = path.join(folder, `${name}-clients.mjs`);
    buildSync({
      stdin: {
        contents: clients
          .map((client) => `export * as ${client.replace(/\W/g, "_")} from "${client}";`)
          .join("\n"),
        resolveDir: process.cwd(),
      },
      outfile: alone,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node22",
      mainFields: ["module", "main"],
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      logLevel: "error",
    });
    const ratio = ratioOfImports(bundle, alone, runs);
    return {
      text: `| ${name} | ${ratio.toFixed(2)} | at most 1.3 |`,
      met: ratio <= 1.3,
      goal: `cold import of ${name}`,
    };
  });
}

/** The clients inside a bundle, by the names of the packages that esbuild notes in it. */
function clientsOf(bundle: string): string[] {
  const found = readFileSync(bundle, "utf8").matchAll(/^\/\/ node_modules\/(@aws-sdk\/client-[\w-]+)\//gm);
  return [...new Set([...found].map(([, client]) => client ?? ""))];
}

function ratioOfImports(bundle: string, alone: string, runs: number): number {
  const ratios: number[] = [];
  for (let run = 0; run < runs; run++) ratios.push(importTime(bundle) / importTime(alone));
  return median(ratios);
}

function importTime(file: string): number {
  const script = `const t = process.hrtime.bigint(); await import(${JSON.stringify(file)}); process.stdout.write(String(process.hrtime.bigint() - t)); process.exit(0);`;
  const env = { ...process.env, ...ENVIRONMENT };
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8", env }),
  );
}

/** What the functions read when they are imported; nothing is connected to. */
const ENVIRONMENT = {
  AWS_REGION: "eu-west-1",
  CLOUDTRAIL_CHANGES_INSTALLATION: "bench",
  CLOUDTRAIL_CHANGES_NOTICE_QUEUE_URL: "http://127.0.0.1:9/111122223333/notices",
  CLOUDTRAIL_CHANGES_PARKED_NOTICE_QUEUE_URL: "http://127.0.0.1:9/111122223333/parked-notices",
  CLOUDTRAIL_CHANGES_PARKED_QUEUE_URL: "http://127.0.0.1:9/111122223333/parked",
  CLOUDTRAIL_CHANGES_STATE_TABLE: "state",
};
