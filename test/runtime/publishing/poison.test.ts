import { aChange, queuedBody } from "../../support/publishing/changes";
import { BROKEN, OK, publisherRig, REFUSED, THROTTLED } from "../../support/publishing/rig";

/** Lets the first change fail nine times, so that the next failure is the tenth. */
async function afterNineTries(fails: (identifier: string) => boolean, answer = BROKEN) {
  const rig = publisherRig();
  rig.answer = ({ identifier }) => (fails(identifier) ? answer : OK);
  for (let receives = 1; receives <= 9; receives += 1) {
    expect(await rig.handle({ id: "bad", receives }, { id: "next" })).toEqual(["bad", "next"]);
    rig.clock.pass(900_000);
  }
  rig.sent.length = 0;
  return rig;
}

const sentBy = (rig: Awaited<ReturnType<typeof afterNineTries>>) => rig.sent.map((send) => send.identifier);

test("ten times 5xx while the next one is accepted: parked after a last try", async () => {
  const rig = await afterNineTries((identifier) => identifier === "bad");
  expect(await rig.handle({ id: "bad", receives: 10 }, { id: "next" }, { id: "later" })).toEqual([]);
  expect(sentBy(rig)).toEqual(["bad", "next", "bad", "later"]);
  expect(rig.parked).toMatchObject([
    { attributes: { identifier: "bad", reason: "no-answer", status: "500", tries: "10" } },
  ]);
});

test("ten times 5xx while the next one fails as well: an outage, nothing is parked", async () => {
  const rig = await afterNineTries(() => true);
  expect(await rig.handle({ id: "bad", receives: 10 }, { id: "next" })).toEqual(["bad", "next"]);
  expect(rig.parked).toEqual([]);
});

test("a destination that has just come back takes the change on its last try", async () => {
  let calls = 0;
  const rig = await afterNineTries((identifier) => identifier === "bad");
  rig.answer = () => ((calls += 1) === 1 ? BROKEN : OK);
  expect(await rig.handle({ id: "bad", receives: 10 }, { id: "next" })).toEqual([]);
  expect(sentBy(rig)).toEqual(["bad", "next", "bad"]);
  expect(rig.parked).toEqual([]);
});

test("an update of the same change is not sent before it", async () => {
  const rig = await afterNineTries((identifier) => identifier === "bad");
  const update = { id: "update", body: queuedBody(aChange("bad", { more: "yes" })) };
  expect(await rig.handle({ id: "bad", receives: 10 }, update)).toEqual(["bad", "update"]);
  expect(sentBy(rig)).toEqual(["bad"]);
});

test("a refusal of the next one proves nothing: the one after it is asked", async () => {
  const rig = await afterNineTries((identifier) => identifier === "bad");
  rig.answer = ({ identifier }) => ({ bad: BROKEN, next: REFUSED })[identifier] ?? OK;
  expect(await rig.handle({ id: "bad", receives: 10 }, { id: "next" }, { id: "later" })).toEqual([]);
  expect(rig.parked.map(({ attributes }) => attributes?.reason)).toEqual(["refused", "no-answer"]);
});

test("being throttled is no fault of the change", async () => {
  const rig = await afterNineTries((identifier) => identifier === "bad", THROTTLED);
  expect(await rig.handle({ id: "bad", receives: 10 }, { id: "next" })).toEqual(["bad", "next"]);
  expect(sentBy(rig)).toEqual(["bad"]);
});

test("an accepted change starts its tries anew", async () => {
  const rig = await afterNineTries((identifier) => identifier === "bad");
  rig.answer = () => OK;
  await rig.handle({ id: "bad", receives: 10 });
  expect(await rig.state.addTry("main", "bad", "no-answer")).toBe(1);
});

test("our own defect on one change: parked at the third try, without keys", async () => {
  const rig = publisherRig();
  rig.answer = ({ identifier }, { apiKey }) => {
    if (identifier === "bad") throw new TypeError(`cannot read ${apiKey}`);
    return OK;
  };
  for (const receives of [1, 2]) {
    expect(await rig.handle({ id: "bad", receives }, { id: "next" })).toEqual(["bad", "next"]);
    expect(rig.metrics.get("PublishErrors")).toBe(1);
    rig.clock.pass(60_000);
  }
  expect(await rig.handle({ id: "bad", receives: 3 }, { id: "next" })).toEqual([]);
  expect(rig.parked).toMatchObject([
    { attributes: { reason: "unexpected-error", excerpt: "TypeError: cannot read [redacted]" } },
  ]);
  expect(JSON.stringify([rig.logged, rig.parked])).not.toContain(rig.destination.apiKey);
});
