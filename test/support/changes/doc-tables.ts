import { readFileSync } from "node:fs";

/** The rows of every table below the heading, cell by cell, without their header and ruler. */
export function docTable(file: string, heading: string): string[][] {
  const section = readFileSync(file, "utf8")
    .split(/^(?=## )/m)
    .find((part) => part.startsWith(`## ${heading}\n`));
  if (section === undefined) throw new Error(`${file} has no section "${heading}".`);
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map(cells);
}

function cells(line: string): string[] {
  return line
    .replace(/^\|\s*|\s*\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
