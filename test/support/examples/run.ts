import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import * as library from "../../../components";
import program from "../../../program/main";
import { record, type Run, type RunOptions } from "../components/monitor";
import { configText } from "../program/config";

export const EXAMPLES = path.join(__dirname, "../../../examples");

export function exampleFile(name: string, file: string): string {
  return readFileSync(path.join(EXAMPLES, name, file), "utf8");
}

/** What an example may import, by the names that users have. */
const PACKAGES: Record<string, unknown> = {
  "@pulumi/aws": aws,
  "@pulumi/pulumi": pulumi,
  "cloudtrail-changes": library,
  "cloudtrail-changes/program": program,
};

/**
 * Runs an example as a program of its own project, each time anew: its configuration is that of the file
 * Pulumi.dev.yaml, if there is one, and what the test gives.
 */
export function runExample(
  name: string,
  config: Record<string, unknown>,
  options: RunOptions = {},
): Promise<Run<Record<string, unknown>>> {
  const texts = Object.entries({ ...stackFile(name), ...config }).map(([key, value]) => [
    key.includes(":") ? key : `${name}:${key}`,
    configText(value),
  ]);
  return record(() => exportsOf(name), {
    project: name,
    stack: "dev",
    ...options,
    config: Object.fromEntries(texts) as Record<string, string>,
    secretKeys: [`${name}:integrationUrl`],
  });
}

function stackFile(name: string): Record<string, unknown> {
  try {
    return (parse(exampleFile(name, "Pulumi.dev.yaml")) as { config: Record<string, unknown> }).config;
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return {};
    throw error;
  }
}

/** As Pulumi's own runner does it: a program that exports a function is called. */
async function exportsOf(name: string): Promise<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(exampleFile(name, "index.ts"), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const module: { exports: unknown } = { exports: {} };
  const load = (wanted: string): unknown => {
    if (!(wanted in PACKAGES))
      throw new Error(`Example ${name} imports ${wanted}, which its package.json lacks.`);
    return PACKAGES[wanted];
  };
  // Not by node:vm: its objects would be those of another realm than the test's.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function("module", "exports", "require", outputText) as (...names: unknown[]) => void;
  run(module, module.exports, load);
  const { exports } = module;
  return (typeof exports === "function" ? await (exports as typeof program)() : exports) as Record<
    string,
    unknown
  >;
}
