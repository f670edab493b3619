import fc from "fast-check";
import { readMoment, writeMoment } from "../../local/page/ui/changed/moment";

const NEAR = Date.parse("2026-03-10T23:59:59Z");

test.each([
  ["2026-03-10 15:00:00", "2026-03-10T15:00:00Z"],
  ["2026-03-10 15:00", "2026-03-10T15:00:00Z"],
  [" 2026-03-10T15:00:00Z ", "2026-03-10T15:00:00Z"],
  ["2026-03-10T15:00:00.123Z", "2026-03-10T15:00:00.123Z"],
  ["2026-03-10 15:00:00 UTC", "2026-03-10T15:00:00Z"],
  ["2026-03-10T16:00:00+01:00", "2026-03-10T15:00:00Z"],
  ["2026-03-10T10:00-0500", "2026-03-10T15:00:00Z"],
  ["2026-03-10", "2026-03-10T00:00:00Z"],
  ["15:00", "2026-03-10T15:00:00Z"],
  ["3:07", "2026-03-10T03:07:00Z"],
  ["1773154800", "2026-03-10T15:00:00Z"],
  ["1773154800123", "2026-03-10T15:00:00.123Z"],
])("%j is a moment", (text, iso) => {
  expect(readMoment(text, NEAR)).toBe(Date.parse(iso));
});

test.each([
  "",
  "noon",
  "25:00",
  "2026-13-01",
  "2026-03-10 15",
  "2026-03-1015:00",
  "10/03/2026",
  "Z",
  "15:00 CET",
])("%j is none", (text) => {
  expect(readMoment(text, NEAR)).toBeUndefined();
});

test("what is written is read as the same second", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }), (date) => {
      const second = Math.floor(date.getTime() / 1_000) * 1_000;
      expect(readMoment(writeMoment(second), NEAR)).toBe(second);
    }),
  );
});
