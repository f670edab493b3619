import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCli } from "../support/cli/built";
import type { BuiltCli } from "../support/cli/built";
import { testFolder } from "../support/cli/folder";
import type { TestFolder } from "../support/cli/folder";
import { changeRecords, readRecord, trailFile } from "../support/cli/records";
import { ended, run, start } from "../support/cli/run";
import { API_KEY, APP_KEY, startStandIn } from "../support/cli/stand-in";
import type { StandIn } from "../support/cli/stand-in";

const COUNT = 40;
const ACCOUNT = ".cloudtrail-changes-replay.jsonl";
const KEYS = { BIGPANDA_API_KEY: API_KEY, BIGPANDA_APP_KEY: APP_KEY };
const records = changeRecords(COUNT);
const identifiers = records.map(({ eventID }) => eventID);

let cli: BuiltCli;
let folder: TestFolder;
let standIn: StandIn | undefined;
const outputs: string[] = [];
beforeAll(async () => {
  cli = await buildCli();
});
beforeEach(() => {
  folder = testFolder({ "day.json.gz": trailFile([...records, readRecord(999)]) });
});
afterEach(async () => {
  await standIn?.close();
  standIn = undefined;
  folder.remove();
});
afterAll(() => cli?.remove());

const argsFor = (endpoint: string, more: string[] = []) => [
  ...["replay", "day.json.gz", "--endpoint", endpoint, "--changes-per-minute", "60000"],
  ...more,
];

async function replay(endpoint: string, more: string[] = [], options = {}) {
  const result = await run(cli.main, argsFor(endpoint, more), { cwd: folder.path, env: KEYS, ...options });
  outputs.push(result.stdout, result.stderr);
  if (existsSync(join(folder.path, ACCOUNT))) outputs.push(readFileSync(join(folder.path, ACCOUNT), "utf8"));
  return result;
}

test("posts each change once, in order, as --dry-run --json shows it; a second run posts none", async () => {
  standIn = await startStandIn();
  const first = await replay(standIn.endpoint);
  expect(first.status).toBe(0);
  expect(standIn.accepted).toEqual(identifiers);
  const dry = await run(cli.main, ["replay", "--dry-run", "--json", "day.json.gz"], { cwd: folder.path });
  expect(standIn.bodies.join("\n") + "\n").toBe(dry.stdout);
  expect(first.stderr).toMatch(
    /^40 changes to post to http:\/\/127\.0\.0\.1:\d+\/data\/changes at 60000 a minute/,
  );
  expect(first.stdout).toMatch(
    /^1 file: 41 records = 40 changes \+ 1 drop\n {2}1 {2}read-only\nPublished 40 changes/,
  );

  const second = await replay(standIn.endpoint, ["--summary"]);
  expect(second.status).toBe(0);
  expect(JSON.parse(second.stdout)).toMatchObject({
    ...{ records: 41, changes: 40, published: 0, publishedBefore: 40, notPublished: 0, stopped: null },
  });
  expect(standIn.calls).toBe(COUNT);
});

test("after SIGKILL in the middle a second run posts the rest, at most the one under way twice", async () => {
  const running: { child?: ReturnType<typeof start> } = {};
  standIn = await startStandIn((call) => {
    if (call === 15) running.child?.kill("SIGKILL");
    return undefined;
  });
  running.child = start(cli.main, argsFor(standIn.endpoint), { cwd: folder.path, env: KEYS });
  expect((await ended(running.child)).signal).toBe("SIGKILL");
  expect(standIn.accepted.length).toBeLessThan(COUNT);

  const { status, stdout } = await replay(standIn.endpoint, ["--summary"]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ changes: COUNT });
  expect(new Set(standIn.accepted)).toEqual(new Set(identifiers));
  expect(standIn.accepted.length).toBeLessThanOrEqual(COUNT + 1);
});

test("Ctrl-C lets the post under way end, keeps the account and says how to go on", async () => {
  const running: { child?: ReturnType<typeof start> } = {};
  standIn = await startStandIn((call) => {
    if (call === 10) running.child?.kill("SIGINT");
    return undefined;
  });
  running.child = start(cli.main, argsFor(standIn.endpoint), { cwd: folder.path, env: KEYS });
  const { status, stdout } = await ended(running.child);
  expect(status).toBe(130);
  const accepted = standIn.accepted.length;
  expect(accepted).toBeLessThan(COUNT);
  expect(stdout).toContain(`Published ${accepted} changes`);
  expect(stdout).toMatch(
    /Stopped: ended by Ctrl-C\.\nWhat was accepted is noted in .*; the same command goes on/,
  );
  expect(existsSync(join(folder.path, `${ACCOUNT}.lock`))).toBe(false);

  await replay(standIn.endpoint);
  expect(standIn.accepted).toEqual(identifiers); // none twice
});

test("Ctrl-C ends a run that waits for more from a pipe", async () => {
  standIn = await startStandIn();
  const args = ["replay", "-", "--endpoint", standIn.endpoint];
  const child = start(cli.main, args, { cwd: folder.path, env: KEYS, keepOpen: true });
  child.stderr.once("data", () => child.kill("SIGINT"));
  const { status, stdout } = await ended(child);
  expect(status).toBe(130);
  expect(stdout).toMatch(/^Published 0 changes to .*\nStopped: ended by Ctrl-C/);
});

