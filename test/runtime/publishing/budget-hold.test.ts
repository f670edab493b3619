import { aDestination } from "../../support/publishing/changes";
import { BROKEN, OK, publisherRig } from "../../support/publishing/rig";

const HOUR_MS = 3_600_000;

async function spentRig() {
  const rig = publisherRig();
  rig.destination = aDestination({ changesPerWeek: 5, holdLimitHours: 3 });
  await rig.handle({ id: "1" }, { id: "2" }, { id: "3" }, { id: "4" });
  expect(rig.metrics.get("BudgetUsedPercent")).toBe(80);
  expect(await rig.handle({ id: "5" }, { id: "6" })).toEqual(["6"]);
  return rig;
}

test("over budget: held in steps of half an hour, and nothing is sent", async () => {
  const rig = await spentRig();
  expect(rig.visibility.get("6")).toBe(1_800);
  expect(rig.metrics.get("DestinationOverBudget")).toBe(1);
  expect(rig.metrics.get("BudgetUsedPercent")).toBe(100);
  expect(rig.sent).toHaveLength(5);
});

test("after the hold limit the oldest are shed, counted and logged; the younger stay", async () => {
  const rig = await spentRig();
  const old = { id: "old", ageMs: 3 * HOUR_MS + 1 };
  expect(await rig.handle(old, { id: "young", ageMs: 3 * HOUR_MS })).toEqual(["young"]);
  expect(rig.metrics.get("ChangesShed")).toBe(1);
  expect(rig.logged).toContainEqual({
    level: "warn",
    message: "change shed",
    fields: { destination: "main", identifier: "old", reason: "over-budget" },
  });
});

test("budget that comes free is used, a whole number of hours later", async () => {
  const rig = await spentRig();
  rig.clock.pass(168 * HOUR_MS);
  expect(await rig.handle({ id: "6" })).toEqual(["6"]);
  rig.clock.pass(HOUR_MS);
  expect(await rig.handle({ id: "6" })).toEqual([]);
});

test("a raised budget is used at the next step", async () => {
  const rig = await spentRig();
  rig.destination = aDestination({ changesPerWeek: 6 });
  rig.clock.pass(1_800_000);
  expect(await rig.handle({ id: "6" })).toEqual([]);
});

test("tries count as well, since the other side may count them", async () => {
  const rig = publisherRig();
  rig.destination = aDestination({ changesPerWeek: 2 });
  rig.answer = () => BROKEN;
  await rig.handle({ id: "a" });
  rig.clock.pass(2_000);
  await rig.handle({ id: "a" });
  rig.clock.pass(4_000);
  rig.answer = () => OK;
  expect(await rig.handle({ id: "a" })).toEqual(["a"]);
  expect(rig.sent).toHaveLength(2);
});
