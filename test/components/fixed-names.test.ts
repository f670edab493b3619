import { record } from "../support/components/monitor";
import { SCENARIOS } from "../support/scenarios";

// AWS refuses a second role of the same name, and takes a second queue, topic, rule or notification document for the
// first, which Pulumi would delete as the old one. So those that have a name of ours go before their replacement comes.

const NAMED = [
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:iam/role:Role",
  "aws:s3/bucketNotification:BucketNotification",
  "aws:sns/topic:Topic",
  "aws:sqs/queue:Queue",
];

// What the program tells its users on the way.
beforeEach(() => {
  for (const way of ["log", "warn"] as const) jest.spyOn(console, way).mockReturnValue(undefined);
});

test.each(Object.entries(SCENARIOS))("%s", async (_, { program, options }) => {
  const { resources } = await record(program, options);
  const lasting = resources.filter(({ type }) => NAMED.includes(type));
  const hasName = (inputs: Record<string, unknown>) =>
    inputs.name !== undefined || inputs.bucket !== undefined;
  expect(lasting.map(({ urn, deleteBeforeReplace }) => [urn, deleteBeforeReplace])).toEqual(
    lasting.map(({ urn, inputs }) => [urn, hasName(inputs)]),
  );
});
