import { gzipSync } from "node:zlib";
import { scanTrailFile, type ScannedRecord } from "../../../runtime/cloudtrail/trail-file";
import { Random } from "../../support/scan/random";
import { fileOf, inPieces, record, scanFile } from "../../support/scan/scan-file";

const random = new Random(7);
const many = Array.from({ length: 3000 }, (_, n) =>
  record(n, { requestID: Array.from({ length: 8 }, () => random.int(2 ** 32).toString(16)).join("") }),
);
const text = fileOf(many);
const packed = gzipSync(text);

describe("truncated content", () => {
  it.each([
    ["gzip", packed, 0.6],
    ["plain", Buffer.from(text), 0.6],
  ])("gives its whole records and counts the unfinished one: %s", async (_, content, part) => {
    const { records, account } = await scanFile(content.subarray(0, content.length * part));
    expect(records.length).toBeGreaterThan(1500);
    expect(records).toEqual(many.slice(0, records.length));
    expect(account).toMatchObject({
      records: records.length + 1,
      damaged: { truncated: 1 },
      damage: { code: "truncated" },
    });
  });

  it("says so when only gzip's check sum is cut off", async () => {
    const { records, account } = await scanFile(packed.subarray(0, packed.length - 3));
    expect(records).toHaveLength(3000);
    expect(account).toMatchObject({ damaged: {}, damage: { code: "truncated" } });
  });

  it("says so when the file ends between two records, or behind the array", async () => {
    const one = JSON.stringify(record(0));
    for (const content of [
      `{"Records":[${one}`,
      `{"Records":[${one},`,
      `{"Records":[${one}]`,
      `{"Records":[${one}],"a`,
    ]) {
      const { records, account } = await scanFile(content);
      expect(records).toEqual([record(0)]);
      expect(account).toMatchObject({ records: 1, damaged: {}, damage: { code: "truncated" } });
    }
  });

  it("says so when not even the array begins", async () => {
    expect((await scanFile('{"Recor')).account).toMatchObject({ records: 0, damage: { code: "truncated" } });
    expect((await scanFile(packed.subarray(0, 5))).account).toMatchObject({
      records: 0,
      damage: { code: "truncated" },
    });
  });
});

describe("gzip data that cannot be inflated to its end", () => {
  const place = Math.floor(packed.length * 0.7);
  const corrupt = Buffer.from(packed);
  corrupt.fill(0xff, place, place + 40);

  it("gives every record before the damage, for which it opens the file again", async () => {
    let opened = 0;
    const scan = scanTrailFile(() => {
      opened++;
      return inPieces(corrupt, 64 * 1024);
    });
    const found: ScannedRecord[] = [];
    for await (const batch of scan) found.push(...batch);
    expect(opened).toBe(3);
    // What zlib itself makes of the intact part, less what it cannot know to be intact.
    expect(found.length).toBeGreaterThan(3000 * 0.69);
    expect(found.slice(0, 2050).map(({ record: one }) => one)).toEqual(many.slice(0, 2050));
    const { account } = scan;
    expect(account.damage?.code).toBe("corrupt-gzip");
    const damaged = Object.values(account.damaged).reduce((sum, count) => sum + count, 0);
    expect(account.records).toBe(found.length + damaged);
    expect(account.compressedBytes).toBe(corrupt.length);
  });

  it("says so when the file cannot be opened again", async () => {
    let opened = 0;
    const scan = scanTrailFile(() => {
      if (opened++ > 0) throw new Error("gone");
      return inPieces(corrupt, 64 * 1024);
    });
    let found = 0;
    for await (const batch of scan) found += batch.length;
    expect(found).toBeGreaterThan(0);
    expect(scan.account.damage).toMatchObject({ code: "corrupt-gzip" });
    expect(scan.account.damage?.message).toMatch(/could not be read again/);
  });

  it("says so when only the check sum is wrong, and gives all records", async () => {
    const wrong = Buffer.from(packed);
    wrong[wrong.length - 6]! ^= 1;
    const { records, account } = await scanFile(wrong);
    expect(records).toHaveLength(3000);
    expect(account).toMatchObject({ damaged: {}, damage: { code: "corrupt-gzip" } });
  });

  it("gives the records of the members before a broken member", async () => {
    const first = gzipSync(text.slice(0, 500_000));
    const { records, account } = await scanFile(
      Buffer.concat([first, Buffer.from([0x1f, 0x8b, 8, 0xff, 1, 2, 3, 4])]),
    );
    expect(records.length).toBeGreaterThan(800);
    expect(account.damage?.code).toMatch(/corrupt-gzip|truncated/);
  });
});

describe("the cap", () => {
  it("stops reading, gives the whole records so far and counts the one that was cut", async () => {
    let pieces = 0;
    const scan = scanTrailFile(
      async function* () {
        for await (const piece of inPieces(packed, 4096)) {
          pieces++;
          yield piece;
        }
      },
      { maxBytes: 300_000 },
    );
    let found = 0;
    for await (const batch of scan) found += batch.length;
    expect(found).toBeGreaterThan(500);
    expect(scan.account).toMatchObject({
      bytes: 300_000,
      records: found + 1,
      damaged: { "over-the-cap": 1 },
      damage: { code: "over-the-cap", message: expect.stringContaining("300000") as string },
    });
    expect(pieces).toBeLessThan(packed.length / 4096);
  });

  it("holds against a bomb of zeros", async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"Records":[{"a":"'), Buffer.alloc(50_000_000, 0x20)]));
    const { account } = await scanFile(bomb, { maxBytes: 20_000_000 });
    expect(account).toMatchObject({ bytes: 20_000_000, records: 1, damaged: { "over-the-cap": 1 } });
  });

  it("lets a file of exactly that size pass", async () => {
    const { account } = await scanFile(packed, { maxBytes: Buffer.byteLength(text) });
    expect(account.damage).toBeUndefined();
  });
});

describe("a source that fails", () => {
  it.each([
    ["plain", Buffer.from(text), 100_000, 150],
    ["gzip", packed, 60_000, 500],
  ])("throws its error on, after the whole records before: %s", async (_, content, length, atLeast) => {
    const failure = new Error("connection reset");
    const scan = scanTrailFile(async function* () {
      yield* inPieces(content.subarray(0, length), 10_000);
      throw failure;
    });
    const found: ScannedRecord[] = [];
    const reading = (async () => {
      for await (const batch of scan) found.push(...batch);
    })();
    await expect(reading).rejects.toBe(failure);
    expect(found.length).toBeGreaterThan(atLeast);
    expect(found.map(({ record: one }) => one)).toEqual(many.slice(0, found.length));
    expect(scan.account).toMatchObject({ records: found.length, damaged: {} });
  });

  it("throws what opening throws", async () => {
    const scan = scanTrailFile(() => Promise.reject(new Error("AccessDenied")));
    await expect(scan[Symbol.asyncIterator]().next()).rejects.toThrow("AccessDenied");
  });

  it("is let go when the caller stops early, even while it is silent", async () => {
    let closed = false;
    const source = {
      [Symbol.asyncIterator]: () => {
        const pieces = inPieces(packed, 50_000);
        let given = 0;
        return {
          next: () => (given++ < 3 ? pieces.next() : new Promise<never>(() => undefined)),
          return: () => {
            closed = true;
            return Promise.resolve({ done: true as const, value: undefined });
          },
        };
      },
    };
    for await (const batch of scanTrailFile(() => source)) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(closed).toBe(true);
  });
});
