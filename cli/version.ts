import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of the package this file belongs to, whether it runs from `cli/` or from `dist/cli/`. */
export function packageVersion(): string {
  for (const place of ["..", "../.."]) {
    try {
      const text = readFileSync(join(__dirname, place, "package.json"), "utf8");
      const { name, version } = JSON.parse(text) as { name?: string; version?: string };
      if (name === "cloudtrail-changes" && version) return version;
    } catch {
      // Not in this place.
    }
  }
  return "unknown";
}
