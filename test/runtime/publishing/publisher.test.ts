import { aChange, aDestination, queuedBody } from "../../support/publishing/changes";
import { BROKEN, OK, publisherRig, REFUSED, THROTTLED } from "../../support/publishing/rig";

const DAY_MS = 86_400_000;

test("all accepted: nothing stays in the queue", async () => {
  const rig = publisherRig();
  expect(await rig.handle({ id: "a" }, { id: "b" }, { id: "c" })).toEqual([]);
  expect(rig.sent.map(({ identifier }) => identifier)).toEqual(["a", "b", "c"]);
  expect(rig.metrics.get("ChangesPublished")).toBe(3);
});

test("sends are spread evenly below the pace", async () => {
  const rig = publisherRig();
  await rig.handle({ id: "a" }, { id: "b" }, { id: "c" });
  const [first = 0, ...later] = rig.sent.map(({ at }) => at);
  // 61 s / 360 and a little: slower than 360 in any 60 s, also when each send is up to 1 s late.
  expect(later.map((at) => at - first)).toEqual([171, 341]);
});

test("at the first failure that another try may mend, it and all after it rest for the same time", async () => {
  const rig = publisherRig();
  rig.answer = ({ identifier }) => (identifier === "b" ? BROKEN : OK);
  expect(await rig.handle({ id: "a" }, { id: "b" }, { id: "c" }, { id: "d" })).toEqual(["b", "c", "d"]);
  expect(rig.sent).toHaveLength(2);
  expect([...rig.visibility]).toEqual([
    ["b", 2],
    ["c", 2],
    ["d", 2],
  ]);
});

test("pauses in a row double, to 15 minutes, and an accepted change ends the row", async () => {
  const rig = publisherRig();
  const restOf = async (id: string) => {
    await rig.handle({ id });
    const seconds = rig.visibility.get(id) ?? 0;
    rig.clock.pass(seconds * 1000);
    return seconds;
  };
  rig.answer = () => THROTTLED;
  const rests: number[] = [];
  for (let step = 0; step < 11; step += 1) rests.push(await restOf("a"));
  expect(rests).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  rig.answer = () => OK;
  expect(await rig.handle({ id: "a" })).toEqual([]);
  rig.answer = () => THROTTLED;
  expect(await restOf("b")).toBe(2);
});

test("a longer Retry-After is honoured, also by the next worker", async () => {
  const rig = publisherRig();
  rig.answer = () => ({ ...THROTTLED, retryAfterMs: 100_000 });
  await rig.handle({ id: "a" });
  expect(rig.visibility.get("a")).toBe(100);
  rig.clock.pass(40_000);
  expect(await rig.handle({ id: "a", receives: 2 })).toEqual(["a"]);
  expect(rig.visibility.get("a")).toBe(60);
  expect(rig.sent).toHaveLength(1);
});

test("refused: parked with its body unchanged and the reason, and the others go on", async () => {
  const rig = publisherRig();
  rig.answer = ({ identifier }) => (identifier === "a" ? REFUSED : OK);
  expect(await rig.handle({ id: "a", receives: 3 }, { id: "b" })).toEqual([]);
  expect(rig.parked).toEqual([
    {
      body: queuedBody(aChange("a")),
      attributes: {
        reason: "refused",
        status: "400",
        excerpt: "malformed",
        destination: "main",
        identifier: "a",
        tries: "3",
        time: new Date(rig.clock.now() - 171).toISOString(),
      },
    },
  ]);
});

test.each([
  ["not JSON", "{"],
  ["an array", "[]"],
  ["of another schema", queuedBody(aChange("x")).replace("change/v1", "change/v2")],
  ["without destination", queuedBody(aChange("x"), "")],
  ["without identifier", queuedBody(aChange(""))],
  ["with a number as tag", queuedBody(aChange("x", { count: 1 as unknown as string }))],
  ["with text as time", queuedBody({ ...aChange("x"), start: "now" as unknown as number })],
])("a message %s is parked and stops nothing", async (_what, body) => {
  const rig = publisherRig();
  expect(await rig.handle({ id: "bad", body }, { id: "good" })).toEqual([]);
  expect(rig.parked).toMatchObject([{ body, attributes: { reason: "invalid-message" } }]);
  expect(rig.sent.map(({ identifier }) => identifier)).toEqual(["good"]);
});

test("what the parked queue does not take stays in its queue", async () => {
  const failure = { index: 0, code: "InternalError", senderFault: false };
  const queue = { sendBatch: async () => [failure], changeVisibility: async () => {} };
  const rig = publisherRig({ queue });
  rig.answer = () => REFUSED;
  expect(await rig.handle({ id: "bad", body: "{" }, { id: "a" }, { id: "b" })).toEqual(["bad", "a", "b"]);
});

test("with less than 8 s left nothing is sent, and the rest comes back at once", async () => {
  const rig = publisherRig();
  rig.remainingMs = () => (rig.sent.length < 2 ? 8_200 : 7_999);
  expect(await rig.handle({ id: "a" }, { id: "b" }, { id: "c" })).toEqual(["c"]);
  expect(rig.visibility.get("c")).toBe(0);
});

test("a slot that is far away is waited for in the queue, without a penalty", async () => {
  const rig = publisherRig();
  rig.destination = aDestination({ changesPerMinute: 1 });
  expect(await rig.handle({ id: "a" }, { id: "b" })).toEqual(["b"]);
  expect(rig.visibility.get("b")).toBe(62);
  rig.clock.pass(62_000);
  expect(await rig.handle({ id: "b", receives: 2 })).toEqual([]);
});

test("a change that the queue would soon delete is parked instead of given back", async () => {
  const rig = publisherRig();
  rig.answer = () => BROKEN;
  const old = { id: "old", ageMs: 13 * DAY_MS };
  const tried = { id: "tried", receives: 900 };
  expect(await rig.handle(old, tried, { id: "young" })).toEqual(["young"]);
  expect(rig.parked.map(({ attributes }) => [attributes?.identifier, attributes?.reason])).toEqual([
    ["old", "worn-out"],
    ["tried", "worn-out"],
  ]);
});

test("messages of several destinations do not wait for each other", async () => {
  const rig = publisherRig();
  rig.answer = ({ identifier }) => (identifier.startsWith("x") ? BROKEN : OK);
  const other = (id: string) => ({ id, body: queuedBody(aChange(id), "other") });
  expect(await rig.handle({ id: "x1" }, other("y1"), { id: "x2" }, other("y2"))).toEqual(["x1", "x2"]);
});

test("retries carry their attempt in the log", async () => {
  const rig = publisherRig();
  rig.answer = () => BROKEN;
  await rig.handle({ id: "a", receives: 7 });
  expect(rig.logged.filter(({ fields }) => fields.attempt === 7).map(({ message }) => message)).toEqual([
    "change not accepted",
    "published",
  ]);
});

test("a dry run takes neither slot nor budget", async () => {
  const rig = publisherRig();
  rig.destination = aDestination({ dryRun: true, changesPerMinute: 1, changesPerWeek: 1 });
  expect(await rig.handle({ id: "a" }, { id: "b" }, { id: "c" })).toEqual([]);
  expect(await rig.state.read("main")).toEqual({ slot: 0 });
});
