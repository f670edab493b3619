import { gunzipSync } from "node:zlib";
import type {
  ChangeDetail,
  ChangesPage,
  DropSamples,
  IncidentPage,
  PageEvent,
  State,
  Suggestions,
} from "../../local/page/api";
import { sampleFiles } from "../../local/samples/sample-files";
import { SAMPLE_SECRETS } from "../../local/samples/secrets";
import { LOCAL_KEYS } from "../../local/stand-ins/destination";
import { isSettled, startPage, type RunningPage } from "./support/page";

jest.setTimeout(120_000);

let page: RunningPage;
let state: State;
beforeAll(async () => {
  page = await startPage();
  state = await page.until(isSettled);
});
afterAll(() => page?.stop());

const allRows = async () => (await page.get<ChangesPage>("/api/changes?limit=2000")).rows;

test("records = changes + drops, and every change is a row that was accepted", async () => {
  const { counts, feed, queues, answers } = state;
  const drops = counts.drops.reduce((sum, { count }) => sum + count, 0);
  const records = sampleFiles(1).reduce((sum, file) => sum + file.records, 0);
  expect(counts).toMatchObject({ files: sampleFiles(1).length, records });
  expect(counts.changes + drops).toBe(records);
  expect(counts.deliveries).toEqual({ queued: 0, accepted: counts.changes, parked: 0, shed: 0 });
  expect(feed).toMatchObject({ first: 1, last: counts.changes, held: counts.changes, dropped: 0 });
  expect(answers).toEqual([{ answer: "204", count: counts.changes }]);
  expect(queues.parkedNotices.total + queues.parkedChanges.total).toBe(0);
  expect(state.standIns.map(({ what }) => what)).toContain("STS");

  const rows = await allRows();
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, place) => place + 1));
  const second = await page.get<ChangesPage>("/api/changes?after=10&limit=5");
  expect(second.rows).toEqual(rows.slice(10, 15));
  expect(second.more).toBe(true);
});

test("the incident of the sample day: what changed before it, nearest first", async () => {
  const at = new Date(state.incidentAt ?? 0).toISOString();
  expect(at).toBe("2026-03-10T15:00:00.000Z");
  expect(state.lastChangeAt).toBe(Math.max(...(await allRows()).map(({ time }) => time)));
  const all = await page.get<IncidentPage>(`/api/incident?at=${at}&limit=500`);
  expect(all.total + all.after).toBe(state.counts.changes);
  expect(all.rows).toHaveLength(all.total);
  const distances = all.rows.map(({ before }) => before);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
  expect(all.rows[0]).toMatchObject({ row: { name: "ModifyListener" }, before: (11 * 60 + 58) * 1_000 });

  const found = async (query: string) =>
    (await page.get<IncidentPage>(`/api/incident?at=${at}&${query}`)).rows.map(({ row }) => row);
  const [opened] = await found("resource=SG-0b7e1c2d3f4a50017&actor=dana");
  expect(opened).toMatchObject({ name: "AuthorizeSecurityGroupIngress", source: "ec2", class: "security" });
  expect((await found("text=0.0.0.0/0"))[0]).toEqual(opened);
  for (const row of await found("source=iam.amazonaws.com&region=us-east-1&account=444455556666")) {
    expect(row).toMatchObject({ source: "iam", region: "us-east-1", account: "444455556666" });
  }
  expect(await found("text=nobody-has-this")).toEqual([]);
  const next = await page.get<IncidentPage>(`/api/incident?at=${at}&limit=3&offset=2`);
  expect(next.rows).toEqual(all.rows.slice(2, 5));
});

test("suggestions are values seen, the most frequent first", async () => {
  const of = async (query: string) =>
    (await page.get<Suggestions>(`/api/suggestions?field=${query}`)).values.map(({ value }) => value);
  expect(await of("resource&text=sg-")).toContain("sg-0b7e1c2d3f4a50017");
  expect((await of("account")).sort()).toEqual(["111122223333", "444455556666"]);
  expect(await of("source&text=elast&limit=1")).toHaveLength(1);
});

