import { Ledger } from "../../../runtime/cloudtrail/scan/account";
import { MAX_DEPTH, MAX_RECORD_BYTES } from "../../../runtime/cloudtrail/scan/finder";
import { createKernelFinder } from "../../../runtime/cloudtrail/scan/kernel-finder";
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
