import type { MetricName } from "../../../contract/metrics";
import { createMetrics } from "../../../runtime/support/metrics";

function setUp() {
  const written: string[] = [];
  const metrics = createMetrics({
    service: "publisher",
    write: (line) => void written.push(line),
    now: () => 1_772_323_200_000,
  });
  return { metrics, read: () => written.map((line) => JSON.parse(line) as unknown) };
}

test("what was added is one line for each destination, with units of the contract", () => {
  const { metrics, read } = setUp();
  metrics.add("Sends", 2, "main");
  metrics.add("Sends", 3, "main");
  metrics.add("BudgetUsedPercent", 12.5, "main");
  metrics.flush();
  expect(read()).toEqual([
    {
      _aws: {
        Timestamp: 1_772_323_200_000,
        CloudWatchMetrics: [
          {
            Namespace: "CloudTrailChanges",
            Dimensions: [["service", "destination"]],
            Metrics: [
              { Name: "Sends", Unit: "Count" },
              { Name: "BudgetUsedPercent", Unit: "Percent" },
            ],
          },
        ],
      },
      service: "publisher",
      destination: "main",
      Sends: 5,
      BudgetUsedPercent: 12.5,
    },
  ]);
});

test("without a destination there is no such dimension, since each would cost", () => {
  const { metrics, read } = setUp();
  metrics.add("Files", 1);
  metrics.flush();
  expect(read()).toMatchObject([{ _aws: { CloudWatchMetrics: [{ Dimensions: [["service"]] }] }, Files: 1 }]);
  expect(read()[0]).not.toHaveProperty("destination");
});

test("a flush starts anew, and one without metrics writes nothing", () => {
  const { metrics, read } = setUp();
  metrics.add("Files", 1);
  metrics.flush();
  metrics.flush();
  expect(read()).toHaveLength(1);
});

test("at most 100 metrics a line, which is the format's limit", () => {
  const { metrics, read } = setUp();
  for (let count = 0; count < 150; count += 1) metrics.add(`Metric${count}` as MetricName, 1);
  metrics.flush();
  expect(read()).toHaveLength(2);
});
