import fc from "fast-check";
import { changeBody } from "../../../runtime/changes/body";
import { bodyMaker } from "../../../runtime/changes/body-maker";
import { parsePaths, redactPath } from "../../../runtime/changes/redact-paths";
import { REDACTED } from "../../../runtime/changes/redaction-mark";
import { OutlinedRecord } from "../../../runtime/cloudtrail/outlined-record";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { MadeRecord, RecordMaker } from "../../../runtime/cloudtrail/record-maker";
import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
import { scanBytes } from "../../support/scan/scan-bytes";

/** Paths that no row has: that overlap, end within what others redact, or have stars. The event is named by place. */
const PATHS = [
  ...[
    "/a",
    "a",
    "/a.b",
    "a.b",
    "type",
    "name",
    "value.name",
    "*.name",
    "a.*.c",
    "/*",
    "/*.*.b",
    "items",
    "a.items.key",
  ],
  ...[
    "a a.type",
    "b /a.b.c c.name",
    "value b.type",
    "a.a a.a.a",
    "/a.a a.value *.*.key",
    "c.items c.name d",
    "a a a.name",
  ],
].map(parsePaths);

const finder = createKernelFinder()!;
const usual = bodyMaker(() => undefined);
let madeByJavaScript = 0;

const maker: RecordMaker = {
  ...usual,
  whatPart: (record) => ({ ...usual.whatPart(record)!, redacts: PATHS[placeOf(record)]! }),
  body: (record) => {
    madeByJavaScript += 1;
    return redactedBody(record instanceof OutlinedRecord ? record.whole() : record);
  },
};

function placeOf({ eventName }: CloudTrailRecord): number {
  return Number(eventName!.slice("Thing".length));
}

function redactedBody(record: CloudTrailRecord): { identifier: string; json: string } {
  const requestParameters = PATHS[placeOf(record)]!.reduce<unknown>(redactPath, record.requestParameters);
  return changeBody({ ...record, requestParameters });
}

const keys = fc.constantFrom("a", "A", "b", "c", "d", "items", "name", "Key", "type", "value");

const { fields } = fc.letrec<{ tree: unknown; fields: Record<string, unknown> }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom<unknown>("x", "", "***", REDACTED, 'q"\\', 5, -17, true, null),
    fc.array(fc.integer({ min: -9, max: 99 }), { maxLength: 3 }),
    fc.array(tie("tree"), { maxLength: 3 }),
    tie("fields"),
    fc.array(
      fc.record({
        name: fc.oneof(fc.constant("n"), tie("tree")),
        value: tie("tree"),
        type: fc.constant("t"),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  fields: fc.dictionary(keys, tie("tree"), { maxKeys: 5, noNullPrototype: true }),
}));

test("the kernel redacts what any paths lead to, as they do one after the other", () => {
  let count = 0;
  fc.assert(
    fc.property(
      fc.nat(PATHS.length - 1),
      fc.array(fields, { minLength: 1, maxLength: 20 }),
      (place, parameters) => {
        const records = parameters.map((requestParameters, index) => ({
          eventVersion: "1.08",
          userIdentity: { type: "IAMUser", userName: "alice", accountId: "111122223333" },
          eventTime: "2026-03-04T05:06:07Z",
          eventSource: "things.amazonaws.com",
          eventName: `Thing${String(place)}`,
          requestParameters,
          eventID: `id-${String(index)}`,
        }));
        count += records.length;
        const bytes = Buffer.from(JSON.stringify({ Records: records }));
        const made = scanBytes(bytes, { finder, outlined: true, maker }).records;
        expect(made.map(({ record }) => (record as MadeRecord).json)).toEqual(
          records.map((record) => redactedBody(record).json),
        );
      },
    ),
    { numRuns: 2_000 },
  );
  expect(madeByJavaScript).toBeLessThan(count / 5);
});
