import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { validateFilter } from "../contract/filter-validation";

const readme = readFileSync("README.md", "utf8");
const written = readme.replaceAll(/<!-- generated: [\s\S]*?<!-- end of generated -->/g, "");
const blocks = [...written.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, language, text]) => ({
  language,
  text,
}));

test("the explanation that README shows is the one that the command prints", () => {
  const printed = execFileSync(
    process.execPath,
    ["--import", "tsx", "cli/main.ts", "explain", "examples/trail-files/afternoon.json"],
    { encoding: "utf8", env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined } },
  );
  expect(blocks.map(({ text }) => text)).toContain(printed);
});

test("the rules that README shows are valid", () => {
  const rules = blocks.filter(({ language }) => language === "json");
  expect(rules).toHaveLength(1);
  for (const { text } of rules) expect(() => validateFilter(JSON.parse(text ?? ""))).not.toThrow();
});

test("every file that README links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? "");
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});
