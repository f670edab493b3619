import { gunzipSync } from "node:zlib";
import type {
  ChangeDetail,
  ChangesPage,
  FaultName,
  FaultRequest,
  ParkedList,
  RedriveAnswer,
  State,
  Upload,
} from "../../local/page/api";
import { sampleFiles } from "../../local/samples/sample-files";
import { isSettled, startPage, type RunningPage } from "./support/page";

jest.setTimeout(180_000);

const samples = sampleFiles(1).map(({ body }) => body);
const incident = samples.find((body) => gunzipSync(body).includes('"ModifyListener"')) ?? Buffer.alloc(0);

let page: RunningPage;
let uploads = 0;
beforeAll(async () => {
  page = await startPage();
  await page.until(isSettled);
});
afterAll(() => page?.stop());

const ask = (request: FaultRequest) => page.send<State>("POST", "/api/faults", request);
const faultOf = (state: State, name: FaultName) => state.faults.find((fault) => fault.name === name);
const metric = (state: State, name: string) => state.metrics.find((one) => one.name === name)?.count ?? 0;
const answered = (state: State, answer: string) =>
  state.answers.find((one) => one.answer === answer)?.count ?? 0;

/** A file whose changes BigPanda has not seen yet: each time with other event ids. */
async function feed(): Promise<Upload> {
  const text = gunzipSync(incident).toString();
  const fresh = text.replace(/("eventID":"\w{4})\w{4}/g, `$1000${++uploads}`);
  return page.upload<Upload>(`file-${uploads}.json`, Buffer.from(fresh));
}

const arrived = () =>
  page.until((state) => isSettled(state) && state.counts.files === samples.length + uploads);

test("a switch stays on until it is off; what BigPanda refused meanwhile arrives in the end", async () => {
  const on = await ask({ name: "401", action: "on" });
  expect(faultOf(on, "401")).toMatchObject({ on: true, modes: ["switch", "once"] });
  await feed();
  const held = await page.until((state) => state.budget.heldFor === "hold");
  expect(held.budget.heldUntil).toBeGreaterThan(held.now);
  expect(held.queues.changes.total).toBeGreaterThan(0);
  expect(held.counts.deliveries.queued).toBeGreaterThan(0);

  expect(faultOf(await ask({ name: "503", action: "on" }), "401")?.on).toBe(false);
  expect(faultOf(await ask({ name: "503", action: "off" }), "503")?.on).toBe(false);
  const state = await arrived();
  expect(state.budget.heldFor).toBeUndefined();
  expect(state.counts.deliveries).toMatchObject({ accepted: state.counts.changes, parked: 0 });
  expect(answered(state, "401")).toBeGreaterThan(0);
});

test("one-shot answers come as often as asked for, and each try is seen in the row", async () => {
  await ask({ name: "429-retry-after", action: "once" });
  await ask({ name: "429", action: "once" });
  const asked = await ask({ name: "reset", action: "once" });
  expect(faultOf(asked, "reset")).toMatchObject({ pending: 1, happened: 0, on: false });
  await feed();
  const state = await arrived();
  for (const name of ["429-retry-after", "429", "reset"] as const) {
    expect(faultOf(state, name)).toMatchObject({ pending: 0, happened: 1 });
  }
  const { rows } = await page.get<ChangesPage>("/api/changes?limit=2000");
  const details = await Promise.all(rows.map(({ seq }) => page.get<ChangeDetail>(`/api/changes/${seq}`)));
  const tried = details.find(({ exchanges }) => exchanges.some(({ fault }) => fault === "reset"));
  expect(tried?.exchanges.map(({ fault, response }) => [fault, response?.status])).toEqual([
    ["429-retry-after", 429],
    ["429", 429],
    ["reset", undefined],
    [undefined, 204],
  ]);
  expect(tried?.exchanges[0]?.response?.headers).toMatchObject({ "retry-after": "2" });
});

test("duplicate notices: files are read twice, and each record counts once", async () => {
  await ask({ name: "duplicate-notices", action: "on" });
  await feed();
  const state = await arrived();
  expect(faultOf(state, "duplicate-notices")).toMatchObject({ on: true, happened: 1 });
  const twice = await page.until((now) => metric(now, "Files") === samples.length + uploads + 1);
  await ask({ name: "duplicate-notices", action: "off" });
  expect(twice.counts).toEqual(state.counts);
  const once = await ask({ name: "duplicate-notices", action: "once" });
  expect(faultOf(once, "duplicate-notices")).toMatchObject({ on: false, happened: 2 });
});

test("a notice of a foreign bucket is dropped and counted", async () => {
  await ask({ name: "foreign-bucket", action: "once", count: 2 });
  const state = await page.until((now) => metric(now, "NoticesForeign") === 2);
  expect(faultOf(state, "foreign-bucket")).toMatchObject({ happened: 2, pending: 0 });
  expect(state.warnings[0]?.text).toContain("no registered trail");
  expect(state.queues.parkedNotices.total).toBe(0);
});

test("a killed publisher: its change is sent twice, and nothing is lost", async () => {
  const before = await page.get<State>("/api/state");
  await ask({ name: "kill-publisher", action: "once" });
  await feed();
  const state = await arrived();
  expect(faultOf(state, "kill-publisher")).toMatchObject({ pending: 0, happened: 1 });
  const changes = state.counts.changes - before.counts.changes;
  expect(answered(state, "204") - answered(before, "204")).toBe(changes + 1);
  expect(state.counts.deliveries.accepted).toBe(state.counts.changes);
});

test("a killed processor: its notice comes back, and nothing is lost", async () => {
  await ask({ name: "kill-processor", action: "once" });
  await feed();
  const away = await page.until((state) => faultOf(state, "kill-processor")?.happened === 1);
  expect(away.queues.notices.total).toBe(1);
  const state = await arrived();
  expect(state.counts.deliveries).toMatchObject({ accepted: state.counts.changes, parked: 0 });
});

test("a budget that is used up holds the changes; a higher one sets them free", async () => {
  const { budget } = await page.get<State>("/api/state");
  expect(budget).toMatchObject({ perWeek: null, deployedPerWeek: 50_000 });
  expect(budget.used).toBeGreaterThan(0);
  await page.send("PUT", "/api/budget", { perWeek: budget.used + 1 });
  await feed();
  const held = await page.until(({ budget: now }) => now.heldFor === "over-budget" && now.used > budget.used);
  expect(held.budget).toMatchObject({ used: budget.used + 1, perWeek: budget.used + 1 });
  expect(held.counts.deliveries.queued).toBeGreaterThan(0);
  const free = await page.send<State>("PUT", "/api/budget", { perWeek: null });
  expect(free.budget.heldFor).toBeUndefined();
  const state = await arrived();
  expect(state.counts.deliveries.accepted).toBe(state.counts.changes);
});

test("parked changes are told with their reason, and redriven ones arrive", async () => {
  const run = await startPage("--fault", "422:2");
  try {
    const parkedState = await run.until((state) => isSettled(state) && state.counts.deliveries.parked === 2);
    expect(parkedState.queues.parkedChanges.total).toBe(2);
    const { parked, total } = await run.get<ParkedList>("/api/parked");
    expect(total).toBe(2);
    for (const item of parked) {
      expect(item).toMatchObject({ what: "change", reason: "refused", status: 422 });
      const { row, exchanges } = await run.get<ChangeDetail>(`/api/changes/${item.seq}`);
      expect(row).toMatchObject({ name: item.title, delivery: "parked" });
      expect(exchanges.at(-1)).toMatchObject({ fault: "422", response: { status: 422 } });
    }
    const answer = await run.send<RedriveAnswer>("POST", "/api/parked/redrive", { what: "change" });
    expect(answer.sent).toBe(2);
    expect(await run.get<ParkedList>("/api/parked")).toEqual({ parked: [], total: 0 });
    const state = await run.until(isSettled);
    expect(state.counts.deliveries).toMatchObject({ accepted: state.counts.changes, parked: 0 });
    expect(state.queues.parkedChanges.total).toBe(0);
  } finally {
    await run.stop();
  }
});

test("a parked notice is told with its file, and is parked again after a redrive as long as the file is bad", async () => {
  await page.upload<Upload>("cut.json.gz", incident.subarray(0, incident.length - 300));
  await page.until((state) => state.queues.parkedNotices.total === 1);
  const list = await page.get<ParkedList>("/api/parked");
  expect(list.parked).toMatchObject([{ what: "notice", reason: "truncated" }]);
  expect(list.parked[0]?.title).toMatch(/cut\.json\.gz$/);
  await page.send<RedriveAnswer>("POST", "/api/parked/redrive", { what: "notice" });
  await page.until((state) => state.queues.parkedNotices.total === 1 && state.queues.notices.total === 0);
  const again = await page.get<ParkedList>("/api/parked");
  expect(again.total).toBe(1);
  expect(again.parked[0]?.id).not.toBe(list.parked[0]?.id);
});
