import { readChanges } from "../../runtime/trail-file-changes";
import { createDecider } from "../../runtime/changes/decide";
import { buildCli } from "../support/cli/built";
import type { BuiltCli } from "../support/cli/built";
import { testFolder } from "../support/cli/folder";
import type { TestFolder } from "../support/cli/folder";
import { changeRecord, changeRecords, failedRecord, readRecord, trailFile } from "../support/cli/records";
import { jsonLinesOf, linesOf, run } from "../support/cli/run";

const DAY = trailFile([changeRecord(1), readRecord(2), failedRecord(3), changeRecord(4), "no record"]);
const MORE = trailFile([...changeRecords(30, 10), readRecord(50)]);

let cli: BuiltCli;
let folder: TestFolder;
beforeAll(async () => {
  cli = await buildCli();
  folder = testFolder({ "day.json.gz": DAY, "more.json.gz": MORE });
});
afterAll(() => {
  cli?.remove();
  folder?.remove();
});

const dryRun = (args: string[], options = {}) =>
  run(cli.main, ["replay", "--dry-run", ...args], { cwd: folder.path, ...options });

test("--json prints the bodies as they would be posted, one a line", async () => {
  const { status, stdout, stderr } = await dryRun(["--json", "more.json.gz"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const bodies: string[] = [];
  async function* bytes() {
    yield MORE;
  }
  for await (const changes of readChanges(bytes, { decider: createDecider() })) {
    bodies.push(...changes.map((change) => JSON.stringify(change)));
  }
  expect(bodies).toHaveLength(30);
  expect(linesOf(stdout)).toEqual(bodies);
});

test("--summary holds the counters, and they are those of explain", async () => {
  const { stdout, status } = await dryRun(["--summary", "day.json.gz", "more.json.gz"]);
  expect(status).toBe(1); // for the entry that is no record
  expect(linesOf(stdout)).toHaveLength(1);
  const summary = JSON.parse(stdout) as Record<string, number> & { drops: Record<string, number> };
  const explained = await run(cli.main, ["explain", "--json", "day.json.gz", "more.json.gz"], {
    cwd: folder.path,
  });
  const entries = jsonLinesOf<{ decision: string; reason: string }>(explained.stdout);
  const drops: Record<string, number> = {};
  for (const { reason } of entries.filter(({ decision }) => decision === "drop")) {
    drops[reason] = (drops[reason] ?? 0) + 1;
  }
  expect(drops).toEqual({ "read-only": 2, error: 1, "not-a-record": 1 });
  expect(summary).toEqual({
    files: 2,
    damagedFiles: 1,
    failedFiles: 0,
    compressedBytes: DAY.length + MORE.length,
    bytes: expect.any(Number) as number,
    records: entries.length,
    changes: entries.filter(({ decision }) => decision === "keep").length,
    drops,
  });
  expect(summary.records).toBe(36);
  expect(summary.bytes).toBeGreaterThan(summary.compressedBytes ?? Infinity);
});

test("alone it is a short account for people", async () => {
  const { stdout, status } = await dryRun(["more.json.gz", "--changes-per-minute", "10"]);
  expect(status).toBe(0);
  expect(stdout).toBe(
    "1 file: 31 records = 30 changes + 1 drop\n  1  read-only\n" +
      "Posting them at 10 a minute would take about 3 min. Nothing was posted (--dry-run).\n",
  );
});

test("--rules change what would be posted", async () => {
  folder.write("rules.json", JSON.stringify({ include: [{ name: "Describe*" }] }));
  const { stdout } = await dryRun(["--summary", "--rules", "rules.json", "more.json.gz"]);
  expect(JSON.parse(stdout)).toMatchObject({ records: 31, changes: 31, drops: {} });
});

test("stdin may be replayed, and needs no keys and leaves no account", async () => {
  const { stdout, status } = await dryRun(["--json", "-"], { input: MORE });
  expect(status).toBe(0);
  expect(linesOf(stdout)).toHaveLength(30);
});
