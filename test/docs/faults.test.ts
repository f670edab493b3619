import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { IngestionMonitoring } from "../../components/vendor/ingestion-monitoring";
import { METRICS } from "../../contract/metrics";
import { FAULT_CLASSES } from "../../runtime/processing/fault";
import { record } from "../support/components/monitor";
import { textOf } from "./generated";
import { hasTest } from "./test-titles";

// docs/faults.md names what there is: metrics, alarms, log lines, codes, and tests by their titles.

const ROOT = path.resolve(__dirname, "../..");
const page = textOf("docs/faults.md");

/** The cells of the tables' rows, heads and rules left out. */
const rows = page
  .split("\n")
  .filter((line) => /^\| /.test(line) && !/^\| (Fault\b|-)/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll("\\|", "|")),
  );

const source = ["runtime", "contract"]
  .flatMap((folder) => {
    const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" });
    return files.filter((name) => name.endsWith(".ts")).map((name) => path.join(ROOT, folder, name));
  })
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

const seen = rows.map(([, see = ""]) => see).join("\n");
const lead = page.slice(0, page.indexOf("\n## "));
const named = (kind: string, text = seen) => [
  ...new Set([...text.matchAll(new RegExp(`\\b${kind} \`([^\`]+)\``, "g"))].map(([, name = ""]) => name)),
];

test("every row has all of its cells, and no fault has two", () => {
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter((cells) => cells.length !== 5 || cells.includes(""))).toEqual([]);
  const faults = rows.map(([fault]) => fault);
  expect(faults.filter((fault, at) => faults.indexOf(fault) !== at)).toEqual([]);
});

test.each(rows.map((cells) => [cells[0] ?? "", cells[4] ?? ""]))("%s: its test is there", (_fault, cell) => {
  const references = cell.split("<br>").map((text) => /^`([^`]+)` “(.+)”$/.exec(text.trim()));
  for (const reference of references) {
    const [, file = "", title = ""] = reference ?? [];
    const place = path.join(ROOT, "test", file);
    expect([cell, file, file !== "" && existsSync(place)]).toEqual([cell, file, true]);
    expect([title, hasTest(readFileSync(place, "utf8"), title)]).toEqual([title, true]);
  }
});

test("every metric is one that the functions write", () => {
  const metrics = named("metric", `${lead}\n${seen}`);
  expect(metrics.length).toBeGreaterThan(10);
  expect(metrics.filter((name) => !(name in METRICS))).toEqual([]);
});

test("every alarm is one of the monitoring, and every alarm of it has a fault", async () => {
  const { resources } = await record(
    () =>
      new IngestionMonitoring("x", {
        processors: [
          {
            name: "<region>",
            functionName: "processor",
            queues: [{ name: "<queue>", queueName: "q", parkedQueueName: "p" }],
          },
        ],
        publisher: { functionName: "publisher", parkedQueueName: "parked" },
        destinations: [{ name: "<destination>", queueName: "c.fifo", deadLetterQueueName: "d.fifo" }],
        silentTrails: [{ name: "<trail>", logGroupName: "log" }],
      }),
  );
  const alarms = resources
    .filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm")
    .map(({ name }) => name.replace(/^x-/, ""));
  expect(named("alarm", `${lead}\n${seen}`).toSorted()).toEqual(alarms.toSorted());
});

test("every log line is written with those words", () => {
  const lines = named("log");
  expect(lines.length).toBeGreaterThan(15);
  expect(lines.filter((text) => !source.includes(`"${text}"`))).toEqual([]);
});

test("every code is one of the runtime's, and every fault code of the processor has a row", () => {
  const codes = named("code");
  expect(codes.filter((code) => !source.includes(`"${code}"`) && !(code in FAULT_CLASSES))).toEqual([]);
  expect(Object.keys(FAULT_CLASSES).filter((code) => !codes.includes(code))).toEqual([]);
});

test("nothing else is named in code but fields of those lines and queues of the components", () => {
  const bare = seen.replaceAll(/\b(metric|alarm|log|code) `[^`]+`/g, "");
  for (const [, name = ""] of bare.matchAll(/`([^`]+)`/g)) {
    if (OTHERS.has(name)) continue;
    const [field = "", value] = name.split(/: |\./);
    expect([name, new RegExp(`\\b${field}\\b`).test(source)]).toEqual([name, true]);
    if (value !== undefined && !/^\d+$/.test(value))
      expect([name, source.includes(`"${value}"`)]).toEqual([name, true]);
  }
});

/** Of the components: the queue of notifications that were not delivered, and an argument. */
const OTHERS = new Set(["<topic>-undelivered", "silentTrails"]);

describe("looking for a title", () => {
  const file = `
    test("plain", () => {});
    test.each([["one", 1]])("%s of %i", () => {});
    describe("group", () => { it.each(["x"])("in %j", () => {}); });
    test.concurrent("at once", async () => {});
    expect("no title");`;

  test.each(["plain", "one of 1", 'in "x"', "at once"])("%s is found", (title) => {
    expect(hasTest(file.replace('["x"]', `['"x"']`), title)).toBe(true);
  });

  test.each(["plai", "two of 1", "group", "no title", ""])("%j is not", (title) => {
    expect(hasTest(file, title)).toBe(false);
  });
});
