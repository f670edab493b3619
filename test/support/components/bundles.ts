import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { useBundlesOf } from "../../../components/support/bundle";

let folder: string | undefined;

/** Lets components find bundles without a build: empty ones, for nothing runs them here. */
export function useEmptyBundles(): void {
  if (folder === undefined) {
    folder = mkdtempSync(path.join(tmpdir(), "bundles-"));
    for (const name of ["processor", "publisher", "notifier"]) {
      writeFileSync(path.join(folder, `${name}.mjs`), "export function handler() {}\n");
    }
  }
  useBundlesOf(folder);
}