test("a refused change is named and the others go on; the next run tries it again", async () => {
  const refused = identifiers[3];
  let refuse = true;
  standIn = await startStandIn((_call, identifier) => {
    const body = `{"errors":["too strange \u001b[31m ${API_KEY}"]}`;
    return refuse && identifier === refused ? { status: 400, body } : undefined;
  });
  const { status, stdout, stderr } = await replay(standIn.endpoint);
  expect(status).toBe(1);
  expect(stderr).toContain(
    `change ${String(refused)} (AuthorizeSecurityGroupIngress): refused 400: {"errors":`,
  );
  expect(stdout).toContain("1 change not published, named above");
  expect(standIn.accepted).toHaveLength(COUNT - 1);

  refuse = false;
  expect((await replay(standIn.endpoint)).status).toBe(0);
  expect(standIn.accepted.slice(-1)).toEqual([refused]);
});

test("a wrong key stops the run at once and is never shown", async () => {
  standIn = await startStandIn();
  const env = { BIGPANDA_API_KEY: "wrong-key-1234", BIGPANDA_APP_KEY: APP_KEY };
  const { status, stdout, stderr } = await replay(standIn.endpoint, [], { env });
  expect(status).toBe(1);
  expect(standIn.calls).toBe(1);
  expect(stdout).toMatch(
    /Stopped: BigPanda refuses every change \(unauthorised 401\)\. Check BIGPANDA_API_KEY/,
  );
  expect(stdout + stderr).not.toContain("wrong-key-1234");
});

test("a throttled change is repeated when BigPanda asks for it", async () => {
  standIn = await startStandIn((call) =>
    call === 5 ? { status: 429, headers: { "retry-after": "0" } } : undefined,
  );
  const { status, stderr } = await replay(standIn.endpoint);
  expect(status).toBe(0);
  expect(standIn.accepted).toEqual(identifiers);
  expect(stderr).toMatch(/waiting \d s \(throttled 429\)/);
});

test("the weekly budget holds across runs", async () => {
  standIn = await startStandIn();
  const week = ["--changes-per-week", "25"];
  const first = await replay(standIn.endpoint, week);
  expect(first.status).toBe(1);
  expect(first.stdout).toMatch(
    /Stopped: the budget of 25 posts in 168 hours .* next post is possible at 2\d{3}-/,
  );
  expect(standIn.calls).toBe(25);
  await replay(standIn.endpoint, week);
  expect(standIn.calls).toBe(25);
  expect((await replay(standIn.endpoint)).status).toBe(0);
  expect(standIn.accepted).toEqual(identifiers);
});

test("a bad file among good ones is named, the others are posted", async () => {
  standIn = await startStandIn();
  folder.write("bad.json", '{"version":1}');
  const { status, stderr } = await replay(standIn.endpoint, ["bad.json", "gone.json"]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/gone\.json: no such file or folder/);
  expect(stderr).toMatch(/bad\.json: .*no-records/);
  expect(standIn.accepted).toEqual(identifiers);
});

test("from a pipe, with an account of another name", async () => {
  standIn = await startStandIn();
  const args = ["replay", "-", "--endpoint", standIn.endpoint, "--account", "mine.jsonl"];
  const paced = [...args, "--changes-per-minute", "60000"];
  const options = { cwd: folder.path, env: KEYS, input: trailFile(records) };
  const { status, stderr } = await run(cli.main, paced, options);
  expect({ status, accepted: standIn.accepted }).toEqual({ status: 0, accepted: identifiers });
  expect(stderr).toMatch(/^Posting to http/);
  expect(existsSync(join(folder.path, "mine.jsonl"))).toBe(true);
});

test.each([
  ["a file that is something else", "day.json.gz", /account day.json.gz: is no account of a replay/],
  ["a folder that is not there", "none/x.jsonl", /account none\/x.jsonl: cannot be written: no such file/],
  ["a full disk", "full", /account full: cannot be written: no space left on the disk/],
])("an account that cannot be kept is refused before the first post: %s", async (_name, account, message) => {
  standIn = await startStandIn();
  symlinkSync("/dev/full", join(folder.path, "full"));
  const before = readFileSync(join(folder.path, "day.json.gz"));
  const { status, stderr } = await replay(standIn.endpoint, ["--account", account]);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(standIn.calls).toBe(0);
  expect(readFileSync(join(folder.path, "day.json.gz"))).toEqual(before);
});

test("two runs cannot share an account; a lock left behind is taken over", async () => {
  standIn = await startStandIn();
  writeFileSync(join(folder.path, `${ACCOUNT}.lock`), String(process.pid));
  const held = await replay(standIn.endpoint);
  expect(held.status).toBe(2);
  expect(held.stderr).toContain(`process ${process.pid} is posting with it`);
  expect(standIn.calls).toBe(0);
  writeFileSync(join(folder.path, `${ACCOUNT}.lock`), "2147483646");
  expect((await replay(standIn.endpoint)).status).toBe(0);
});

test("no key was in any output or account of these runs", () => {
  expect(outputs.length).toBeGreaterThan(20);
  expect(outputs.filter((text) => text.includes(API_KEY) || text.includes(APP_KEY))).toEqual([]);
});
