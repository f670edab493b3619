import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import index from "../../index";
import { programFile } from "../../program/compiled";

let root: string;
const SOURCES = ["config.ts", "program/main.ts", "components/customer/one.ts", "contract/one.ts"];
const SOURCE = "program/main";
const COMPILED = "dist/program/main.js";

const write = (file: string, seconds: number) => {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, "");
  utimesSync(full, seconds, seconds);
};
const found = () => path.relative(root, programFile(root));

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "program-"));
  for (const file of SOURCES) write(file, 1_000);
  for (const folder of ["program", "components/customer", "components", "contract"]) {
    utimesSync(path.join(root, folder), 1_000, 1_000);
  }
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test("without a build it is the source", () => {
  expect(found()).toBe(SOURCE);
});

test("a build that is newer than every source is taken", () => {
  write(COMPILED, 1_001);
  expect(found()).toBe(COMPILED);
});

test.each(SOURCES)("a change of %s after the build is not missed", (file) => {
  write(COMPILED, 1_001);
  write(file, 1_002);
  expect(found()).toBe(SOURCE);
});

test("nor is a source that is gone", () => {
  write(COMPILED, 1_001);
  rmSync(path.join(root, "components/customer/one.ts"));
  expect(found()).toBe(SOURCE);
});

test("a build of the same moment is not trusted", () => {
  write(COMPILED, 1_000);
  expect(found()).toBe(SOURCE);
});

test("index.ts exports the program", () => {
  expect(index).toEqual(expect.any(Function));
  expect(index).toHaveLength(0);
});
