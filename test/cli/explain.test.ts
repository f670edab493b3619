import { spawnSync } from "node:child_process";
import { buildCli } from "../support/cli/built";
import type { BuiltCli } from "../support/cli/built";
import { testFolder } from "../support/cli/folder";
import type { TestFolder } from "../support/cli/folder";
import {
  changeRecord,
  changeRecords,
  failedRecord,
  readRecord,
  trailFile,
  trailJson,
} from "../support/cli/records";
import { ended, jsonLinesOf, linesOf, run, start } from "../support/cli/run";

let cli: BuiltCli;
let folder: TestFolder;
beforeAll(async () => {
  cli = await buildCli();
  folder = testFolder({
    "day.json.gz": trailFile([changeRecord(1), readRecord(2), failedRecord(3), readRecord(4)]),
  });
});
afterAll(() => {
  cli?.remove();
  folder?.remove();
});

const explain = (args: string[], options = {}) =>
  run(cli.main, ["explain", ...args], { cwd: folder.path, ...options });

describe("--json", () => {
  test("is exactly one line a record, with these keys in this order", async () => {
    const { status, stdout, stderr } = await explain(["--json", "day.json.gz"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const lines = jsonLinesOf(stdout);
    expect(lines[0]).toEqual({
      file: "day.json.gz",
      index: 0,
      eventID: "00000000-0000-4000-8000-000000000001",
      eventSource: "ec2.amazonaws.com",
      eventName: "AuthorizeSecurityGroupIngress",
      decision: "keep",
      reason: "change",
      rule: expect.any(String) as string,
    });
    const keys = ["file", "index", "eventID", "eventSource", "eventName", "decision", "reason", "rule"];
    expect(lines.map((line) => Object.keys(line))).toEqual([keys, keys, keys, keys]);
    expect(lines.map(({ index, decision, reason }) => [index, decision, reason])).toEqual([
      [0, "keep", "change"],
      [1, "drop", "read-only"],
      [2, "drop", "error"],
      [3, "drop", "read-only"],
    ]);
  });

  test("gives null for what a record lacks or has of another type", async () => {
    const record = changeRecord(1, { eventID: 7, eventSource: null, eventName: undefined });
    const { stdout } = await explain(["--json"], { input: trailJson([record]) });
    expect(jsonLinesOf(stdout)).toEqual([
      expect.objectContaining({ file: "-", eventID: null, eventSource: null, eventName: null }),
    ]);
  });

  test("damaged entries have a line as well, at their place", async () => {
    const records = [changeRecord(1), 17, changeRecord(2), null, null];
    const { status, stdout, stderr } = await explain(["--json"], { input: trailFile(records) });
    const lines = jsonLinesOf(stdout);
    expect(lines.map(({ index, decision, reason }) => [index, decision, reason])).toEqual([
      [0, "keep", "change"],
      [1, "drop", "not-a-record"],
      [2, "keep", "change"],
      [3, "drop", "not-a-record"],
      [4, "drop", "not-a-record"],
    ]);
    expect(lines[1]).toMatchObject({ eventID: null, eventSource: null, eventName: null });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^cloudtrail-changes: -: not-a-record: /);
  });

  test("several kinds of damage are counted each, as replay counts them", async () => {
    const whole = trailJson([changeRecord(1), 17, { a: "b" }, null, changeRecord(2)]);
    const input = whole.replace('{"a":"b"}', '{"a":b}').slice(0, -20);
    const { stdout } = await explain(["--json"], { input });
    const replay = await run(cli.main, ["replay", "--dry-run", "--summary", "-"], { input });
    const { records, drops } = JSON.parse(replay.stdout) as {
      records: number;
      drops: Record<string, number>;
    };
    const reasons = jsonLinesOf<{ reason: string }>(stdout).map(({ reason }) => reason);
    expect(reasons).toHaveLength(records);
    expect(drops).toEqual({ "not-a-record": 2, "malformed-record": 1, truncated: 1 });
    for (const [reason, count] of Object.entries(drops)) {
      expect(reasons.filter((one) => one === reason)).toHaveLength(count);
    }
  });

  test("never holds a character that a terminal obeys", async () => {
    const record = changeRecord(1, { eventName: "\u001b[31m\u009b31mRun\u2028\u007f" });
    const { stdout } = await explain(["--json"], { input: trailJson([record]) });
    expect(stdout).toContain('"\\u001b[31m\\u009b31mRun\\u2028\\u007f"');
    expect(jsonLinesOf(stdout)[0]?.eventName).toBe(record.eventName);
  });
});

describe("for people", () => {
  test("one aligned line a record and a closing account", async () => {
    const { status, stdout } = await explain(["day.json.gz"]);
    expect(status).toBe(0);
    const lines = linesOf(stdout);
    expect(lines[0]).toMatch(
      /^2025-11-03T10:15:30Z {2}ec2 +AuthorizeSecurityGroupIngress +alice +keep {2}change$/,
    );
    expect(lines[1]).toMatch(/DescribeInstances +alice +drop {2}read-only$/);
    const places = lines.slice(0, 4).map((line) => line.search(/ {2}(keep|drop) {2}/));
    expect(new Set(places).size).toBe(1);
    expect(lines.slice(4)).toEqual([
      "",
      "1 file: 4 records = 1 change + 3 drops",
      "  2  read-only",
      "  1  error",
    ]);
  });

  test("several files stand under their names", async () => {
    folder.write("two/a.json", trailJson([changeRecord(1)]));
    folder.write("two/b.json.gz", trailFile([readRecord(2)]));
    const { stdout } = await explain(["two"]);
    expect(linesOf(stdout).filter((line) => line.startsWith("two/"))).toEqual([
      "two/a.json",
      "two/b.json.gz",
    ]);
    expect(stdout).toContain("2 files: 2 records = 1 change + 1 drop");
  });

  test("a stranger's names cannot steer the terminal and are cut", async () => {
    const record = changeRecord(1, {
      eventName: "\u001b[2J\u001b]0;title\u0007\u202eRun",
      eventSource: "x".repeat(1_000_000),
      userIdentity: {
        type: "IAMUser",
        userName: "名前が長い利用者の名前が長い利用者の名前",
        arn: "\u009b1m",
      },
    });
    const { stdout } = await explain([], { input: trailJson([record, changeRecord(2)]) });
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const [strange = "", plain = ""] = linesOf(stdout);
    expect(strange).toContain("\\u001b[2J\\u001b]0;title");
    expect(strange).toContain("xxx…");
    expect(strange.length).toBeLessThan(plain.length + 20);
  });

  test("names of files and messages cannot either", async () => {
    const { stderr, status } = await explain(["no\u001b[31m.json"]);
    expect(status).toBe(1);
    expect(stderr).toBe("cloudtrail-changes: no\\u001b[31m.json: no such file or folder\n");
  });

  test("colour: none in a pipe, FORCE_COLOR turns it on, NO_COLOR wins", async () => {
    const escape = "\u001b[";
    const coloured = async (env: Record<string, string>) =>
      (await explain(["day.json.gz"], { env })).stdout.includes(escape);
    expect(await coloured({})).toBe(false);
    expect(await coloured({ CI: "true" })).toBe(false);
    expect(await coloured({ FORCE_COLOR: "1" })).toBe(true);
    expect(await coloured({ FORCE_COLOR: "0" })).toBe(false);
    expect(await coloured({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
  });
});

describe("rules", () => {
  test("exclude and include decide, reads included", async () => {
    folder.write(
      "rules.json",
      JSON.stringify({
        exclude: [{ id: "no-alice", principal: "alice" }],
        include: [{ id: "reads", name: "Describe*" }],
      }),
    );
    const { stdout } = await explain(["--json", "--rules", "rules.json", "day.json.gz"]);
    expect(jsonLinesOf(stdout).map(({ decision, reason, rule }) => [decision, reason, rule])).toEqual([
      ["drop", "excluded", "no-alice"],
      ["keep", "included", "reads"],
      ["drop", "error", expect.any(String)],
      ["keep", "included", "reads"],
    ]);
  });
});

describe("pipes", () => {
  test.each([[[]], [["-"]], [["-", "-"]]])("%j reads stdin once", async (args) => {
    const { status, stdout } = await explain(["--json", ...args], { input: trailFile(changeRecords(3)) });
    expect(status).toBe(0);
    expect(jsonLinesOf(stdout).map(({ file, index }) => [file, index])).toEqual([
      ["-", 0],
      ["-", 1],
      ["-", 2],
    ]);
  });

  test("an empty stdin is named", async () => {
    const { status, stderr, stdout } = await explain(["--json"]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^cloudtrail-changes: -: empty-file: .*\n$/);
  });

  test("a truncated stdin still gives its whole records", async () => {
    const whole = trailJson(changeRecords(50));
    const { status, stdout, stderr } = await explain(["--json"], { input: whole.slice(0, -300) });
    expect(status).toBe(1);
    const kept = jsonLinesOf(stdout).filter(({ decision }) => decision === "keep");
    expect(kept).toHaveLength(49);
    expect(stderr).toMatch(/^cloudtrail-changes: -: truncated: /);
  });

  test("a reader that goes away ends it quietly", async () => {
    folder.write("big.json", trailJson(changeRecords(20_000)));
    const child = start(cli.main, ["explain", "big.json"], { cwd: folder.path });
    let stderr = "";
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    const [status, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      child.on("close", (...how) => resolve(how));
    });
    expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: "" });
  });

  test("a full disk behind stdout is named", async () => {
    const command = `"${process.execPath}" "${cli.main}" explain --json day.json.gz > /dev/full`;
    const shell = spawnSync("sh", ["-c", command], { cwd: folder.path, encoding: "utf8" });
    expect(shell.status).toBe(1);
    expect(shell.stderr).toMatch(/^cloudtrail-changes: cannot write the output: .*ENOSPC/);
  });

  test("a named pipe is read", async () => {
    const command = `mkfifo pipe && { cat day.json.gz > pipe & } && "${process.execPath}" "${cli.main}" explain pipe`;
    const shell = spawnSync("sh", ["-c", command], { cwd: folder.path, encoding: "utf8" });
    expect(shell.stderr).toBe("");
    expect(shell.stdout).toContain("1 file: 4 records = 1 change + 3 drops");
  });

  test("Ctrl-C ends with 130", async () => {
    const child = start(cli.main, ["explain", "day.json.gz", "-"], { cwd: folder.path, keepOpen: true });
    child.stdout.once("data", () => child.kill("SIGINT"));
    const { status, signal, stderr } = await ended(child);
    expect({ status, signal, stderr }).toEqual({ status: 130, signal: undefined, stderr: "" });
  });
});
