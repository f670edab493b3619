import { gzipSync } from "node:zlib";
import { fileOf, record, scanFile } from "../../support/scan/scan-file";

describe("a file that is no trail file", () => {
  it.each([
    ["no bytes", "", "empty-file"],
    ["empty gzip", gzipSync(""), "empty-file"],
    ["white space", " \n", "no-records"],
    ["text that begins as null does", "no trail file here", "not-json"],
    ["text that begins as true does", "this is text", "not-json"],
    ["{}", "{}", "no-records"],
    ["no Records among other keys", '{"records":[{}],"configurationItems":[]}', "no-records"],
    ["Records null", '{"Records":null}', "no-records"],
    ["Records an object", '{"Records":{"a":[1]}}', "no-records"],
    ["Records a string", '{"Records":"[{}]"}', "no-records"],
    ["Records a number", '{"Records":17}', "no-records"],
    ["an array", '[{"eventVersion":"1.08"}]', "no-records"],
    ["a bare null", "null", "no-records"],
    ["a bare string", '"Records"', "no-records"],
    ["records, one a line", `${JSON.stringify(record(0))}\n${JSON.stringify(record(1))}`, "no-records"],
    ["text", "Not Found", "not-json"],
    ["a zip archive", "PK\x03\x04 and more", "not-json"],
    ["gzip in gzip", gzipSync(gzipSync(fileOf([record(0)]))), "not-json"],
    ["UTF-16, little end first", Buffer.from(fileOf([record(0)]), "utf16le"), "wrong-encoding"],
    [
      "UTF-16 with a byte order mark",
      Buffer.from("\ufeff" + fileOf([record(0)]), "utf16le"),
      "wrong-encoding",
    ],
    ["NUL bytes", Buffer.alloc(5000), "wrong-encoding"],
  ])("says so: %s", async (_, content, code) => {
    for (const size of [1, 7, 100_000]) {
      const { records, account } = await scanFile(content, { size });
      expect(records).toEqual([]);
      expect(account).toMatchObject({ records: 0, reads: 0, damaged: {}, damage: { code } });
    }
  });

  it("names what Records is", async () => {
    const { account } = await scanFile('{"Records":null}');
    expect(account.damage?.message).toBe(
      'Not a trail file: its JSON must be an object with an array "Records", but has null there.',
    );
  });

  it("names the place at which the content stops being JSON, and hints at gzip in gzip", async () => {
    expect((await scanFile("  Not Found")).account.damage?.message).toBe(
      "The content must be JSON in UTF-8, but has 0x4e at byte 2.",
    );
    expect((await scanFile(gzipSync(gzipSync("{}")))).account.damage?.message).toMatch(/compressed twice/);
  });
});

describe("files that were put together", () => {
  const three = [0, 1, 2].map((part) => fileOf([record(2 * part), record(2 * part + 1)]));

  it.each([
    ["JSON behind JSON", three.join("\n")],
    ["gzip behind gzip", Buffer.concat(three.map((part) => gzipSync(part)))],
  ])("every record of each is yielded, and the file is told to be damaged: %s", async (_, content) => {
    for (const size of [1, 7, 100_000]) {
      const { records, account } = await scanFile(content, { size });
      expect(records).toHaveLength(6);
      expect(account).toMatchObject({ records: 6, damaged: {}, damage: { code: "not-json" } });
    }
  });
});

