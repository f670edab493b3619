import type { Change } from "../../runtime/changes/change";
import { createBigPandaSink } from "../../runtime/sinks/bigpanda";
import { FAULTS, accepts } from "../../local/bigpanda/faults";
import { startBigPanda, type BigPanda } from "../../local/bigpanda/server";

const KEYS = { apiKey: "test-api-key", appKey: "test-app-key" };

const CHANGE: Change = {
  identifier: "1b2c3d4e-0000-4000-8000-000000000001",
  status: "Done",
  summary: "ModifyListener",
  start: 1_773_154_082,
  end: 1_773_154_082,
  tags: { user_name: "dana@example.com", rp_listenerArn: "arn:aws:elasticloadbalancing:x" },
};

let bigPanda: BigPanda;
beforeEach(async () => {
  bigPanda = await startBigPanda(KEYS);
});
afterEach(() => bigPanda.close());

interface Post {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

function post({ path = "/data/changes", method = "POST", headers = {}, body }: Post = {}): Promise<Response> {
  const usual = {
    authorization: `Bearer ${KEYS.apiKey}`,
    "x-bp-app-key": KEYS.appKey,
    "content-type": "application/json",
  };
  const init = { method, headers: { ...usual, ...headers } };
  return fetch(
    bigPanda.url + path,
    method === "GET" ? init : { ...init, body: body ?? JSON.stringify(CHANGE) },
  );
}

test("accepts a whole change with 204 and keeps it", async () => {
  const response = await post();
  expect(response.status).toBe(204);
  expect(await response.text()).toBe("");
  expect(bigPanda.changes.get(CHANGE.identifier)).toEqual(CHANGE);
});

test("a repeat of an identifier updates", async () => {
  await post();
  await post({ body: JSON.stringify({ ...CHANGE, summary: "CreateListener" }) });
  expect([...bigPanda.changes.values()].map(({ summary }) => summary)).toEqual(["CreateListener"]);
});

test.each<[number, string, Post]>([
  [404, "another path", { path: "/data/change" }],
  [404, "another method", { method: "GET" }],
  [404, "another method", { method: "PUT" }],
  [401, "no bearer token", { headers: { authorization: "" } }],
  [401, "another scheme", { headers: { authorization: KEYS.apiKey } }],
  [401, "a wrong key", { headers: { authorization: "Bearer other" } }],
  [401, "no app key", { headers: { "x-bp-app-key": "" } }],
  [400, "another content type", { headers: { "content-type": "text/plain" } }],
  [400, "no JSON", { body: "{" }],
  [400, "a list", { body: "[]" }],
  [413, "a body that is too long", { body: JSON.stringify({ ...CHANGE, summary: "x".repeat(3_000_000) }) }],
])("answers %i to %s and keeps nothing", async (status, _what, request) => {
  const response = await post(request);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ status, errors: [expect.any(String)] });
  expect(bigPanda.changes.size).toBe(0);
});

test.each<[string, Record<string, unknown>]>([
  ["identifier is missing", { identifier: undefined }],
  ["identifier must be", { identifier: "" }],
  ["status must be one of Planned, In Progress, Done, Canceled", { status: "done" }],
  ["summary is missing", { summary: undefined }],
  ["start must be whole seconds", { start: 1_773_154_082_000 }],
  ["start must be whole seconds", { start: "1773154082" }],
  ["start must be whole seconds", { start: 1.5 }],
  ["end must be whole seconds", { end: null }],
  ["ticket_url must be", { ticket_url: 1 }],
  ["tags must be an object whose values are texts", { tags: { count: 1 } }],
  ["tags must be an object whose values are texts", { tags: [] }],
  ["colour is not a field of a change", { colour: "red" }],
])("a body is refused: %s", async (error, fields) => {
  const response = await post({ body: JSON.stringify({ ...CHANGE, ...fields }) });
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { errors: string[] };
  expect(errors).toEqual([expect.stringContaining(error)]);
});

describe("each fault, as the real sink sees it", () => {
  const sink = () => createBigPandaSink({ ...KEYS, endpoint: bigPanda.url, timeoutMs: 400 });

  test.each([
    ["400", { kind: "refused", status: 400 }],
    ["401", { kind: "unauthorised", status: 401 }],
    ["403", { kind: "unauthorised", status: 403 }],
    ["404", { kind: "unauthorised", status: 404 }],
    ["413", { kind: "refused", status: 413 }],
    ["422", { kind: "refused", status: 422 }],
    ["429", { kind: "retry", reason: "throttled" }],
    ["429-retry-after", { kind: "retry", reason: "throttled", retryAfterMs: 2_000 }],
    ["500", { kind: "retry", reason: "server-error" }],
    ["503", { kind: "retry", reason: "server-error" }],
    ["reset", { kind: "retry", reason: "connection" }],
    ["time-out", { kind: "retry", reason: "time-out" }],
    ["slow", { kind: "accepted", status: 200 }],
    ["endless", { kind: "accepted", status: 200 }],
  ] as const)("%s", async (fault, outcome) => {
    bigPanda.fail(fault, 1);
    expect(await sink().send(CHANGE)).toMatchObject(outcome);
    expect(bigPanda.changes.size).toBe(accepts(fault) ? 1 : 0);
    expect(Object.fromEntries(bigPanda.answers)).toEqual({ [fault]: 1 });
    expect(await sink().send(CHANGE)).toMatchObject({ kind: "accepted", status: 204 });
  });

  test("every fault is in the table above", () => {
    expect(FAULTS).toHaveLength(14);
  });

  test("faults come in the order and number in which they were asked for", async () => {
    bigPanda.fail("429", 2);
    bigPanda.fail("500", 1);
    const statuses: number[] = [];
    for (let call = 0; call < 4; call++) statuses.push((await post()).status);
    expect(statuses).toEqual([429, 429, 500, 204]);
  });
});
