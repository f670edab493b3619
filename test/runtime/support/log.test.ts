import { createLog, logLevel } from "../../../runtime/support/log";

function lines(level?: "debug" | "warn") {
  const written: string[] = [];
  const log = createLog({
    service: "publisher",
    fields: { version: "1.2.3" },
    write: (line) => void written.push(line),
    now: () => Date.UTC(2026, 2, 1),
    ...(level ? { level } : {}),
  });
  return { log, read: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test("one JSON object a line, message and fields", () => {
  const { log, read } = lines();
  log.info("change parked\nINFO forged", { identifier: 'e"1', attempt: 2, left: undefined });
  expect(read()).toEqual([
    {
      time: "2026-03-01T00:00:00.000Z",
      level: "info",
      service: "publisher",
      message: "change parked\nINFO forged",
      version: "1.2.3",
      identifier: 'e"1',
      attempt: 2,
    },
  ]);
});

test("a field cannot pass for level, service, time or message", () => {
  const { log, read } = lines();
  log.info("true", { level: "error", service: "other", time: "never", message: "false" });
  expect(read()).toMatchObject([{ level: "info", service: "publisher", message: "true" }]);
});

test("lines below the level are left out", () => {
  const { log, read } = lines("warn");
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  expect(read().map(({ message }) => message)).toEqual(["c", "d"]);
});

test.each([
  ["debug", "debug"],
  ["WARN", "warn"],
  ["loud", "info"],
  [undefined, "info"],
])("the level %j is %s", (given, level) => {
  expect(logLevel(given)).toBe(level);
});
