import type { Change } from "../../runtime/changes/change";
import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";
import type { SeenExchange } from "../../local/bigpanda/exchange";
import { printOf } from "../../local/page/store/deliveries";
import { createView, type View } from "../../local/page/store/view";
import { createParkedStore } from "../../local/page/store/parked";
import { changesBefore } from "../../local/page/store/search";
import { resourcesOf } from "../../local/page/view/resources";
import { shownRecord } from "../../local/page/view/shown-record";
import { toChange } from "../../runtime/changes/to-change";

const account = "111122223333";

function record(place: number, more: CloudTrailRecord = {}): CloudTrailRecord {
  return {
    eventSource: "ec2.amazonaws.com",
    eventName: "StopInstances",
    eventTime: new Date(1_773_000_000_000 + place * 1_000).toISOString().replace(".000", ""),
    eventID: `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`,
    readOnly: false,
    recipientAccountId: account,
    requestParameters: { instancesSet: { items: [{ instanceId: `i-${place}` }] } },
    ...more,
  };
}

async function take(view: View, key: string, Records: unknown[], text = JSON.stringify({ Records })) {
  const open = async function* () {
    yield Buffer.from(text);
  };
  await view.take({ bucket: "b", key, accountId: account, rules: {}, open });
}

const many = (count: number, from = 0) => Array.from({ length: count }, (_, place) => record(from + place));

const exchange = (change: Change, status: number): SeenExchange => ({
  at: 1,
  method: "POST",
  path: "/data/changes",
  headers: {},
  body: Buffer.from(JSON.stringify(change)),
  response: { status, headers: {}, body: "", bodyCut: false },
  fault: undefined,
});

test("the oldest rows leave a full view; what becomes of their changes still counts", async () => {
  const view = createView({ runId: "r", capacity: 10 });
  await take(view, "one", many(25));
  expect(view.rows.bounds()).toEqual({ first: 16, last: 25, held: 10, dropped: 15, capacity: 10 });
  expect(view.rows.after(0, 3).map(({ row }) => row.seq)).toEqual([16, 17, 18]);
  expect(view.rows.get(15)).toBeUndefined();
  for (const each of many(25)) view.deliveries.saw(exchange(toChange(each), 204));
  expect(view.deliveries.totals).toEqual({ queued: 0, accepted: 25, parked: 0, shed: 0 });
  expect(view.deliveries.exchanges(printOf(JSON.stringify(toChange(record(3)))))).toEqual({
    exchanges: [],
    dropped: 0,
  });
});

test("any number of browser tabs may look, without a warning of a leak", () => {
  const warning = jest.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  const { events } = createView({ runId: "r" });
  for (let tab = 0; tab < 50; tab++) {
    events.on("delivery", () => undefined);
    events.on("file", () => undefined);
  }
  expect(warning).not.toHaveBeenCalled();
  warning.mockRestore();
});

test("a file counts once; damaged entries, foreign accounts and drops add up to its records", async () => {
  const view = createView({ runId: "r" });
  const foreign = record(7, { recipientAccountId: "999988887777" });
  const Records = [...many(3), foreign, 7, record(8, { readOnly: true })];
  await take(view, "one", Records);
  await take(view, "one", Records);
  const [file] = view.files.values();
  expect(file?.account).toEqual({
    records: 6,
    changes: 3,
    drops: new Map([
      ["foreign-account", 1],
      ["read-only", 1],
      ["not-a-record", 1],
    ]),
  });
  expect(view.drops.samples("not-a-record")).toMatchObject({ count: 1, samples: [] });
  const [sample] = view.drops.samples("foreign-account")?.samples ?? [];
  expect(sample?.choices).toEqual([]);
  expect(sample?.decision.steps.filter(({ decides }) => decides)).toMatchObject([{ kind: "account" }]);
  expect(sample?.decision.steps.filter(({ outcome }) => outcome === "skipped").length).toBeGreaterThan(10);
});

test("an answer that came before the row was there is not lost; only the last tries are kept", async () => {
  const view = createView({ runId: "r" });
  const change = toChange(record(0));
  for (let time = 0; time < 14; time++) view.deliveries.saw(exchange(change, 503));
  view.deliveries.saw(exchange(change, 204));
  await take(view, "one", many(2));
  expect(view.rows.get(1)?.row.delivery).toBe("accepted");
  expect(view.rows.get(2)?.row.delivery).toBe("queued");
  const { exchanges, dropped } = view.deliveries.exchanges(printOf(JSON.stringify(change)));
  expect(exchanges.map(({ response }) => response?.status)).toEqual([...Array<number>(9).fill(503), 204]);
  expect(dropped).toBe(5);
});

test("the same change in two files is delivered once and counts in both; a later refusal takes nothing away", async () => {
  const view = createView({ runId: "r" });
  const told: number[] = [];
  view.events.on("delivery", ({ row }) => void told.push(row.seq));
  await take(view, "one", many(1));
  await take(view, "two", many(1));
  const print = printOf(JSON.stringify(toChange(record(0))));
  view.deliveries.set(print, "parked");
  expect(view.deliveries.totals).toEqual({ queued: 0, accepted: 0, parked: 2, shed: 0 });
  view.deliveries.set(print, "accepted");
  view.deliveries.set(print, "parked");
  expect(view.deliveries.totals).toEqual({ queued: 0, accepted: 2, parked: 0, shed: 0 });
  expect([...view.files.values()].map(({ deliveries }) => deliveries.accepted)).toEqual([1, 1]);
  expect(told).toEqual([1, 2, 1, 2]);
});

