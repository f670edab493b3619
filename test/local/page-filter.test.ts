import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import type { Filter } from "../../contract/filter";
import { previewFilter } from "../../local/page/filter/preview";
import { heldFile } from "../../local/page/store/files";
import type { DropSamples, FilterApplied, FilterPreview, State, Upload } from "../../local/page/api";
import { sampleFiles } from "../../local/samples/sample-files";
import { createDecider } from "../../runtime/changes/decide";
import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";
import { isSettled, startPage, type RunningPage } from "./support/page";

jest.setTimeout(120_000);

const files = sampleFiles(1).map(({ body }) => body);
const records = files.flatMap(
  (body) => (JSON.parse(gunzipSync(body).toString()) as { Records: CloudTrailRecord[] }).Records,
);
const ownRoleArns = ["111122223333", "444455556666"].map(
  (account) => `arn:aws:iam::${account}:role/cloudtrail-changes/reader`,
);
const kept = (filter: Filter) => {
  const { decide } = createDecider({ filter, ownRoleArns });
  return new Set(records.filter((record) => decide(record).decision === "keep"));
};

let page: RunningPage;
let state: State;
beforeAll(async () => {
  page = await startPage();
  state = await page.until(isSettled);
});
afterAll(() => page?.stop());

const preview = (filter: Filter) => page.send<FilterPreview>("POST", "/api/filter/preview", { filter });

/** What must come out, found by deciding all records here. */
function expected(filter: Filter) {
  const before = kept({});
  const after = kept(filter);
  return {
    changesBefore: before.size,
    changesAfter: after.size,
    newlyKept: [...after].filter((record) => !before.has(record)).length,
    newlyDropped: [...before].filter((record) => !after.has(record)).length,
  };
}

const found = ({ changesBefore, changesAfter, newlyKept, newlyDropped }: FilterPreview) => ({
  changesBefore,
  changesAfter,
  newlyKept: newlyKept.count,
  newlyDropped: newlyDropped.count,
});

test("'include this' of each reason's first sample: the difference is exact", async () => {
  for (const { reason } of state.counts.drops) {
    const { samples } = await page.get<DropSamples>(`/api/drops/${reason}`);
    const rule = samples[0]?.choices[0]?.rule;
    const filter: Filter = { include: rule ? [rule] : [] };
    const answer = await preview(filter);
    expect(found(answer)).toEqual(expected(filter));
    expect(answer.newlyKept.count).toBeGreaterThan(0);
    expect(answer).toMatchObject({ files: files.length, records: records.length, problems: [] });
    const { events, samples: shown } = answer.newlyKept;
    expect(events.reduce((sum, { count }) => sum + count, 0)).toBe(answer.newlyKept.count);
    expect(shown[0]?.decision).toMatchObject({ decision: "keep", reason: "included", rule: "include[0]" });
  }
});

test.each([
  ["bytes without a record", () => Buffer.from(" ".repeat(65_536))],
  ["many records at once", () => Buffer.from('{"eventName":"A"},'.repeat(20_000))],
])("a trial ends when nobody waits for it any more: %s", async (_, chunk) => {
  const gone = new AbortController();
  let chunks = 0;
  const open = async function* () {
    yield Buffer.from('{"Records":[');
    for (; chunks < 200; chunks++) {
      if (chunks === 2) gone.abort(new Error("gone"));
      yield chunk();
    }
  };
  const file = heldFile({ bucket: "b", key: "k", accountId: "111122223333", rules: {}, open });
  await expect(previewFilter({}, [file], gone.signal)).rejects.toThrow("gone");
  expect(chunks).toBeLessThan(10);
});

test.each<Filter>([
  { exclude: [{ source: "ec2" }] },
  { preset: ["trusted-deployers"], include: [{ source: "s3", name: ["Get*", "List*"] }] },
  { exclude: [{ name: "*" }], include: [{ class: "security" }] },
  {},
])("a filter with more in it: %j", async (filter) => {
  const answer = await preview(filter);
  expect(found(answer)).toEqual(expected(filter));
  for (const { decision } of answer.newlyDropped.samples) {
    expect(decision).toMatchObject({ decision: "drop", reason: "excluded" });
  }
});

test("a preview changes nothing; an applied filter decides for further files, and is there to copy", async () => {
  const choices = (await page.get<DropSamples>("/api/drops/session")).samples[0]?.choices ?? [];
  const filter: Filter = {
    exclude: [{ name: "ModifyListener" }],
    include: choices.slice(0, 1).map(({ rule }) => rule),
  };
  await preview(filter);
  expect((await page.get<State>("/api/state")).filter).toEqual({});

  const { configuration } = await page.send<FilterApplied>("PUT", "/api/filter", { filter });
  expect(JSON.parse(configuration.rules)).toEqual(filter);
  expect(parse(configuration.pulumi)).toEqual({ config: { "cloudtrail-changes:filter": filter } });
  expect(configuration.pulumi).toMatch(/^config:\n {2}cloudtrail-changes:filter:\n/);

  const incident = files.find((body) => gunzipSync(body).includes('"ModifyListener"')) ?? Buffer.alloc(0);
  const { decide } = createDecider({ filter, ownRoleArns });
  const { Records } = JSON.parse(gunzipSync(incident).toString()) as { Records: CloudTrailRecord[] };
  const changes = Records.filter((record) => decide(record).decision === "keep").length;
  await page.upload<Upload>("incident.json.gz", incident);
  const after = await page.until((now) => isSettled(now) && now.counts.files === files.length + 1);
  expect(after.filter).toEqual(filter);
  expect(after.counts.changes).toBe(state.counts.changes + changes);
  const excluded = after.counts.drops.find(({ reason }) => reason === "excluded");
  expect(excluded?.count).toBe(Records.filter((record) => decide(record).reason === "excluded").length);
  expect(excluded?.count).toBeGreaterThan(0);
});
