import { changesUrl } from "../../../runtime/sinks/endpoint";
import { parseRetryAfter } from "../../../runtime/sinks/retry-after";
import { MAX_RETRY_AFTER_MS } from "../../../runtime/sinks/sink";

test.each([
  ["https://api.bigpanda.io", "https://api.bigpanda.io/data/changes"],
  ["https://eu-api.bigpanda.io/", "https://eu-api.bigpanda.io/data/changes"],
  ["http://localhost:8080", "http://localhost:8080/data/changes"],
  ["http://127.1:8080", "http://127.0.0.1:8080/data/changes"],
  ["http://[::1]:8080", "http://[::1]:8080/data/changes"],
])("%s is posted to at %s", (endpoint, url) => {
  expect(changesUrl(endpoint)).toBe(url);
});

test.each([
  ["http://api.bigpanda.io", "is not https (http is for loopback hosts only)"],
  ["http://127.0.0.1.example.com", "is not https"],
  ["http://localhost.example.com", "is not https"],
  ["ftp://localhost", "is not https"],
  ["api.bigpanda.io", "is not a URL"],
  ["https://api.bigpanda.io?x=1", "has a query or a fragment"],
])("%s is refused", (endpoint, why) => {
  expect(() => changesUrl(endpoint)).toThrow(why);
});

test("a password in an endpoint is not printed", () => {
  expect(() => changesUrl("https://me:hunter2@api.bigpanda.io")).toThrow(
    /^The endpoint must not hold a user name or a password\.$/,
  );
});

const NOW = Date.UTC(2026, 2, 1, 12, 0, 0);

test.each([
  ["120", 120_000],
  ["0", 0],
  [" 2 ", 2_000],
  ["1.5", 1_500],
  ["86400", MAX_RETRY_AFTER_MS],
  ["999999999999999999999", MAX_RETRY_AFTER_MS],
  ["Sun, 01 Mar 2026 12:01:00 GMT", 60_000],
  ["Sunday, 01-Mar-26 12:01:00 GMT", 60_000],
  ["Sun Mar  1 11:00:00 2026 GMT", 0],
  ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
  ["Mon, 02 Mar 2026 12:00:00 GMT", MAX_RETRY_AFTER_MS],
  ["-5", undefined],
  ["soon", undefined],
  ["10 apples", undefined],
  ["", undefined],
  [null, undefined],
])("Retry-After %j is %j ms", (header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected);
});
