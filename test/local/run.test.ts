import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sampleFiles } from "../../local/samples/sample-files";
import { SAMPLE_SECRETS } from "../../local/samples/secrets";
import { LOCAL_KEYS } from "../../local/stand-ins/destination";
import type { Change } from "../../runtime/changes/change";
import { startLocally } from "./support/child";

const folder = mkdtempSync(join(tmpdir(), "cloudtrail-changes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: Uint8Array | string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const samples = sampleFiles(1);
const fileOf = (text: string) =>
  samples.find(({ body }) => gunzipSync(body).includes(text))?.body ?? Buffer.alloc(0);
const recordsOf = (body: Buffer) =>
  (JSON.parse(gunzipSync(body).toString()) as { Records: unknown[] }).Records;
const stack = fileOf('"UpdateStack"');
const incident = fileOf('"ModifyListener"');
const payments = samples.at(-1)?.body ?? Buffer.alloc(0);

const good = put("good one+%ü.json.gz", stack);
const plain = put("plain.json", gunzipSync(incident));

jest.setTimeout(90_000);

/** Children run side by side, so that waiting for one is work for another. */
test.concurrent("the samples arrive, the account adds up, and no secret or key shows", async () => {
  const out = join(folder, "accepted.jsonl");
  const { status, stdout, stderr } = await startLocally("--once", "--log", "--out", out).ended;
  expect(stdout).toContain("changes arrived at the stand-in BigPanda.");
  expect(status).toBe(0);

  const [, records, changes, drops] =
    /([\d,]+) records = ([\d,]+) changes \+ ([\d,]+) drops/.exec(stdout) ?? [];
  const number = (text = "") => Number(text.replaceAll(",", ""));
  expect(number(records)).toBe(samples.reduce((sum, file) => sum + file.records, 0));
  expect(number(records)).toBe(number(changes) + number(drops));
  expect(stdout).toContain("DynamoDB");
  expect(stdout).toMatch(/12 min {2}AuthorizeSecurityGroupIngress .*dana@example\.com/);
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/\u001B/);

  const accepted = readFileSync(out, "utf8");
  const bodies = accepted
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Change);
  expect(bodies).toHaveLength(number(changes));
  expect(stderr).toContain('"message":"Trail file read."');
  for (const secret of [...Object.values(SAMPLE_SECRETS), ...Object.values(LOCAL_KEYS)]) {
    const form = JSON.stringify(secret).slice(1, -1);
    for (const text of [stdout, stderr, accepted]) expect(text).not.toContain(form);
  }
});

test.concurrent(
  "own files arrive under faults: throttled, a wrong key for a while, every notice twice",
  async () => {
    const faults = ["429:1", "401:1", "500:1", "reset:1", "duplicate-notices"].flatMap((name) => [
      "--fault",
      name,
    ]);
    const { status, stdout } = await startLocally("--once", ...faults, good, plain).ended;
    expect(stdout).toContain("changes arrived at the stand-in BigPanda.");
    expect(status).toBe(0);
    expect(stdout).toMatch(/Answers .*1 × 429, 1 × 401, 1 × 500, 1 × reset, \d+ × 204/);
    expect(stdout).toMatch(/Retries +3, and 1 hold of the destination/);
    const expected = recordsOf(stack).length + recordsOf(incident).length;
    expect(stdout).toContain(`\n${expected} records = `);
  },
);

test.concurrent("bad files are named and parked, the others go on, and the status is 1", async () => {
  const cut = put("cut.json.gz", incident.subarray(0, incident.length - 300));
  const other = put("other.json", '{"hello":1}');
  const missing = join(folder, "missing.json");
  const { status, stdout, stderr } = await startLocally("--once", cut, missing, other, good).ended;
  expect(status).toBe(1);
  expect(stderr).toContain(`${missing} does not exist.`);
  expect(stdout).toContain(`${cut} is damaged`);
  expect(stdout).toContain(`${other} is damaged`);
  expect(stdout).toContain("1 notice parked: truncated.");
  expect(stdout).toContain("1 notice parked: no-records.");
  expect(stdout).toMatch(/Published +(\d+) of \1 different changes/);
});

