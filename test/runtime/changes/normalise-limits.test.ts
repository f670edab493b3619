import { CHANGE_LIMITS, HEADLINE_CHARACTERS } from "../../../runtime/changes/change-limits";
import { normalise } from "../../../runtime/changes/normalise";
import { toChange } from "../../../runtime/changes/to-change";
import { truncate } from "../../../runtime/changes/truncate";
import { docTable } from "../../support/changes/doc-tables";
import { recordWith } from "../../support/changes/records";

test("a long value is cut to the limit and says how long it was", () => {
  const { tags } = toChange(recordWith({ requestParameters: { text: "x".repeat(12_345) } }));
  expect(tags.rp_text).toMatch(/^x+… \[truncated, 12345 characters\]$/);
  expect(tags.rp_text).toHaveLength(CHANGE_LIMITS.valueCharacters);
});

test("no cut goes through a surrogate pair", () => {
  for (let length = 40; length < 60; length += 1) {
    expect(truncate("😀".repeat(200), length)).toMatch(/^(?:😀)*… \[truncated, 400 characters\]$/u);
  }
});

test("what fits is not touched", () => {
  const text = "x".repeat(CHANGE_LIMITS.valueCharacters);
  expect(toChange(recordWith({ requestParameters: { text } })).tags.rp_text).toBe(text);
});

test("more tags than the limit are left out, and a tag says how many", () => {
  const requestParameters = Object.fromEntries(
    Array.from({ length: 500 }, (_, place) => [`key${place}`, place]),
  );
  const { tags } = toChange(recordWith({ requestParameters }));
  expect(Object.keys(tags)).toHaveLength(CHANGE_LIMITS.tags);
  expect(Number(tags.tags_left_out) + Object.keys(tags).length - 1).toBe(500 + 11);
  expect(tags.user_name).toBe("alice");
  expect(tags.change_class).toBe("security");
});

test("long names are cut and stay apart", () => {
  const long = "n".repeat(300);
  const { tags } = toChange(recordWith({ requestParameters: { [`${long}a`]: "1", [`${long}b`]: "2" } }));
  const names = Object.keys(tags).filter((name) => name.startsWith("rp_n"));
  expect(names.map((name) => name.length)).toEqual([128, 128]);
  expect(names.map((name) => tags[name])).toEqual(["1", "2"]);
});

test("a body of the worst characters still fits a message", () => {
  const text = "\u0001".repeat(10_000);
  const requestParameters = Object.fromEntries(
    Array.from({ length: 300 }, (_, place) => [`key${place}`, text]),
  );
  const record = recordWith({
    requestParameters,
    eventName: text,
    eventID: "\ud800".repeat(400),
    userAgent: text,
  });
  const body = JSON.stringify(toChange(record));
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(CHANGE_LIMITS.bodyBytes);
  expect(toChange(record).tags.rp_key0).toMatch(/\[truncated, 10000 characters\]$/);
});

test("limits can be set", () => {
  const limits = { ...CHANGE_LIMITS, tags: 15, valueCharacters: 40 };
  const { change } = normalise(
    recordWith({ requestParameters: { a: "y".repeat(50), b: 1, c: 2, d: 3, e: 4 } }),
    { limits },
  );
  expect(Object.keys(change.tags)).toHaveLength(15);
  expect(change.tags.rp_a).toBe(`${"y".repeat(12)}… [truncated, 50 characters]`);
  expect(change.tags.tags_left_out).toBe("2");
});

test("what is nested too deeply to write down says so", () => {
  let nested: unknown = "core";
  for (let depth = 0; depth < 20_000; depth += 1) nested = { nested };
  expect(toChange(recordWith({ requestParameters: { nested }, eventID: "" })).tags.rp_nested).toMatch(
    /^\[not shown|^\{/,
  );
});

test("docs/changes.md has the limits as they are", () => {
  const documented = docTable("docs/changes.md", "Limits").map(([name, value]) => [
    name!.replaceAll("`", ""),
    Number(value!.replaceAll(",", "")),
  ]);
  expect(Object.fromEntries(documented)).toEqual({ ...CHANGE_LIMITS, headline: HEADLINE_CHARACTERS });
});
