import { emptyTally } from "../../cli/account/tally";
import { createProblems } from "../../cli/output/problems";
import { changesOf } from "../../cli/replay/read";
import { createDecider } from "../../runtime/changes/decide";
import { changeRecords, readRecord, trailJson } from "../support/cli/records";

test("a file whose reading fails in the middle is named; what came before it is counted and dealt with", async () => {
  const json = Buffer.from(trailJson([readRecord(1), ...changeRecords(20, 2)]));
  async function* open(): AsyncGenerator<Uint8Array> {
    yield json.subarray(0, 4_000);
    throw Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });
  }
  const said: string[] = [];
  const problems = createProblems({ write: (text) => said.push(text) });
  const tally = emptyTally();
  const identifiers: string[] = [];
  const source = { name: "on a bad disk.json", open };
  for await (const changes of changesOf(source, { decider: createDecider(), tally, problems })) {
    identifiers.push(...changes.map(({ identifier }) => identifier));
  }
  expect(said).toEqual(["cloudtrail-changes: on a bad disk.json: EIO: i/o error, read\n"]);
  expect(problems.count).toBe(1);
  expect(identifiers.length).toBeGreaterThan(1);
  expect(tally).toMatchObject({ files: 0, failedFiles: 1, changes: identifiers.length });
  const drops = Object.values(tally.drops).reduce((sum, count) => sum + count, 0);
  expect(tally.records).toBe(tally.changes + drops);
});
