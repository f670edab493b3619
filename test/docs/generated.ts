import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

/** The parts of a page that are made from code, by name: `<!-- generated: name -->` … `<!-- end of generated -->`. */
export function generatedParts(page: string): Record<string, string> {
  return Object.fromEntries(
    [...textOf(page).matchAll(PART)].map(([, , name = "", text = ""]) => [name, text.trim()]),
  );
}

/** Writes the parts anew; what stands around them stays. */
export function writeParts(page: string, parts: Record<string, string>): void {
  const written = textOf(page).replace(PART, (whole, start: string, name: string, _: string, end: string) =>
    parts[name] === undefined ? whole : `${start}\n\n${parts[name]}\n\n${end}`,
  );
  writeFileSync(path.join(ROOT, page), written);
}

/** A table as Prettier writes it, so that formatting a page changes nothing. */
export function table(head: string[], rows: string[][]): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")))];
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const shown = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [shown[0], rule, ...shown.slice(1)].join("\n");
}

export function textOf(page: string): string {
  return readFileSync(path.join(ROOT, page), "utf8");
}

/** As jest's own snapshots: written with -u. */
export function isUpdating(): boolean {
  const { snapshotState } = expect.getState() as { snapshotState?: { _updateSnapshot?: string } };
  return snapshotState?._updateSnapshot === "all";
}

const PART = /(<!-- generated: ([\w ,-]+) -->)([\s\S]*?)(<!-- end of generated -->)/g;
