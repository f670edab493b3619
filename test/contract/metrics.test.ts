import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { METRICS } from "../../contract";

const runtime = join(__dirname, "../../runtime");
const source = readdirSync(runtime, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => readFileSync(join(runtime, path), "utf8"))
  .join("\n");

test.each(Object.keys(METRICS))("%s is written by a function", (name) => {
  expect(source).toContain(`"${name}"`);
});

test("functions write no metric that the contract does not know", () => {
  const written = [...source.matchAll(/metrics\.add\("(\w+)"/g)].map(([, name]) => name);
  expect(written.length).toBeGreaterThan(0);
  expect(Object.keys(METRICS)).toEqual(expect.arrayContaining(written));
});

test("every metric says what it means, each something else", () => {
  const meanings = Object.values(METRICS).map(({ means }) => means);
  for (const meaning of meanings) expect(meaning).toMatch(/^[A-Z].*\.$/);
  expect(new Set(meanings).size).toBe(meanings.length);
});
