import * as formats from "../../contract/formats";
import { problemsOf, validated } from "../../contract/validate";

describe("what stands before AWSLogs/", () => {
  const problems = (value: unknown) => problemsOf(formats.keyPrefix, value, "keyPrefix");

  test.each([
    ["", ""],
    ["audit", "audit/"],
    ["audit/", "audit/"],
    ["a".repeat(200), `${"a".repeat(200)}/`],
  ])("%s", (given, regular) => {
    expect(validated(formats.keyPrefix, given, "keyPrefix")).toBe(regular);
  });

  test.each([
    ["a*", 'keyPrefix must not hold * or ? or ${, got "a*".'],
    ["a".repeat(201), "keyPrefix must be at most 200 characters long, got 201."],
    [`${"a".repeat(201)}/`, "keyPrefix must be at most 200 characters long, got 201."],
    // Where only one prefix can be given, nothing is said of several.
    [
      "org/AWSLogs",
      'keyPrefix is what stands before AWSLogs/ in the keys, so it should not end with AWSLogs, got "org/AWSLogs".',
    ],
  ])("%# is refused as it was given", (given, problem) => {
    expect(problems(given)).toEqual([problem]);
  });
});
