import { createDecider } from "../../../runtime/changes/decide";
import { DOUBTFUL_CHANGES, DOUBTFUL_NO_CHANGES } from "../../support/doubtful-events";
import { CHANGES } from "../../support/labelled-events";

const { decide } = createDecider();

/** Those of the table that are decided otherwise. */
function wronglyDecided(table: Readonly<Record<string, string>>, expected: "keep" | "drop"): string[] {
  const events = Object.entries(table).flatMap(([service, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => ({ service, name })),
  );
  expect(events.length).toBeGreaterThan(50);
  return events
    .filter(({ service, name }) => {
      const record = { eventSource: `${service}.amazonaws.com`, eventName: name, eventType: "AwsApiCall" };
      const marked = { ...record, readOnly: false, managementEvent: true, eventCategory: "Management" };
      return [record, marked].some((one) => decide(one).decision !== expected);
    })
    .map(({ service, name }) => `${service}:${name}`);
}

test("changes by label are kept, with and without the fields that say so", () => {
  expect(wronglyDecided(CHANGES, "keep")).toEqual([]);
  expect(wronglyDecided(DOUBTFUL_CHANGES, "keep")).toEqual([]);
});

test("what changes nothing by label is dropped, with and without the fields that say so", () => {
  expect(wronglyDecided(DOUBTFUL_NO_CHANGES, "drop")).toEqual([]);
});
