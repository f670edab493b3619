import { gunzipSync } from "node:zlib";
import { PAYMENTS, SAMPLE_ACCOUNTS, SHOP } from "../../local/samples/cast";
import { sampleFiles } from "../../local/samples/sample-files";
import { INCIDENT_AT } from "../../local/samples/scenes/incident";
import { SAMPLE_SECRETS } from "../../local/samples/secrets";
import { parseTrailKey } from "../../runtime/cloudtrail/key";
import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";
import { toChange } from "../../runtime/changes/to-change";
import { createDecider } from "../../runtime/changes/decide";

const files = sampleFiles(1);
const texts = files.map(({ body }) => gunzipSync(body).toString());
const perFile = texts.map((text) => (JSON.parse(text) as { Records: CloudTrailRecord[] }).Records);
const records = perFile.flat();
const decider = createDecider();
const changes = records.filter((record) => decider.decide(record).decision === "keep");

test("the same seed gives the same bytes, another seed others", () => {
  expect(sampleFiles(1).map(({ body }) => body.toString("base64"))).toEqual(
    files.map(({ body }) => body.toString("base64")),
  );
  expect(sampleFiles(2)[0]?.body.equals(files[0]?.body ?? Buffer.alloc(0))).toBe(false);
});

test("a day of at least 2,000 records over several files, mostly reads", () => {
  expect(records.length).toBeGreaterThanOrEqual(2_000);
  expect(files.length).toBeGreaterThan(20);
  expect(files.map((file) => file.records)).toEqual(perFile.map((inFile) => inFile.length));
  const reads = records.filter(({ readOnly }) => readOnly === true).length / records.length;
  expect(reads).toBeGreaterThan(0.8);
  expect(reads).toBeLessThan(0.92);
  expect(changes.length).toBeGreaterThan(100);
});

test("every key is a trail file of its account, one account under its organisation", () => {
  for (const [place, { bucket, key }] of files.entries()) {
    const account = SAMPLE_ACCOUNTS.find((each) => each.bucket === bucket);
    const parsed = parseTrailKey(key);
    expect(parsed).toMatchObject({ accountId: account?.id, prefix: account?.prefix });
    expect(parsed?.organizationId).toBe(account?.organizationId);
    for (const record of perFile[place] ?? []) {
      expect(record.recipientAccountId).toBe(parsed?.accountId);
      expect(record.awsRegion).toBe(parsed?.region);
    }
  }
  expect(new Set(files.map(({ bucket }) => bucket))).toEqual(new Set([SHOP.bucket, PAYMENTS.bucket]));
});

test("event ids are unique and times lie within the day", () => {
  expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(records.length);
  for (const { eventTime } of records) expect(eventTime).toMatch(/^2026-03-10T(0[89]|1[0-8]):\d\d:\d\dZ$/);
});

test("all kinds of callers and of drops occur", () => {
  const origins = new Set(changes.map((record) => toChange(record).tags.change_origin));
  for (const origin of ["console", "cli", "terraform", "cloudformation", "aws-service", "sdk"]) {
    expect(origins).toContain(origin);
  }
  const drops = new Set(records.map((record) => decider.decide(record).reason));
  for (const reason of ["read-only", "telemetry", "error", "dry-run", "data-event", "session", "run"]) {
    expect(drops).toContain(reason);
  }
});

test("the changes twelve minutes before the incident are there", () => {
  const from = INCIDENT_AT / 1_000 - 13 * 60;
  const near = changes
    .filter(({ recipientAccountId }) => recipientAccountId === SHOP.id)
    .map(toChange)
    .filter(({ start }) => start >= from && start < INCIDENT_AT / 1_000);
  expect(near.map(({ summary }) => summary).sort()).toEqual([
    "AuthorizeSecurityGroupIngress",
    "ModifyListener",
  ]);
  for (const { tags } of near) expect(tags.user_name).toContain("dana@example.com");
});

test("secrets are in the records and not in the changes", () => {
  const before = texts.join("\n");
  const after = JSON.stringify(changes.map(toChange));
  const userData = Buffer.from(`AWS_ACCESS_KEY_ID=${SAMPLE_SECRETS.accessKeyId}`)
    .toString("base64")
    .slice(4, -4);
  for (const [name, secret] of Object.entries(SAMPLE_SECRETS)) {
    const form = JSON.stringify(secret).slice(1, -1);
    if (name !== "accessKeyId") expect(before).toContain(form);
    expect(after).not.toContain(form);
  }
  expect(before).toMatch(/"userData":\{"value":"[A-Za-z0-9+/=]{100,}"/);
  expect(after).not.toContain(userData);
});
