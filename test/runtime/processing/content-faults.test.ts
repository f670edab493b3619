import { gzipSync } from "node:zlib";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { ACCOUNT, changeRecord, keyOf, s3Notice } from "../../support/processing/fixtures";
import { allDone, returned, setUpProcessor } from "../../support/processing/set-up";

// What a person sees of a file that is not in order, and what becomes of it: from its bytes to the parked notice.

const key = keyOf("one");
const notice = s3Notice(key);
const MiB = 1024 * 1024;
const textOf = (...records: unknown[]) => JSON.stringify({ Records: records });
const [a, b] = [changeRecord("a"), changeRecord("b")];
const nested = (levels: number) => `{"x":${"[".repeat(levels)}${"]".repeat(levels)}}`;
const between = (text: string) => `{"Records":[${JSON.stringify(a)},${text},${JSON.stringify(b)}]}`;

describe("no trail file: three tries, then parked", () => {
  test.each<[string, string, Buffer]>([
    ["an empty file", "empty-file", Buffer.alloc(0)],
    ["an empty object", "no-records", gzipSync("{}")],
    ["Records of a wrong type", "no-records", gzipSync('{"Records":{"a":[]}}')],
    ["wrong magic bytes", "not-json", Buffer.from("PK\x03\x04 and more")],
    ["gzip in gzip", "not-json", gzipSync(gzipSync(textOf(a)))],
  ])("%s (%s)", async (_what, code, content) => {
    const { stored, handleBody, parked, counts, identifiers, lineOf } = setUpProcessor();
    stored.set(key, content);
    for (const receives of [1, 2]) expect(await handleBody(notice, { receives })).toEqual(returned("m1"));
    expect(lineOf("Notice given back.")?.fields).toMatchObject({ code, trail: "example", attempt: 1 });
    expect(counts).toMatchObject({ NoticesRetried: 2, FilesDamaged: 2 });
    expect(await handleBody(notice, { receives: 3 })).toEqual(allDone);
    expect(lineOf("Notice parked.")).toMatchObject({ level: "error", fields: { code, attempt: 3 } });
    expect(lineOf("Trail file read.")?.fields).toMatchObject({ damage: code, records: 0, changes: 0 });
    expect(counts).toMatchObject({ NoticesParked: 1, FilesDamaged: 3 });
    expect(parked()[0]).toMatchObject({ body: notice, attributes: { reason: code } });
    expect(identifiers()).toEqual([]);
  });
});

describe("damaged: whole records are delivered and the notice is parked at once", () => {
  const whole = gzipSync(textOf(a, b, changeRecord("c")), { level: 0 });

  test.each<[string, string, Buffer, string[]]>([
    ["gzip that ends too early", "truncated", whole.subarray(0, whole.length - 600), ["a", "b"]],
    [
      "a broken record among good ones",
      "malformed-record",
      Buffer.from(between('{"eventID":tru}')),
      ["a", "b"],
    ],
    ["an element that is no record", "not-a-record", Buffer.from(between("17")), ["a", "b"]],
    [
      "a record of 30 MB",
      "record-too-long",
      Buffer.from(between(`{"x":"${"y".repeat(30 * MiB)}"}`)),
      ["a", "b"],
    ],
    ["10,000 levels", "record-too-deep", Buffer.from(between(nested(10_000))), ["a", "b"]],
    ["a NUL within a record", "malformed-record", Buffer.from(between('{"x":"\0"}')), ["a", "b"]],
    ["UTF-16", "wrong-encoding", Buffer.from(textOf(a), "utf16le"), []],
    ["nothing but NUL bytes", "wrong-encoding", Buffer.alloc(5_000), []],
  ])("%s (%s)", async (_what, code, content, arrives) => {
    const { stored, handleBody, parked, counts, identifiers, lineOf } = setUpProcessor();
    stored.set(key, content);
    expect(await handleBody(notice)).toEqual(allDone);
    expect(identifiers()).toEqual(arrives);
    expect(lineOf("Notice parked.")).toMatchObject({ level: "error", fields: { code, attempt: 1 } });
    expect(counts).toMatchObject({ FilesDamaged: 1, NoticesParked: 1 });
    expect(counts.Records).toBe((counts.Changes ?? 0) + (counts.Drops ?? 0));
    expect(parked()[0]).toMatchObject({ body: notice, attributes: { reason: code } });
  });
});

describe("odd, but in order", () => {
  const delivered = async (content: Buffer) => {
    const { stored, handleBody, counts, identifiers, queue } = setUpProcessor();
    stored.set(key, content);
    expect(await handleBody(notice)).toEqual(allDone);
    expect(counts.FilesDamaged ?? 0).toBe(0);
    expect(counts.NoticesParked ?? 0).toBe(0);
    return { identifiers: identifiers(), counts, queue };
  };

  test("a byte order mark is passed over", async () => {
    expect((await delivered(gzipSync("\ufeff" + textOf(a)))).identifiers).toEqual(["a"]);
  });

  test("bytes that are no UTF-8 become the replacement character, and the change arrives", async () => {
    const text = textOf(changeRecord("a", { requestParameters: { groupName: "caf#" } }));
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf("caf#") + 3] = 0xe9;
    expect((await delivered(gzipSync(bytes))).identifiers).toEqual(["a"]);
  });

  test("a record of another account than the key's is dropped and counted", async () => {
    const foreign: CloudTrailRecord = changeRecord("x", { recipientAccountId: "444455556666" });
    const own = changeRecord("y", { recipientAccountId: ACCOUNT });
    const { identifiers, counts } = await delivered(gzipSync(textOf(foreign, own)));
    expect(identifiers).toEqual(["y"]);
    expect(counts).toMatchObject({ Records: 2, Changes: 1, Drops: 1 });
  });
});
