import { Ledger } from "../../../runtime/cloudtrail/scan/account";
import {
  type ElementFinder,
  MAX_DEPTH,
  MAX_RECORD_BYTES,
  MAX_SPACE,
} from "../../../runtime/cloudtrail/scan/finder";
import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
import { createPlainFinder } from "../../../runtime/cloudtrail/scan/plain-finder";
import { TrailFileReader } from "../../../runtime/cloudtrail/scan/reader";
import { record, scanFile } from "../../support/scan/scan-file";

const MiB = 1024 * 1024;
const around = (text: string) =>
  `{"Records":[${JSON.stringify(record(0))},${text},${JSON.stringify(record(1))}]}`;
const nested = (levels: number) => `{"a":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;

describe("records beyond the limits cost themselves and no other", () => {
  it.each([
    ["a 30 MB record", JSON.stringify(record(9, { blob: "x".repeat(30 * MiB) })), "record-too-long"],
    [
      "a 30 MB read",
      JSON.stringify(record(9, { blob: "x".repeat(30 * MiB), readOnly: true })),
      "record-too-long",
    ],
    [
      "a 12 MB record of many parts",
      `{"a":[${'{"readOnly":true,"b":"}]"},'.repeat(450_000)}0]}`,
      "record-too-long",
    ],
    ["10,000 levels", nested(10_000), "record-too-deep"],
    ["one level too deep", nested(MAX_DEPTH + 1), "record-too-deep"],
    ["12 MB of white space between records", `1${" ".repeat(12 * MiB)}`, "not-a-record"],
    ["a string of 12 MB", `"${"{".repeat(12 * MiB)}"`, "not-a-record"],
  ])("%s", async (_, text, code) => {
    const { records, account } = await scanFile(around(text), { size: 700_001 });
    expect(records).toEqual([record(0), record(1)]);
    expect(account).toMatchObject({ records: 3, reads: 0, damaged: { [code]: 1 } });
  });

  it("yields what is just within them", async () => {
    const deep = nested(MAX_DEPTH);
    const frame = JSON.stringify(record(2, { blob: "" })).length;
    const long = JSON.stringify(record(2, { blob: "x".repeat(MAX_RECORD_BYTES - frame) }));
    expect(long).toHaveLength(MAX_RECORD_BYTES);
    const { records, account } = await scanFile(around(`${deep},${long}`), { size: 333_333 });
    expect(records.map((one) => JSON.stringify(one).length)).toContain(MAX_RECORD_BYTES);
    expect(account).toMatchObject({ records: 4, damaged: {} });
  });

  it("finds the records behind one that has no end", async () => {
    const open = `{"eventVersion":"1.08","resources":[{"a":1}`;
    const texts = Array.from({ length: 30_000 }, (_, n) => JSON.stringify(record(n)));
    const { records, account } = await scanFile(`{"Records":[${open},${texts.join(",")}]}`);
    expect(records).toHaveLength(30_000);
    expect(account).toMatchObject({ records: 30_001, damaged: { "malformed-record": 1 } });
  });
});

describe("both finders at the edges of blocks and pieces", () => {
  const finders = { kernel: createKernelFinder()!, plain: createPlainFinder() };

  /** What a finder says of a text that begins at `offset`, given in two pieces. */
  function elements(finder: ElementFinder, text: string, offset: number, cut: number): unknown {
    finder.window.fill(0x20, 0, offset);
    finder.window.write(text, offset, "latin1");
    const end = offset + text.length;
    finder.begin();
    const found: number[][] = [];
    let [status, position] = [0, offset];
    for (const [to, last] of [[offset + cut, false] as const, [end, true] as const]) {
      status = finder.find(position, to, last);
      position = finder.position;
      for (let i = 0; i < finder.count; i++) {
        const [start, stop, flags] = finder.entries.subarray(i * 3, i * 3 + 3);
        // Bytes above 127 are seen by blocks and may be said of a neighbour.
        found.push([start! - offset, stop! - offset, flags! & ~4]);
      }
      if (status >= 2) break;
    }
    return { status, position: position - offset, found };
  }

  it.each([
    '{"readOnly":true},{"a":"\\\\\\"","readOnly" :  true },{"readOnly":true,"readOnly":0}]',
    '{"a":"x"b}',
    '{"a":"x"{',
    '{"a" "b":[1]}]',
    '{"a":[1}',
    '{"a"\\:1}',
    `{"a":"${"\\".repeat(131)}"}`,
    `{"a":"${"\\".repeat(130)}","b":{}}]`,
    `{"${"x".repeat(60)}":{"readOnly":true},"readOnly"\n\t \r:${" ".repeat(70)}true\n}]`,
    '{"a":1 [2]}',
    '[{"readOnly":true}],{"readOnly":true,"\\u0061":1}]',
    "}",
  ])("agree at every place: %s", (text) => {
    const wanted = elements(finders.plain, text, 0, text.length);
    for (let offset = 0; offset < 66; offset++) {
      for (let cut = 0; cut <= text.length; cut += offset % 8 === 0 ? 1 : 13) {
        expect(elements(finders.kernel, text, offset, cut)).toEqual(wanted);
        expect(elements(finders.plain, text, offset, cut)).toEqual(wanted);
      }
    }
  });

  it.each([MAX_SPACE - 1, MAX_SPACE, MAX_SPACE + 1])(
    "agree on %d bytes of white space around a colon",
    (spaces) => {
      for (const gap of [`${" ".repeat(spaces)}:`, `:${" ".repeat(spaces)}`, `${" ".repeat(spaces)}`]) {
        const text = `{"readOnly"${gap}true}]`;
        const wanted = elements(finders.plain, text, 0, text.length);
        for (const cut of [20, 1000, text.length - 6]) {
          expect(elements(finders.kernel, text, 3, cut)).toEqual(wanted);
        }
      }
    },
  );
});

describe("the work stays in proportion to the file, however it is broken", () => {
  /** Bytes that the finder was asked to look at while it read `text`. */
  function workFor(text: string): { looked: number; ledger: Ledger } {
    const finder = createKernelFinder()!;
    let looked = 0;
    const counting = new Proxy(finder, {
      get: (target, name) => {
        if (name === "find") {
          return (from: number, to: number, last: boolean) => {
            const status = target.find(from, to, last);
            looked += target.position - from;
            return status;
          };
        }
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === "function" ? (value as () => void).bind(target) : value;
      },
    });
    const ledger = new Ledger();
    const reader = new TrailFileReader(counting, ledger, true);
    reader.push(Buffer.from(text, "latin1"));
    reader.end();
    return { looked, ledger };
  }

  const filler = "x".repeat(700);
  it.each<[string, string]>([
    ["records that are never closed", `{"eventVersion":"${filler}","a":{`],
    ["records that never leave an array", `{"eventVersion":"${filler}","a":[{}`],
    ["records with one quote too few", `{"eventVersion":"${filler}","a":"}`],
    ["beginnings of records and nothing else", '{"eventVersion":'],
    ["records with a bare word", `{"eventVersion":"${filler}","a":b}`],
  ])("%s", (_, broken) => {
    const count = Math.ceil((6 * MiB) / broken.length);
    const text = `{"Records":[${JSON.stringify(record(0))}${`,${broken}`.repeat(count)}]}`;
    const { looked, ledger } = workFor(text);
    expect(looked).toBeLessThan(4 * text.length + 10 * MiB);
    expect(ledger.account.records).toBeGreaterThan(1);
    expect(ledger.take().map(({ record: one }) => one)).toEqual([record(0)]);
  });
});