test("what is shed is found by its identifier; what is parked waits again once it is sent", async () => {
  const view = createView({ runId: "r" });
  const parked = createParkedStore(view.deliveries);
  await take(view, "one", many(3));
  view.deliveries.setQueued(toChange(record(1)).identifier, "shed");
  const body = JSON.stringify({
    schema: "cloudtrail-changes/change/v1",
    destination: "d",
    trail: "t",
    change: toChange(record(2)),
  });
  parked.add({ what: "change", reason: "refused", body, attributes: { status: "422", excerpt: "no" } });
  parked.add({ what: "change", reason: "invalid-message", body: "{", attributes: {} });
  expect(view.deliveries.totals).toEqual({ queued: 1, accepted: 0, parked: 1, shed: 1 });
  expect(parked.list()).toMatchObject({
    total: 2,
    parked: [
      { id: 2, title: "The message is not JSON." },
      { id: 1, title: "StopInstances", seq: 3, status: 422, detail: "no" },
    ],
  });
  parked.sentAgain("notice", [body]);
  expect(parked.list().total).toBe(2);
  parked.sentAgain("change", [body]);
  expect(parked.list()).toMatchObject({ total: 1, parked: [{ id: 2 }] });
  expect(view.rows.get(3)?.row.delivery).toBe("queued");
});

test("the moment itself counts as before; conditions are met all together", async () => {
  const view = createView({ runId: "r" });
  await take(view, "one", many(20));
  const at = 1_773_000_010_000;
  const page = changesBefore(view.rows, { at, limit: 3, offset: 0 });
  expect(page).toMatchObject({ total: 11, after: 9 });
  expect(page.rows.map(({ before }) => before)).toEqual([0, 1_000, 2_000]);
  expect(changesBefore(view.rows, { at, resource: "I-1", limit: 9, offset: 0 }).total).toBe(2);
  const none = { at, resource: "i-1", account: "444455556666", limit: 9, offset: 0 };
  expect(changesBefore(view.rows, none)).toMatchObject({ total: 0, after: 0 });
});

test("a broken file is left with what it holds, and the next one is read", async () => {
  const view = createView({ runId: "r" });
  const broken = view.take({
    bucket: "b",
    key: "broken",
    accountId: account,
    rules: {},
    open: () => Promise.reject(new Error("gone")),
  });
  const next = take(view, "next", many(2), JSON.stringify({ Records: many(2) }).slice(0, -30));
  await expect(broken).rejects.toThrow("gone");
  await next;
  expect([...view.files.values()].map(({ isRead, damage }) => [isRead, damage?.code])).toEqual([
    [false, undefined],
    [true, "truncated"],
  ]);
});

test("redactions are the places that differ, also where a key is a secret", () => {
  const token = "ghp_sAmPle0123456789abcdefghijABCDEFGHIJ";
  const original = record(0, {
    userIdentity: { accessKeyId: "AKIAZZQQSAMPLE22KEYS" },
    requestParameters: { items: ["kept", `https://${token}@github.com`], [token]: 1, note: "[redacted]" },
  });
  const shown = shownRecord(original, { bucket: "b", key: "k", index: 4 });
  expect(JSON.stringify(shown)).not.toContain("sAmPle0123");
  expect(shown).toMatchObject({ bucket: "b", key: "k", index: 4 });
  expect(shown.redactions).toContainEqual(["requestParameters"]);
  expect(shown.redactions).toContainEqual(["userIdentity", "accessKeyId"]);
  const listed = shownRecord(
    record(0, { requestParameters: { items: ["kept", `https://${token}@x`] } }),
    shown,
  );
  expect(listed.redactions).toEqual([["requestParameters", "items", 1]]);
});

test("resources are what the record names, ARNs of its own list first, no accounts, no secrets, at most twelve", () => {
  const arn = (name: string) => `arn:aws:s3:::${name}`;
  expect(
    resourcesOf({
      resources: [{ ARN: arn("listed"), accountId: account }],
      requestParameters: {
        bucketName: "named",
        registryId: account,
        roleArn: arn("asked"),
        requestId: "r-1",
        password: "[redacted]",
        description: "a text with spaces",
        targetName: "two words",
      },
      responseElements: { instanceId: "i-answer", nested: [{ groupIds: ["sg-1", "sg-2"] }] },
    }),
  ).toEqual([arn("listed"), arn("asked"), "named", "i-answer", "sg-1", "sg-2"]);
  const ids = Array.from({ length: 40 }, (_, place) => `i-${place}`);
  expect(resourcesOf({ requestParameters: { instanceIds: ids } })).toEqual(ids.slice(0, 12));
  expect(resourcesOf({ requestParameters: "text", resources: 7, responseElements: null })).toEqual([]);
});
