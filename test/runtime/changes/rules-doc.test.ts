import { readFileSync } from "node:fs";
import { CLASSES } from "../../../contract/classes";
import { ORIGINS } from "../../../contract/origins";
import { PRESETS } from "../../../contract/presets";
import { DEFAULT_RULES } from "../../../runtime/changes/default-rules";
import { DROP_REASONS } from "../../../runtime/changes/drop-reasons";

const doc = readFileSync("docs/rules.md", "utf8");

function rowsBelow(heading: string): string[][] {
  const section = doc.split(`## ${heading}`)[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(" | ")
      .map((cell) => cell.trim()),
  );
}

test("docs/rules.md lists the default rules in their order, with what they drop as", () => {
  const listed = rowsBelow("The rules, in order").map(([id, drops]) => ({ id, drops }));
  const inCode = DEFAULT_RULES.map(({ id, drops }) => ({ id, drops }));
  expect(listed).toEqual([...inCode, { id: "own-role", drops: "own-role" }]);
});

test("docs/rules.md lists every reason code with its meaning", () => {
  expect(Object.fromEntries(rowsBelow("Reason codes"))).toEqual(DROP_REASONS);
});

test("docs/rules.md lists every class, origin and preset with its meaning", () => {
  expect(Object.fromEntries(rowsBelow("Classes"))).toEqual(CLASSES);
  expect(Object.fromEntries(rowsBelow("Origins"))).toEqual(ORIGINS);
  const means = Object.entries(PRESETS).map(([name, preset]) => [name, preset.means]);
  expect(Object.fromEntries(rowsBelow("Presets"))).toEqual(Object.fromEntries(means));
});
