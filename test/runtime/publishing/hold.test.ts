import { aDestination } from "../../support/publishing/changes";
import { OK, publisherRig, WRONG_KEY } from "../../support/publishing/rig";

test("a wrong key holds the destination: nothing is lost, and steps grow to 30 minutes", async () => {
  const rig = publisherRig();
  rig.answer = () => WRONG_KEY;
  const steps: number[] = [];
  for (let receives = 1; receives <= 7; receives += 1) {
    expect(await rig.handle({ id: "a", receives }, { id: "b", receives })).toEqual(["a", "b"]);
    steps.push(rig.visibility.get("b") ?? 0);
    expect(rig.metrics.get("DestinationHeld")).toBe(1);
    rig.clock.pass((rig.visibility.get("b") ?? 0) * 1000);
  }
  expect(steps).toEqual([60, 120, 240, 480, 960, 1800, 1800]);
  expect(rig.parked).toEqual([]);
});

test("during a hold nothing is sent and nothing read", async () => {
  const rig = publisherRig();
  rig.answer = () => WRONG_KEY;
  await rig.handle({ id: "a" });
  const reads = rig.registryReads.length;
  rig.clock.pass(10_000);
  expect(await rig.handle({ id: "a" })).toEqual(["a"]);
  expect(rig.visibility.get("a")).toBe(50);
  expect(rig.sent).toHaveLength(1);
  expect(rig.registryReads).toHaveLength(reads);
  expect(rig.metrics.get("DestinationHeld")).toBe(1);
});

test("after a step the key is read afresh, and a mended one ends the hold", async () => {
  const rig = publisherRig();
  rig.answer = (_change, { apiKey }) => (apiKey === "mended" ? OK : WRONG_KEY);
  await rig.handle({ id: "a" });
  rig.destination = aDestination({ apiKey: "mended" });
  rig.clock.pass(60_000);
  expect(await rig.handle({ id: "a", receives: 2 }, { id: "b" })).toEqual([]);
  expect(rig.registryReads.at(-1)).toBe(true);
  expect((await rig.state.read("main")).pause).toBeUndefined();
  expect(rig.metrics.get("DestinationHeld")).toBe(0);
});

test("a permission that was given elsewhere is noticed as well, though the key is the same", async () => {
  const rig = publisherRig();
  rig.answer = () => WRONG_KEY;
  await rig.handle({ id: "a" });
  rig.answer = () => OK;
  rig.clock.pass(60_000);
  expect(await rig.handle({ id: "a", receives: 2 })).toEqual([]);
});

test("a key that was just rotated is no reason for a hold", async () => {
  const rig = publisherRig();
  rig.answer = (_change, { apiKey }) => {
    if (apiKey === "rotated") return OK;
    rig.destination = aDestination({ apiKey: "rotated" });
    return WRONG_KEY;
  };
  expect(await rig.handle({ id: "a" }, { id: "b" })).toEqual([]);
  expect(rig.registryReads).toEqual([false, true]);
  expect(rig.sent.map(({ identifier }) => identifier)).toEqual(["a", "a", "b"]);
});

test("a key that no call can be made with holds too, and its error does not show it", async () => {
  const rig = publisherRig({
    sinkFor: ({ apiKey }) => {
      throw new Error(`invalid header ${apiKey}`);
    },
  });
  expect(await rig.handle({ id: "a" })).toEqual(["a"]);
  expect(rig.visibility.get("a")).toBe(60);
  expect(JSON.stringify(rig.logged)).toContain("invalid header [redacted]");
  expect(JSON.stringify(rig.logged)).not.toContain(rig.destination.apiKey);
});
