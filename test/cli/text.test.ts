import fc from "fast-check";
import { column, jsonLine, neutralise } from "../../cli/output/text";
import { displayWidth } from "../../cli/output/width";
import { layoutFor } from "../../cli/explain/row";
import { coloursFor } from "../../cli/output/colour";

// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const anyText = fc.string({ unit: "binary", maxLength: 200 });

test("whatever the text, a column is as wide as asked for and holds nothing that a terminal obeys", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, width) => {
      const shown = column(text, width);
      expect(displayWidth(shown)).toBe(width);
      expect(shown).not.toMatch(OBEYED);
    }),
  );
});

test("what is harmless stays as it is", () => {
  const harmless = fc.string({ unit: fc.constantFrom(..."aZ09 .-_/:@äßçλЖ中文🙂") });
  fc.assert(fc.property(harmless, (text) => expect(neutralise(text)).toBe(text)));
});

test.each([
  ["plain", 8, "plain   "],
  ["exactly8", 8, "exactly8"],
  ["too long for it", 8, "too lon…"],
  ["日本語の名前", 8, "日本語… "],
  ["日本語", 8, "日本語  "],
  ["e\u0301a", 4, "e\u0301a  "],
  ["a\nb", 9, "a\\u000ab "],
  ["\ud800x", 8, "\\ud800x "],
])("column(%j, %d)", (text, width, expected) => {
  expect(column(text, width)).toBe(expected);
});

test("a line of JSON means the same, on one line", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = jsonLine({ text });
      expect(JSON.parse(line)).toEqual({ text });
      expect(line.slice(0, -1)).not.toMatch(/[\u007f-\u009f\u2028\u2029\n]/);
    }),
  );
});

test("rows shrink with the terminal, to a least width", () => {
  expect(layoutFor(undefined)).toEqual(layoutFor(500));
  const narrow = layoutFor(110);
  expect(narrow.name).toBeLessThan(layoutFor(500).name);
  expect(layoutFor(20)).toEqual(layoutFor(60));
  expect(layoutFor(20).name).toBeGreaterThan(10);
});

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { TERM: "dumb" }, false],
  [{ isTTY: true }, { NO_COLOR: "1" }, false],
  [{ isTTY: true }, { NO_COLOR: "" }, true],
  [{ isTTY: false }, {}, false],
  [{}, { FORCE_COLOR: "3" }, true],
])("colours for %j with %j: %s", (stream, environment, expected) => {
  expect(coloursFor(stream, environment).isColorSupported).toBe(expected);
});
