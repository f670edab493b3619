import { bodyMaker } from "../../../runtime/changes/body-maker";
import { createDecider } from "../../../runtime/changes/decide";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { MadeRecord } from "../../../runtime/cloudtrail/record-maker";
import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
import { createPlainFinder } from "../../../runtime/cloudtrail/scan/plain-finder";
import { RecordMaker } from "../../bench/records";
import { scanBytes } from "../../support/scan/scan-bytes";

/** Records of one caller and one call; every other one is a read. */
function alike(count: number, reads: boolean): CloudTrailRecord[] {
  const maker = new RecordMaker(0);
  let usual = maker.next(0) as CloudTrailRecord;
  while (usual.errorCode || usual.eventName !== "RegisterTargets") usual = maker.next(0) as CloudTrailRecord;
  return Array.from({ length: count }, (_, place) => ({
    ...usual,
    eventID: `id-${String(place)}`,
    readOnly: reads && place % 2 === 1,
  }));
}

const { decide } = createDecider();
const MAKER = bodyMaker((record) => {
  const decision = decide(record);
  return decision.decision === "drop" ? decision.reason : undefined;
});

/** What the kernel makes of a file, run by run, is what is made of each record that a byte-by-byte scan finds. */
function compare(text: string): { made: number; reads: number; damaged: number } {
  const bytes = Buffer.from(text);
  const exact = scanBytes(bytes, { finder: createPlainFinder() });
  const runs = scanBytes(bytes, { finder: createKernelFinder()!, outlined: true, maker: MAKER });
  expect(runs.account).toEqual(exact.account);
  expect(runs.records.map(({ index }) => index)).toEqual(exact.records.map(({ index }) => index));
  let made = 0;
  runs.records.forEach(({ record }, place) => {
    const expected = exact.records[place]!.record;
    if (!(record instanceof MadeRecord)) {
      expect(record).toEqual(expected);
      return;
    }
    made += 1;
    expect(record.drop).toBe(MAKER.drop(expected));
    if (record.drop === undefined) expect(record.json).toBe(JSON.stringify(toChange(expected)));
  });
  const damaged = Object.values(exact.account.damaged).reduce((sum, count) => sum + count, 0);
  return { made, reads: exact.account.reads, damaged };
}

test("more bodies than the kernel has room for at a time", () => {
  const { made } = compare(JSON.stringify({ Records: alike(2_000, false) }));
  expect(made).toBe(2_000);
});

test("a run of reads and changes", () => {
  expect(compare(JSON.stringify({ Records: alike(400, true) }))).toEqual({
    made: 200,
    reads: 200,
    damaged: 0,
  });
});

const LONG_TEXT = "x".repeat(40_000);

test.each([
  ["no comma", "} {", 0],
  ["a dot for a comma", "}.{", 1],
  ["two commas", "},,{", 0],
  ["a number", "},17,{", 1],
  ["a string", '},"},{",{', 1],
  ["spaces", "} , {", 0],
  ["an array", "},[1],{", 1],
  ["an array that is long", `},[{"readOnly":true},"${LONG_TEXT}"],{`, 1],
  ["another object", '},{"eventName":"CreateThing"},{', 0],
  ["a read without an id", '},{"readOnly":true},{', 0],
  ["a record too deep", `},{"readOnly":true,"a":${"[".repeat(600)}${"]".repeat(600)}},{`, 1],
  // The record behind it has the same name, which the kernel must not take for known.
  [
    "a long record",
    `},{"eventID":"long","eventName":"CreateLong","responseElements":"${LONG_TEXT}"},{"eventID":"next","eventName":"CreateLong"},{`,
    0,
  ],
  ["a record too long", `},{"readOnly":true,"a":"${"x".repeat(4 * 1024 * 1024)}"},{`, 1],
  ["a record that is not JSON", '},{"eventID":"bad","eventName":CreateThing},{', 1],
  ["a character above 127", '},{"eventID":"high","eventName":"Cr\u00e9e"},{', 0],
  ["an escaped key", '},{"read\\u004fnly":true,"readOnly":false,"eventID":"escaped"},{', 0],
  ["a colon", "}:{", 1],
])("within a run: %s", (_what, between, damaged) => {
  const parts = alike(120, true).map((record) => JSON.stringify(record).slice(1, -1));
  const text = `{"Records":[{${parts.slice(0, 60).join("},{")}${between}${parts.slice(60).join("},{")}}]}`;
  const found = compare(text);
  expect(found.damaged).toBe(damaged);
  expect(found.reads).toBeGreaterThan(50);
  expect(found.made).toBeGreaterThan(50);
});
