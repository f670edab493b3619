import * as pulumi from "@pulumi/pulumi";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The function bundles that the package ships. */
export type BundleName = "processor" | "publisher" | "notifier";

/** Handler of each of them. */
export const BUNDLE_HANDLER = "index.handler";

/**
 * The code of a function: its one bundled file. An archive of named files is compared by content, so the same
 * bundle on another machine is no difference.
 * https://www.pulumi.com/docs/iac/concepts/assets-archives/
 */
export function bundledCode(name: BundleName): pulumi.asset.AssetArchive {
  const file = path.join(bundleFolder ?? path.join(packageRoot(__dirname), "dist", "lambda"), `${name}.mjs`);
  if (!existsSync(file)) {
    throw new pulumi.RunError(
      `The bundle of the ${name} is missing: ${file}. Run \`npm run build\` in the folder of cloudtrail-changes (an install with --ignore-scripts leaves it out).`,
    );
  }
  return new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.FileAsset(file) });
}

let bundleFolder: string | undefined;

/** Takes the bundles from another folder, as tests do; without one from the package itself again. */
export function useBundlesOf(folder: string | undefined): void {
  bundleFolder = folder;
}

/** Where our own package begins: components run from source beside it, and from `dist` when they are installed. */
function packageRoot(from: string): string {
  const manifest = path.join(from, "package.json");
  if (existsSync(manifest)) {
    const { name } = JSON.parse(readFileSync(manifest, "utf8")) as { name?: string };
    if (name === "cloudtrail-changes") return from;
  }
  const parent = path.dirname(from);
  if (parent === from) throw new pulumi.RunError(`No package.json of cloudtrail-changes above ${__dirname}.`);
  return packageRoot(parent);
}
