import { createReadStream } from "node:fs";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { scanTrailFile } from "../../../runtime/cloudtrail/trail-file";
import { fileOf, inPieces, record, scanFile } from "../../support/scan/scan-file";

const five = [
  record(0),
  record(1, { readOnly: true }),
  record(2),
  record(3, { readOnly: "true" }),
  record(4),
];

describe("a whole trail file", () => {
  it.each([
    ["plain", Buffer.from(fileOf(five))],
    ["gzip", gzipSync(fileOf(five))],
    ["pretty-printed", Buffer.from(JSON.stringify({ Records: five }, null, 4))],
    ["with a byte order mark", Buffer.from("\ufeff" + fileOf(five))],
  ])("gives its records in order and skips reads: %s", async (_, content) => {
    const { records, indexes, account } = await scanFile(content);
    expect(records).toEqual([five[0], five[2], five[3], five[4]]);
    expect(indexes).toEqual([0, 2, 3, 4]);
    expect(account).toMatchObject({ records: 5, reads: 1, damaged: {}, compressedBytes: content.length });
    expect(account.damage).toBeUndefined();
  });

  it("gives reads too when asked", async () => {
    const { records, account } = await scanFile(fileOf(five), { skipReads: false });
    expect(records).toEqual(five);
    expect(account.reads).toBe(0);
  });

  it("joins several gzip members, wherever they and the pieces are cut", async () => {
    const text = Buffer.from(fileOf(five));
    for (let at = 0; at < text.length; at += 37) {
      const members = [text.subarray(0, at), text.subarray(at, at + 50), text.subarray(at + 50)].map((part) =>
        gzipSync(part),
      );
      const { records, account } = await scanFile(Buffer.concat(members), { size: 1 + (at % 90) });
      expect(records).toHaveLength(4);
      expect(account).toMatchObject({ bytes: text.length, records: 5 });
      expect(account.damage).toBeUndefined();
    }
  });

  it("ignores zeros behind the gzip data, as gzip itself does", async () => {
    const { account } = await scanFile(Buffer.concat([gzipSync(fileOf(five)), Buffer.alloc(100)]));
    expect(account).toMatchObject({ records: 5 });
    expect(account.damage).toBeUndefined();
  });

  it("gives the same when it is cut in two at any byte", async () => {
    const text = Buffer.from(
      ` {"x":{"Records":[1]},"Records" : [ ${JSON.stringify(five[1])} ,\n${JSON.stringify(five[0])}]}`,
    );
    for (let at = 0; at <= text.length; at++) {
      const scan = scanTrailFile(async function* () {
        yield text.subarray(0, at);
        yield text.subarray(at);
      });
      const found = [];
      for await (const batch of scan) found.push(...batch);
      expect(found).toEqual([{ index: 1, record: five[0] }]);
      expect(scan.account).toMatchObject({ records: 2, reads: 1, damaged: {} });
    }
  });

  it("hands out batches and never an empty one", async () => {
    const many = Array.from({ length: 2000 }, (_, n) => record(n, { readOnly: n < 1000 }));
    const sizes: number[] = [];
    for await (const batch of scanTrailFile(() => inPieces(Buffer.from(fileOf(many)), 50_000)))
      sizes.push(batch.length);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(sizes.length).toBeLessThan(20);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(1000);
  });

  it("lets several files be read at the same time", async () => {
    const scans = await Promise.all(
      Array.from({ length: 12 }, (_, n) => scanFile(gzipSync(fileOf(five.slice(n % 5))), { size: 100 + n })),
    );
    scans.forEach(({ account }, n) => expect(account).toMatchObject({ records: 5 - (n % 5), damaged: {} }));
  });

  it("reads a trail that names its records in another spelling, or twice", async () => {
    const spelt = await scanFile(fileOf([record(0)]).replace("Records", "\\u0052ecords"));
    expect(spelt.records).toEqual([record(0)]);
    const twice = await scanFile(
      `{"Records":[${JSON.stringify(record(0))}],"Records":[${JSON.stringify(record(1))}]}`,
    );
    expect(twice.records).toEqual([record(0), record(1)]);
    expect(twice.indexes).toEqual([0, 1]);
  });
});

describe("the last readOnly at record depth decides", () => {
  it.each([
    ['"readOnly":true', true],
    ['"readOnly" : \n true ', true],
    ['"readOnly":true,"readOnly":true', true],
    ['"readOnly":false,"readOnly":true', true],
    ['"read\\u004fnly":true', true],
    ['"readOnly":false,"read\\u004fnly":true', true],
    ['"readOnly":true,"readOnly":false', false],
    ['"readOnly":true,"read\\u004fnly":false', false],
    ['"readOnly":true,"readOnly":"true"', false],
    ['"readOnly":"true"', false],
    ['"readOnly":[true]', false],
    ['"a":{"readOnly":true}', false],
    ['"a":[{"readOnly":true}]', false],
    ['"a":"\\"readOnly\\":true"', false],
    ['"areadOnly":true', false],
    ['"readOnl":true', false],
    ['"readOnlyy":true', false],
    ['"x":"readOnly"', false],
    [`"readOnly"${" ".repeat(70_000)}:true`, true],
    [`"a":1,${" ".repeat(70_000)}"readOnly":true`, true],
  ])("%s", async (fields, isRead) => {
    for (const text of [`{"Records":[{${fields}}]}`, `{"Records":[{"z":{},${fields},"b":[]}]}`]) {
      expect((JSON.parse(text) as { Records: [{ readOnly?: unknown }] }).Records[0].readOnly === true).toBe(
        isRead,
      );
      const { account, records } = await scanFile(text, { size: 4099 });
      expect([account.reads, records.length]).toEqual(isRead ? [1, 0] : [0, 1]);
    }
  });
});

const samples = process.env["CLOUDTRAIL_SAMPLES"];

(samples ? describe : describe.skip)("published sample files (CLOUDTRAIL_SAMPLES)", () => {
  it("gives what JSON.parse gives, for each", async () => {
    let compared = 0;
    for (const name of readdirSync(samples!, { recursive: true, encoding: "utf8" })) {
      const file = path.join(samples!, name);
      if (!/\.json(\.gz)?$/.test(name) || !statSync(file).isFile()) continue;
      const wanted = recordsOf(readFileSync(file));
      if (!wanted) continue;
      const scan = scanTrailFile(() => createReadStream(file));
      const found = [];
      for await (const batch of scan) found.push(...batch);
      expect(found.map(({ record: one }) => one)).toEqual(wanted.filter(({ readOnly }) => readOnly !== true));
      expect(scan.account.records).toBe(wanted.length);
      compared++;
    }
    expect(compared).toBeGreaterThan(0);
  });
});

function recordsOf(bytes: Buffer): { readOnly?: unknown }[] | undefined {
  try {
    const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
    return (JSON.parse(text) as { Records?: { readOnly?: unknown }[] }).Records;
  } catch {
    return undefined;
  }
}