test.concurrent("a file of several accounts loses no record", async () => {
  const Records = [...recordsOf(stack), ...recordsOf(payments)];
  const mixed = put("mixed.json.gz", gzipSync(JSON.stringify({ Records })));
  const { status, stdout } = await startLocally("--once", mixed).ended;
  expect(status).toBe(0);
  expect(stdout).toContain("holds 2 accounts; it is put as one object each.");
  expect(stdout).toContain(`\n${Records.length} records = `);
  expect(stdout).not.toContain("foreign-account");
});

test.concurrent("a refused change is parked, and the status is 1", async () => {
  const { status, stdout } = await startLocally("--once", "--fault", "422:1", good).ended;
  expect(status).toBe(1);
  expect(stdout).toContain("1 change did not arrive.");
  expect(stdout).toContain("1 change parked: refused.");
});

test.concurrent(
  "a key that stays wrong loses nothing to a park, and the run gives up with status 1",
  async () => {
    const { status, stdout } = await startLocally("--once", "--patience", "2", "--fault", "401:1000000", good)
      .ended;
    expect(status).toBe(1);
    expect(stdout).toContain("Nothing has moved for 2 seconds");
    expect(stdout).toMatch(/Published +0 of [1-9]\d* different changes/);
    expect(stdout).toMatch(/Parked +0\n/);
  },
);

test.concurrent("Ctrl-C ends a run that stays up with status 0", async () => {
  const run = startLocally(good);
  await run.says("Ctrl-C ends the run.");
  run.kill("SIGINT");
  const { status, signal, stdout, stderr } = await run.ended;
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: "" });
  expect(stdout).toMatch(/S3 and SQS +http:\/\/127\.0\.0\.1:\d+/);
});

test.concurrent("Ctrl-C in the middle of --once ends cleanly, says so, and is no success", async () => {
  const run = startLocally("--once", "--fault", "429-retry-after:1000000");
  await run.says("hands out one message");
  run.kill("SIGINT");
  const { status, signal, stdout, stderr } = await run.ended;
  expect({ status, signal, stderr }).toEqual({ status: 1, signal: null, stderr: "" });
  expect(stdout).toContain("The run was interrupted.");
});

test.concurrent("a second Ctrl-C does not wait for the work in hand", async () => {
  const run = startLocally("--fault", "time-out:1000000", good);
  await run.says("hands out one message");
  run.kill("SIGINT");
  run.kill("SIGTERM");
  expect((await run.ended).status).toBeGreaterThan(128);
});

test.concurrent("a file beyond one request of S3 is put in parts", async () => {
  const [record] = recordsOf(stack) as Record<string, unknown>[];
  const Records = Array.from({ length: 9 }, (_, place) => ({
    ...record,
    readOnly: false,
    eventName: "UpdateStack",
    eventID: `00000000-0000-4000-8000-00000000000${place}`,
    additionalEventData: { padding: String(place).repeat(1_500_000) },
  }));
  const long = put("long.json", JSON.stringify({ Records }));
  const { status, stdout } = await startLocally("--once", long).ended;
  expect(stdout).toContain("\n9 records = 9 changes + 0 drops\n");
  expect(status).toBe(0);
});

test.concurrent("wrong usage is status 2, with what is allowed", async () => {
  const { status, stderr } = await startLocally("--fault", "418").ended;
  expect(status).toBe(2);
  expect(stderr).toMatch(/"418" is none of 400, 401, .*duplicate-notices/);
});

test.concurrent("without one usable file nothing starts", async () => {
  const { status, stdout, stderr } = await startLocally(join(folder, "nothing-*.gz")).ended;
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("No file matches");
});