describe("a damaged record costs itself and no other", () => {
  const texts = Array.from({ length: 9 }, (_, n) => JSON.stringify(record(n, { readOnly: n === 7 })));
  const others = [0, 1, 2, 3, 5, 6, 8].map((n) => record(n));

  it.each<[string, (text: string) => string]>([
    ["a quote is missing", (text) => text.replace('"eventSource"', '"eventSource')],
    ["a quote too many", (text) => text.replace("CreateTags", 'Create"Tags')],
    ["an opening bracket is missing", (text) => text.replace('"items":[', '"items":')],
    ["a closing bracket is missing", (text) => text.replace("}]}}", "}]}")],
    ["a closing bracket too many", (text) => text.replace("}]}}", "}]}}}")],
    ["another closing bracket", (text) => text.replace("}]}}", "}}}}")],
    ["the opening bracket of the record is missing", (text) => text.slice(1)],
    ["the closing bracket of the record is missing", (text) => text.slice(0, -1)],
    ["a key without value", (text) => text.replace('"CreateTags"', "")],
    ["a comma is missing", (text) => text.replace('","', '""')],
    ["a bare word", (text) => text.replace('"CreateTags"', "CreateTags")],
    ["NUL bytes in a string", (text) => text.replace("CreateTags", "Create\0\0Tags")],
    ["a hole of NUL bytes", (text) => text.slice(0, 100) + "\0".repeat(100) + text.slice(200)],
    ["a line break in a string", (text) => text.replace("CreateTags", "Create\nTags")],
    ["only its first half", (text) => text.slice(0, text.length / 2)],
    ["only its second half", (text) => text.slice(text.length / 2)],
    ["other bytes instead", () => "\xff\x00garbage"],
    ["a number with a letter", () => "12x"],
    ["a lone backslash", (text) => text.replace('"eventSource"', '\\"eventSource"')],
  ])("%s", async (_, damage) => {
    const broken = texts.map((text, n) => (n === 4 ? damage(text) : text));
    const content = Buffer.from(`{"Records":[${broken.join(",")}]}`);
    for (const size of [1, 64, 1 << 20]) {
      const { records, account } = await scanFile(content, { size });
      expect(records).toEqual(others);
      expect(account).toMatchObject({ records: 9, reads: 1, damaged: { "malformed-record": 1 } });
      expect(account.damage?.code).toBe("malformed-record");
    }
  });

  it.each([["first"], ["last"]])("also the %s one", async (which) => {
    const place = which === "first" ? 0 : 8;
    const broken = texts.map((text, n) => (n === place ? text.replace('"eventName"', '"eventName') : text));
    const { records, account } = await scanFile(`{"Records":[${broken.join(",")}]}`);
    expect(records).toHaveLength(7);
    expect(account).toMatchObject({ records: 9, reads: 1, damaged: { "malformed-record": 1 } });
  });

  it("counts several broken ones and yields all between", async () => {
    const broken = texts.map((text, n) => (n % 2 === 1 ? text.replace('"eventName"', '"eventName') : text));
    const { records, account } = await scanFile(`{"Records":[${broken.join(",")}]}`);
    expect(records).toEqual([0, 2, 4, 6, 8].map((n) => record(n)));
    expect(account.damaged).toEqual({ "malformed-record": 4 });
  });

  it("does not take records within a broken record for records of the file", async () => {
    const inner = [{ eventVersion: "1" }, { eventVersion: "1", readOnly: true }];
    const outer = JSON.stringify(record(9, { requestParameters: { inner } })).replace(
      '"eventTime"',
      '"eventTime',
    );
    const { records, account } = await scanFile(`{"Records":[${texts[0]},${outer},${texts[1]}]}`);
    expect(records).toEqual([record(0), record(1)]);
    expect(account.damaged).toEqual({ "malformed-record": 1 });
  });

  it.each([
    ["a comma is missing", "", 9, {}],
    ["a comma too many", ",,", 9, {}],
    ["elements that are no objects", ',null,17,"},{",[{}],', 13, { "not-a-record": 4 }],
    ["garbage between two records", ",\x01,", 10, { "malformed-record": 1 }],
    ["the array ends too early", "],", 9, {}],
  ])("%s", async (_, separator, total, damaged) => {
    const content = `{"Records":[${texts.slice(0, 4).join(",")}${separator}${texts.slice(4).join(",")}]}`;
    const { records, account } = await scanFile(content);
    expect(records).toHaveLength(8);
    expect(account).toMatchObject({ records: total, reads: 1, damaged });
    expect(account.damage).toBeDefined();
  });

  it.each([
    ["before the array", (text: string) => `{Records":[${text}]}`],
    ["behind the array", (text: string) => `{"Records":[${text}]]}`],
    ["behind the end", (text: string) => `{"Records":[${text}]}x`],
  ])("damage %s costs no record", async (_, around) => {
    const { records, account } = await scanFile(around(texts.join(",")));
    expect(records).toHaveLength(8);
    expect(account).toMatchObject({ records: 9, damage: { code: "not-json" } });
  });

  it("says which record and nothing of its content", async () => {
    const { account } = await scanFile(`{"Records":[${texts[0]},{"secret":hunter2}]}`);
    expect(account.damage?.message).toBe("Records[1] is not JSON");
  });
});
