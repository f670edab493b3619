import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { openAccount } from "../../cli/replay/account";
import type { Account } from "../../cli/replay/account";
import type { Change } from "../../runtime/changes/change";
import { hourOf } from "../../runtime/publishing/budget";
import { testFolder } from "../support/cli/folder";

const NOW = Date.UTC(2025, 10, 3, 12);
const HOUR = 3_600_000;
const destination = { endpoint: "https://api.example.com/data/changes", appKey: "app-key-of-this-test" };
const folder = testFolder();
const path = join(folder.path, "account.jsonl");
afterAll(() => folder.remove());

const open = (where = destination, now = NOW) => openAccount(path, where, () => now);

function changeOf(number: number, summary = "Run"): Change {
  return { identifier: `id-${number}`, status: "Done", summary, start: 1, end: 1, tags: {} };
}

beforeEach(() => writeFileSync(path, ""));

test("what was accepted is known to the next run, by destination and content", async () => {
  const first = await open();
  first.accept(changeOf(1));
  expect(first.has(changeOf(1))).toBe(true);
  first.close();

  const second = await open();
  expect([second.has(changeOf(1)), second.has(changeOf(2)), second.has(changeOf(1, "Stop"))]).toEqual([
    ...[true, false, false],
  ]);
  second.close();
  for (const other of [
    { ...destination, endpoint: "https://eu.example.com/data/changes" },
    { ...destination, appKey: "another" },
  ]) {
    const account = await open(other);
    expect(account.has(changeOf(1))).toBe(false);
    account.close();
  }
});

test("posts are counted by hour, over runs, by endpoint, as far back as the budget looks", async () => {
  const { endpoint } = destination;
  const first = await open(destination, NOW - 200 * HOUR);
  await post(first, endpoint, NOW - 200 * HOUR);
  await post(first, endpoint, NOW - 100 * HOUR);
  await post(first, endpoint, NOW - HOUR);
  await post(first, endpoint, NOW - HOUR + 5);
  first.close();
  const elsewhere = { ...destination, endpoint: "https://eu.example.com/data/changes" };
  const other = await open(elsewhere);
  await post(other, elsewhere.endpoint, NOW);
  other.close();

  const second = await open();
  expect([...(await second.state.readSends(endpoint, 0, Infinity))]).toEqual([
    [hourOf(NOW - 100 * HOUR), 1],
    [hourOf(NOW - HOUR), 2],
  ]);
  expect(await second.state.read(endpoint)).toEqual({ slot: NOW - HOUR + 5 });
  second.close();
});

async function post({ state }: Account, endpoint: string, at: number): Promise<void> {
  const { slot } = await state.read(endpoint);
  expect(await state.takeSlot(endpoint, slot, at)).toBe(true);
  await state.addSends(endpoint, hourOf(at), 1);
}

test("a file torn at any byte keeps its whole lines and can be written on", async () => {
  const whole = await open();
  for (let number = 0; number < 5; number += 1) {
    await post(whole, destination.endpoint, NOW + number);
    whole.accept(changeOf(number));
  }
  whole.close();
  const content = readFileSync(path);
  const firstLine = content.indexOf("\n");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: firstLine, max: content.length }), async (length) => {
      const torn = content.subarray(0, length);
      writeFileSync(path, torn);
      const wholeLines = torn
        .toString()
        .split("\n")
        .filter((line) => line.endsWith("}"));
      const expected = wholeLines.filter((line) => line.includes("accepted")).length;

      const account = await open();
      expect([0, 1, 2, 3, 4].filter((number) => account.has(changeOf(number)))).toHaveLength(expected);
      account.accept(changeOf(77));
      account.close();
      const next = await open();
      expect(next.has(changeOf(77))).toBe(true);
      next.close();
    }),
  );
});

test("the file names no key, and only its owner may read it", async () => {
  const fresh = join(folder.path, "fresh.jsonl");
  const account = await openAccount(fresh, destination, () => NOW);
  await post(account, destination.endpoint, NOW);
  account.accept(changeOf(1));
  account.close();
  expect(readFileSync(fresh, "utf8")).not.toContain(destination.appKey);
  expect(statSync(fresh).mode & 0o077).toBe(0);
});
