import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createDynamoState } from "../../../runtime/aws/dynamo-state";
import { createMemoryState } from "../../../runtime/publishing/memory-state";
import type { PublisherState } from "../../../runtime/ports/state";
import { startDynamoStub } from "../../support/publishing/dynamo-stub";
import { simulatedClock } from "../../support/publishing/simulated-clock";

const clock = simulatedClock();
const HOUR = 492_000;
let dynamo: Awaited<ReturnType<typeof startDynamoStub>>;
let client: DynamoDBClient;

beforeEach(async () => {
  dynamo = await startDynamoStub();
  const credentials = { accessKeyId: "AKIAOFTHEFUNCTION000", secretAccessKey: "function" };
  client = new DynamoDBClient({ region: "eu-west-1", endpoint: dynamo.url, credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await dynamo.close();
});

const states: [string, () => PublisherState][] = [
  ["memory", createMemoryState],
  ["DynamoDB", () => createDynamoState(client, "state", clock)],
];

describe.each(states)("state in %s", (_where, create) => {
  test("of an unknown destination there is nothing", async () => {
    const state = create();
    expect(await state.read("main")).toEqual({ slot: 0 });
    expect(await state.readSends("main", HOUR - 168, HOUR)).toEqual(new Map());
  });

  test("a slot is taken once: who expects another one than the last gets none", async () => {
    const state = create();
    expect(await state.takeSlot("main", 0, 1_000)).toBe(true);
    expect(await state.takeSlot("main", 0, 1_001)).toBe(false);
    expect(await state.takeSlot("main", 1_000, 2_000)).toBe(true);
    expect(await state.takeSlot("main", 1_000, 3_000)).toBe(false);
    expect(await state.read("main")).toEqual({ slot: 2_000 });
    expect(await state.read("other")).toEqual({ slot: 0 });
  });

  test("sends are counted by destination and hour, and read over several pages", async () => {
    const state = create();
    expect(await state.addSends("main", HOUR, 1)).toBe(1);
    expect(await state.addSends("main", HOUR, 2)).toBe(3);
    for (let ago = 1; ago <= 5; ago += 1) await state.addSends("main", HOUR - ago, ago);
    await state.addSends("other", HOUR, 9);
    expect(await state.readSends("main", HOUR - 4, HOUR)).toEqual(
      new Map([4, 3, 2, 1, 0].map((ago) => [HOUR - ago, ago || 3])),
    );
  });

  test("a pause is kept beside the slot and ended without it", async () => {
    const state = create();
    const pause = { reason: "hold", until: 5_000, steps: 2 } as const;
    await state.writePause("main", pause);
    expect(await state.read("main")).toEqual({ slot: 0, pause });
    expect(await state.takeSlot("main", 0, 1_000)).toBe(true);
    expect(await state.read("main")).toEqual({ slot: 1_000, pause });
    await state.writePause("main", undefined);
    expect(await state.read("main")).toEqual({ slot: 1_000 });
  });

  test("tries are counted by change and kind, and forgotten together", async () => {
    const state = create();
    expect(await state.addTry("main", "e-1", "no-answer")).toBe(1);
    expect(await state.addTry("main", "e-1", "no-answer")).toBe(2);
    expect(await state.addTry("main", "e-1", "unexpected")).toBe(1);
    expect(await state.addTry("main", "e-2", "no-answer")).toBe(1);
    expect(await state.addTry("other", "e-1", "no-answer")).toBe(1);
    await state.clearTries("main", "e-1");
    expect(await state.addTry("main", "e-1", "no-answer")).toBe(1);
    expect(await state.addTry("main", "e-1", "unexpected")).toBe(1);
    expect(await state.addTry("main", "e-2", "no-answer")).toBe(2);
  });
});

test("in DynamoDB every read is consistent, and counters and tries expire, slots do not", async () => {
  const state = createDynamoState(client, "state", clock);
  await state.takeSlot("main", 0, 1_000);
  await state.addSends("main", HOUR, 1);
  await state.addTry("main", "x".repeat(5_000), "no-answer");
  await state.read("main");
  await state.readSends("main", HOUR, HOUR);
  expect(dynamo.reads.map((read) => read.ConsistentRead)).toEqual([true, true]);
  const days = [...dynamo.items.values()].map(({ item, expires }) => [
    item?.S?.split("#")[0],
    expires && (Number(expires.N) - clock.now() / 1000) / 86_400,
  ]);
  expect(Object.fromEntries(days)).toEqual({ pace: undefined, sends: 9, tries: 14 });
});

test("what DynamoDB refuses is told", async () => {
  await dynamo.close();
  const state = createDynamoState(client, "state", clock);
  await expect(state.takeSlot("main", 0, 1)).rejects.toThrow();
});