test("every row opens: its record redacted and marked, each rule, the exact request and its answer", async () => {
  let redactions = 0;
  for (const { seq, name } of await allRows()) {
    const detail = await page.get<ChangeDetail>(`/api/changes/${seq}`);
    const { record, decision, exchanges, choices } = detail;
    expect(detail.row.seq).toBe(seq);
    expect(record.json).toMatchObject({ eventName: name });
    for (const path of record.redactions) {
      redactions++;
      const value = path.reduce<unknown>((json, key) => (json as Record<string, unknown>)[key], record.json);
      expect(JSON.stringify(value)).toContain("[redacted]");
    }
    expect(decision).toMatchObject({ decision: "keep", reason: "change", rule: "default" });
    expect(decision.steps.map(({ outcome }) => outcome)).not.toContain("matched");
    expect(choices[0]?.rule).toHaveProperty("name");
    expect(exchanges).toHaveLength(1);
    const [{ request, response } = {}] = exchanges;
    expect(request).toMatchObject({ method: "POST", path: "/data/changes" });
    expect(request?.headers).toMatchObject({
      authorization: "Bearer [hidden]",
      "x-bp-app-key": "[hidden]",
      "content-type": "application/json",
    });
    expect(JSON.parse(request?.body ?? "")).toMatchObject({ summary: name, status: "Done" });
    expect(Buffer.byteLength(request?.body ?? "")).toBe(request?.bodyBytes);
    expect(response).toEqual({ status: 204, headers: {}, body: "", bodyCut: false });
  }
  expect(redactions).toBeGreaterThan(Object.keys(SAMPLE_SECRETS).length);
});

test("every reason opens samples with the rule that decided and rules to let them in", async () => {
  for (const { reason, count, means } of state.counts.drops) {
    const drops = await page.get<DropSamples>(`/api/drops/${reason}`);
    expect(drops).toMatchObject({ reason, count, means });
    expect(drops.samples.length).toBe(Math.min(8, count));
    for (const { decision, choices } of drops.samples) {
      expect(decision).toMatchObject({ decision: "drop", reason });
      const deciding = decision.steps.filter(({ decides }) => decides);
      expect(deciding).toMatchObject([{ rule: decision.rule, effect: reason, outcome: "matched" }]);
      expect(choices.length).toBeGreaterThan(0);
    }
  }
});

test("the stream says hello, sends all rows in order, and goes on where a lost connection ended", async () => {
  const { changes } = state.counts;
  const rowsOf = (events: PageEvent[]) =>
    events.flatMap((event) => (event.type === "rows" ? event.rows.map(({ seq }) => seq) : []));
  const isLast = (event: PageEvent) => event.type === "rows" && event.rows.some(({ seq }) => seq === changes);
  const events = await page.events(isLast);
  expect(events[0]).toMatchObject({ type: "hello", runId: state.runId, state: { counts: { changes } } });
  expect(rowsOf(events)).toEqual(Array.from({ length: changes }, (_, place) => place + 1));
  const again = await page.events(isLast, { "last-event-id": `${state.runId} ${changes - 2}` });
  expect(rowsOf(again)).toEqual([changes - 1, changes]);
  const otherRun = await page.events(isLast, { "last-event-id": `another-run ${changes - 2}` });
  expect(rowsOf(otherRun)).toHaveLength(changes);
});

test("no answer holds a secret of the records, nor a key", () => {
  const all = page.said.join("\n");
  const records = sampleFiles(1)
    .map(({ body }) => gunzipSync(body).toString())
    .join("\n");
  expect(all.length).toBeGreaterThan(500_000);
  for (const [name, secret] of Object.entries(SAMPLE_SECRETS)) {
    const form = JSON.stringify(secret).slice(1, -1);
    // A body is JSON in JSON, whose escapes are escaped once more; boot scripts are in base64.
    const forms = [secret, form, JSON.stringify(form).slice(1, -1), ...base64Forms(secret)];
    const has = (text: string) => forms.some((each) => text.includes(each));
    expect({ name, isInRecords: has(records) }).toEqual({ name, isInRecords: true });
    expect({ name, isSaid: has(all) }).toEqual({ name, isSaid: false });
  }
  for (const key of Object.values(LOCAL_KEYS)) expect(all.includes(key)).toBe(false);
});

/** A text in base64, wherever in the three bytes of a group it begins; without the characters at its ends. */
function base64Forms(text: string): string[] {
  return ["", "x", "xx"].map((before) =>
    Buffer.from(before + text)
      .toString("base64")
      .slice(4, -4),
  );
}
