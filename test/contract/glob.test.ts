import * as fc from "fast-check";
import { globMatcher } from "../../contract";

test.each([
  ["a", "a", true],
  ["a", "ab", false],
  ["a*", "a", true],
  ["*a", "ba", true],
  ["*", "", true],
  ["**", "x", true],
  ["a*a", "a", false],
  ["a*b*c", "a-b-c", true],
  ["a*b*c", "acb", false],
  ["*ab*ab", "ab", false],
  ["a.c", "abc", false],
  ["[a]*", "[a]x", true],
  ["Run*", "run", false],
])("%s matches %s: %s", (pattern, text, matches) => {
  expect(globMatcher(pattern)(text)).toBe(matches);
});

test("it agrees with the regular expression that means the same", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "b", "*", "."), maxLength: 8 });
  fc.assert(
    fc.property(piece, piece, (pattern, text) => {
      const parts = pattern.split("*").map((part) => part.replace(/[.]/g, "\\."));
      expect(globMatcher(pattern)(text)).toBe(new RegExp(`^${parts.join(".*")}$`, "s").test(text));
    }),
    { numRuns: 5_000 },
  );
});

test("a hostile pattern is no trap", () => {
  // A backtracking matcher would not come back from this one.
  expect(globMatcher("*a".repeat(200) + "b")("a".repeat(100_000))).toBe(false);
});
