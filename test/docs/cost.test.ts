import { IngestionMonitoring } from "../../components/vendor/ingestion-monitoring";
import { ASSUMPTIONS, valuesOf, type AssumptionName } from "../bench/cost/assumptions";
import { billOfAChange, billOfAFile, fileWork, totalOf } from "../bench/cost/model";
import { count, dollars } from "../bench/cost/numbers";
import { PRICES } from "../bench/cost/prices";
import { loadOf, monthly } from "../bench/cost/scale";
import { ALARM_METRICS, standing } from "../bench/cost/standing";
import { costParts } from "../bench/cost/tables";
import { record } from "../support/components/monitor";
import { generatedParts, isUpdating, writeParts } from "./generated";

// docs/cost.md says what the calculation says. `npx jest test/docs/cost -u` writes its tables anew.

const PAGE = "docs/cost.md";
const parts = costParts();

test("the page has every table, and no other", () => {
  expect(Object.keys(generatedParts(PAGE)).toSorted()).toEqual(Object.keys(parts).toSorted());
});

test.each(Object.entries(parts))("%s: as calculated", (name, text) => {
  if (isUpdating()) writeParts(PAGE, { [name]: text });
  expect(generatedParts(PAGE)[name]).toBe(text);
});

test("the metrics that alarms watch are as many as the components make", async () => {
  const countOf = async (regions: number, destinations: number) => {
    const named = (letter: string, times: number) =>
      Array.from({ length: times }, (_, at) => `${letter}${String(at)}`);
    const { resources } = await record(
      () =>
        new IngestionMonitoring("x", {
          processors: named("r", regions).map((name) => ({
            name,
            functionName: name,
            queues: [{ name, queueName: name, parkedQueueName: `${name}-parked` }],
          })),
          publisher: { functionName: "publisher", parkedQueueName: "parked" },
          destinations: named("d", destinations).map((name) => ({
            name,
            queueName: `${name}.fifo`,
            deadLetterQueueName: `${name}-dead.fifo`,
          })),
        }),
    );
    return resources
      .filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm")
      .flatMap(({ inputs }) => {
        const queries = (inputs.metricQueries ?? [{ metric: {} }]) as { metric?: object }[];
        return queries.filter(({ metric }) => metric !== undefined);
      }).length;
  };
  const { region, home, destination } = ALARM_METRICS;
  expect(await countOf(1, 1)).toBe(region + home + destination);
  expect(await countOf(3, 2)).toBe(3 * region + home + 2 * destination);
});

describe("the calculation", () => {
  test("a file of a thousand records costs more than one of ten, and each of its records less", () => {
    const costOf = (recordsPerFile: number) => totalOf(billOfAFile(valuesOf({ recordsPerFile })));
    expect(costOf(1_000)).toBeGreaterThan(costOf(10));
    expect(costOf(1_000) / 1_000).toBeLessThan(costOf(10) / 10);
  });

  test("one notice an invocation waits twice as long as two side by side, on the same CPU", () => {
    const alone = fileWork(valuesOf({ noticesPerInvocation: 1 }));
    const beside = fileWork(valuesOf({ noticesPerInvocation: 2 }));
    expect(alone.cpuMs).toBe(beside.cpuMs);
    expect(alone.wallMs - alone.cpuMs).toBeCloseTo(2 * (beside.wallMs - beside.cpuMs), 9);
  });

  test("a sum that is done by hand: requests of a file and of a change", () => {
    const v = valuesOf({ noticesPerInvocation: 5, changesPerInvocation: 10, recordsPerFile: 40 });
    const file = billOfAFile(v);
    expect(file["SQS, notices"]).toBeCloseTo((1 + 0.2 + 0.2) * 0.4e-6, 12);
    expect(file["SQS, changes sent"]).toBeCloseTo(1 * 0.5e-6, 12);
    expect(file["Customer: S3 GET"]).toBeCloseTo(0.4e-6, 12);
    const change = billOfAChange(v);
    expect(change["DynamoDB writes"]).toBeCloseTo(2 * 0.625e-6, 12);
    expect(change["SQS, changes received"]).toBeCloseTo(0.2 * 0.5e-6, 12);
  });

  test("10,000 accounts in four regions every five minutes are 133 files a second", () => {
    const load = loadOf(10_000, "organisation", valuesOf());
    expect(load.filesPerSecond).toBeCloseTo((10_000 * 4) / 300, 9);
    expect(loadOf(100_000, "organisation", valuesOf()).filesPerSecond).toBeCloseTo(10 * load.filesPerSecond);
  });

  test("questions to the registry never exceed files, nor fall below one a container and five minutes", () => {
    for (const shape of ["organisation", "buckets"] as const) {
      const load = loadOf(10_000, shape, valuesOf());
      expect(load.parametersPerSecond).toBeLessThanOrEqual(load.filesPerSecond);
      expect(load.sessionsPerSecond).toBeLessThan(load.parametersPerSecond);
      if (shape === "organisation")
        expect(load.parametersPerSecond).toBeLessThanOrEqual(load.processors / 300);
    }
  });

  test("publishing ends at the budget: twice the destinations, twice the price", () => {
    const load = loadOf(10_000, "organisation", valuesOf());
    const publishing = (destinations: number) => monthly(load, valuesOf(), destinations).publishing;
    expect(publishing(2)).toBeCloseTo(2 * publishing(1), 9);
  });

  test("every assumption changes something", () => {
    const outcome = (name?: AssumptionName) => {
      // Reads are measured at a few shares only.
      const changed = name === "readsPercent" ? 95 : name && ASSUMPTIONS[name].value * 2;
      const v = valuesOf(name === undefined ? {} : { [name]: changed });
      return JSON.stringify([
        billOfAFile(v),
        billOfAChange(v),
        loadOf(10_000, "buckets", v),
        standing(v, 1, 1),
      ]);
    };
    const idle = Object.keys(ASSUMPTIONS).filter((name) => outcome(name as AssumptionName) === outcome());
    expect(idle).toEqual([]);
  });
});

test("every price names AWS's page, and says when it was read or that it was not", () => {
  for (const price of Object.values(PRICES)) {
    expect(price.page).toMatch(/^https:\/\/aws\.amazon\.com\//);
    if ("read" in price) expect(price.read).toMatch(/^\[(?:[A-Z][a-z]+ 20\d\d|no date)\]\(https:/);
    expect(price.dollars).toBeGreaterThan(0);
  }
});

test.each([
  [0.012345, "0.0123", "$0.0123"],
  [4.5, "4.5", "$4.50"],
  [12_345, "12,300", "$12,345"],
  [0.9961, "0.996", "$1.00"],
  [133.33, "133", "$133"],
  [0, "0", "$0"],
])("%p is written %s and %s", (value, plain, money) => {
  expect([count(value), dollars(value)]).toEqual([plain, money]);
});
