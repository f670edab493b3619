import fc from "fast-check";
import { changeBody } from "../../../runtime/changes/body";
import { bodyMaker } from "../../../runtime/changes/body-maker";
import { parsePaths, redactPath } from "../../../runtime/changes/redact-paths";
import { REDACTED } from "../../../runtime/changes/redaction-mark";
import { OutlinedRecord } from "../../../runtime/cloudtrail/outlined-record";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { MadeRecord, RecordMaker, RedactedPath } from "../../../runtime/cloudtrail/record-maker";
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
    "name d value",
  ],
].map(parsePaths);

/** A maker for events that are called after the place of their paths; it counts the bodies that it makes. */
class CountingMaker {
  bodies = 0;
  private readonly finder = createKernelFinder()!;
  private readonly maker: RecordMaker;

  constructor(private readonly paths: readonly RedactedPath[][]) {
    const usual = bodyMaker(() => undefined);
    this.maker = {
      ...usual,
      eventPart: (record) => ({ ...usual.eventPart(record)!, redacts: this.pathsOf(record) }),
      body: (record) => {
        this.bodies += 1;
        return this.redactedBody(record instanceof OutlinedRecord ? record.whole() : record);
      },
    };
  }

  /** Compares the bodies of records with what is made of them one by one. */
  compare(place: number, parameters: readonly unknown[]): void {
    const records = parameters.map((requestParameters, index) => ({
      eventVersion: "1.08",
      userIdentity: { type: "IAMUser", userName: "alice", accountId: "111122223333" },
      eventTime: "2026-03-04T05:06:07Z",
      eventSource: "things.amazonaws.com",
      eventName: `Thing${String(place)}`,
      requestParameters,
      eventID: `id-${String(index)}`,
    }));
    const { finder, maker } = this;
    const made = scanBytes(Buffer.from(JSON.stringify({ Records: records })), {
      finder,
      outlined: true,
      maker,
    });
    expect(made.records.map(({ record }) => (record as MadeRecord).json)).toEqual(
      records.map((record) => this.redactedBody(record).json),
    );
  }

  private redactedBody(record: CloudTrailRecord): { identifier: string; json: string } {
    const requestParameters = this.pathsOf(record).reduce<unknown>(redactPath, record.requestParameters);
    return changeBody({ ...record, requestParameters });
  }

  private pathsOf({ eventName }: CloudTrailRecord): RedactedPath[] {
    return this.paths[Number(eventName!.slice("Thing".length))]!;
  }
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
  const maker = new CountingMaker(PATHS);
  let count = 0;
  const places = fc.nat(PATHS.length - 1);
  const parameters = fc.array(fields, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(places, parameters, (place, ofRecords) => {
      count += ofRecords.length;
      maker.compare(place, ofRecords);
    }),
    { numRuns: 2_000 },
  );
  expect(maker.bodies).toBeLessThan(count / 5);
});

const PARAMETERS = { z: "x", o: { z: "x" } };

test.each([
  ["as many places as it can follow", letters(32), 1],
  ["more places than it can follow", letters(33), 3],
  ["a name as long as it knows them", "z".repeat(48), 1],
  ["a longer name", "z".repeat(49), 3],
  ["a name beyond ASCII", "\u00e9", 3],
])("of three records JavaScript makes what the kernel must leave: %s", (_what, paths, bodies) => {
  const maker = new CountingMaker([parsePaths(paths)]);
  maker.compare(0, [PARAMETERS, PARAMETERS, PARAMETERS]);
  expect(maker.bodies).toBe(bodies);
});

test("events whose paths have no room with the kernel are left to JavaScript", () => {
  const paths = Array.from({ length: 200 }, (_, place) => parsePaths(letters(25, String(place))));
  const maker = new CountingMaker(paths);
  paths.forEach((_, place) => maker.compare(place, [PARAMETERS, PARAMETERS]));
  expect(maker.bodies).toBeGreaterThan(paths.length);
  expect(maker.bodies).toBeLessThan(paths.length * 1.9);
});

/** So many paths of one name each, `z` the last of them. */
function letters(count: number, prefix = ""): string {
  return Array.from({ length: count }, (_, place) =>
    place === count - 1 ? "z" : `${prefix}p${String(place)}`,
  ).join(" ");
}
