import { eventTime } from "../../../runtime/changes/event-time";
import { toChange } from "../../../runtime/changes/to-change";
import { recordWith } from "../../support/changes/records";

test.each([
  "2026-02-30T00:00:00Z",
  "2026-02-29T00:00:00Z",
  "2026-04-31T23:59:59Z",
  "2026-02-30T00:00:00+02:00",
  "2026-13-01T00:00:00Z",
  "2026-01-00T00:00:00Z",
  "2026-01-32T00:00:00Z",
])("%s is no day, and the change says so", (time) => {
  const record = recordWith({ eventTime: time });
  expect(eventTime(record)).toEqual({ seconds: 0, exact: false });
  expect(toChange(record).tags.event_time).toBe(time);
});

test.each([
  ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ["2026-01-31T23:59:59Z", Date.UTC(2026, 0, 31, 23, 59, 59)],
  ["2026-04-30T01:00:00+02:00", Date.UTC(2026, 3, 29, 23)],
])("%s is a day", (time, milliseconds) => {
  expect(eventTime(recordWith({ eventTime: time }))).toEqual({ seconds: milliseconds / 1_000, exact: true });
});
