import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { buildCli } from "../support/cli/built";
import type { BuiltCli } from "../support/cli/built";
import { testFolder } from "../support/cli/folder";
import type { TestFolder } from "../support/cli/folder";
import { changeRecord, trailFile, trailJson } from "../support/cli/records";
import { jsonLinesOf, linesOf, run } from "../support/cli/run";

const one = (number: number) => trailFile([changeRecord(number)]);

let cli: BuiltCli;
let folder: TestFolder;
beforeAll(async () => {
  cli = await buildCli();
  folder = testFolder({
    "AWSLogs/b/2.json.gz": one(2),
    "AWSLogs/b/10.json.gz": one(10),
    "AWSLogs/a/1.json": trailJson([changeRecord(1)]),
    "AWSLogs/a/c.gz": one(3),
    "AWSLogs/a/notes.txt": "not read in a folder",
    "AWSLogs/.hidden/x.json": trailJson([changeRecord(9)]),
    "odd [1]*.json": trailJson([changeRecord(4)]),
    "no-extension": one(5),
    "gz-that-is-plain.json.gz": trailJson([changeRecord(6)]),
    "bad/not-cloudtrail.json": '{"version":1}',
    "bad/not-json.json": "hello",
    "empty-folder/readme.txt": "nothing here",
  });
  symlinkSync("..", join(folder.path, "AWSLogs/a/loop"));
  symlinkSync("a/1.json", join(folder.path, "AWSLogs/again.json"));
  symlinkSync("gone.json", join(folder.path, "bad/dangling.json"));
});
afterAll(() => {
  cli?.remove();
  folder?.remove();
});

async function filesRead(args: string[]) {
  const { status, stdout, stderr } = await run(cli.main, ["explain", "--json", ...args], {
    cwd: folder.path,
  });
  return { status, stderr, files: jsonLinesOf<{ file: string }>(stdout).map(({ file }) => file) };
}

test("a folder is read to its depth, in the order of names, each file once, links and all", async () => {
  expect(await filesRead(["AWSLogs"])).toEqual({
    status: 0,
    stderr: "",
    files: ["AWSLogs/a/1.json", "AWSLogs/a/c.gz", "AWSLogs/b/10.json.gz", "AWSLogs/b/2.json.gz"],
  });
});

test("arguments keep their order, and what is reached twice is read once", async () => {
  const { files } = await filesRead(["no-extension", "AWSLogs/b/2.json.gz", "./no-extension", "AWSLogs/b"]);
  expect(files).toEqual(["no-extension", "AWSLogs/b/2.json.gz", "AWSLogs/b/10.json.gz"]);
});

test.each([
  ["AWSLogs/**/*.gz", ["AWSLogs/a/c.gz", "AWSLogs/b/10.json.gz", "AWSLogs/b/2.json.gz"]],
  ["AWSLogs/{a,b}/{1,2}.json*", ["AWSLogs/a/1.json", "AWSLogs/b/2.json.gz"]],
  ["AWSLogs/[b]", ["AWSLogs/b/10.json.gz", "AWSLogs/b/2.json.gz"]],
])("the pattern %s", async (pattern, files) => {
  expect(await filesRead([pattern])).toEqual({ status: 0, stderr: "", files });
});

test("an absolute pattern gives absolute names", async () => {
  const { files } = await filesRead([join(folder.path, "AWSLogs/b/*")]);
  expect(files).toEqual(["10.json.gz", "2.json.gz"].map((name) => join(folder.path, "AWSLogs/b", name)));
});

test("a name that looks like a pattern but exists is that file; magic bytes decide, not the name", async () => {
  const { files, status } = await filesRead(["odd [1]*.json", "gz-that-is-plain.json.gz"]);
  expect({ files, status }).toEqual({ files: ["odd [1]*.json", "gz-that-is-plain.json.gz"], status: 0 });
});

test("bad ones are named with the reason, the others go on, and the status is 1", async () => {
  const { status, stderr, files } = await filesRead([
    ...["missing.json", "nothing/*.gz", "bad", "empty-folder", "no-extension/below", "no-extension"],
  ]);
  expect(status).toBe(1);
  expect(files).toEqual(["no-extension"]);
  const named = linesOf(stderr).map((line) => /^cloudtrail-changes: (.+?): (.+)$/.exec(line)?.slice(1));
  expect(named).toEqual([
    ["missing.json", "no such file or folder"],
    ["nothing/*.gz", "the pattern matches no file"],
    ["bad/dangling.json", "no such file or folder"],
    ["empty-folder", "the folder holds no trail file (*.json, *.json.gz, *.gz)"],
    ["no-extension/below", "a part of the path is not a folder"],
    ["bad/not-cloudtrail.json", expect.stringMatching(/^no-records: /)],
    ["bad/not-json.json", expect.stringMatching(/^not-json: /)],
  ]);
});

test("the same files and reasons with replay", async () => {
  const { status, stdout, stderr } = await run(
    cli.main,
    ["replay", "--dry-run", "--summary", "bad", "AWSLogs", "missing.json"],
    { cwd: folder.path },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/bad\/not-json\.json: [^]*missing\.json: no such file|missing\.json: no such file/);
  expect(JSON.parse(stdout)).toMatchObject({
    files: 6,
    damagedFiles: 2,
    failedFiles: 2,
    records: 4,
    changes: 4,
  });
});
