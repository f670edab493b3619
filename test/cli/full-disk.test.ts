import fs from "node:fs";
import { join } from "node:path";
import { openAccount } from "../../cli/replay/account";
import { Stopped } from "../../cli/replay/stopped";
import { testFolder } from "../support/cli/folder";
import { aChange } from "../support/publishing/changes";

const folder = testFolder();
afterAll(() => folder.remove());

const destination = { endpoint: "https://api.example.com/data/changes", appKey: "app-key-of-this-test" };
const [first, second] = [aChange("first"), aChange("second")];

test("a disk that fills up in the middle of a replay stops it; with room again the next run goes on", async () => {
  const path = join(folder.path, "account.jsonl");
  const account = await openAccount(path, destination, Date.now);
  account.accept(first);

  const full = jest.spyOn(fs, "writeSync").mockImplementation(() => {
    throw Object.assign(new Error("write"), { code: "ENOSPC" });
  });
  try {
    // A post is noted before it is made: nothing is posted that could not be noted.
    await expect(account.state.takeSlot(destination.endpoint, 0, Date.now())).rejects.toThrow(Stopped);
    expect(() => account.accept(second)).toThrow(
      `account ${path}: cannot be written: no space left on the disk`,
    );
  } finally {
    full.mockRestore();
    account.close();
  }

  const next = await openAccount(path, destination, Date.now);
  expect([next.has(first), next.has(second)]).toEqual([true, false]);
  next.close();
});
