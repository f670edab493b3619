import { parse, problemsOf, SMALLEST, withDefaults, type StackConfig } from "../support/program/config";

const { customer, alarms, vendor, both } = SMALLEST;
const [trail] = vendor.trails;

describe("the smallest configuration of each side", () => {
  test.each<[string, StackConfig]>([
    ["customer", customer],
    ["customer with vendorStack", { ...customer, vendor: {}, vendorStack: "acme/vendor/prod" }],
    ["customer with alarms alone", alarms],
    ["customer before the offer", { bucket: customer.bucket, vendor: { accountId: "444455556666" } }],
    [
      "customer in mode topic, without the queue",
      {
        ...customer,
        notification: "topic",
        topicArn: "arn:aws:sns:eu-west-1:111122223333:trail",
        vendor: { accountId: "444455556666", externalId: "7d1c1f6e" },
      },
    ],
    ["vendor", vendor],
    ["both", both],
  ])("%s", (_, config) => {
    expect(problemsOf(config)).toEqual([]);
  });

  test("a missing notification alone is left to the component, which looks at the bucket", () => {
    expect(problemsOf({ ...customer, notification: "" })).toEqual([]);
  });
});

test("values are read in their types, defaults and Pulumi.yaml's empty values included", () => {
  const read = parse(
    withDefaults({ ...vendor, dryRun: "true", changesPerMinute: "120", tags: { team: "ops" } }),
  );
  expect(read).toMatchObject({
    side: "vendor",
    tags: { team: "ops" },
    logRetentionDays: 30,
    changesPerMinute: 120,
    changesPerWeek: 50_000,
    maximumConcurrency: 10,
    functionRuntime: "nodejs24.x",
    bigPandaRegion: "us",
    dryRun: true,
    allowListing: false,
    trails: [{ ...trail, prefixes: [""], accountIds: ["111122223333"], destination: "default", queue: 1 }],
  });
  for (const absent of ["bucket", "accountIds", "vendor", "filter", "destinations", "apiKey"] as const) {
    expect(read[absent]).toBeUndefined();
  }
});

test("every problem is told of at once, each with its key", () => {
  const problems = problemsOf({
    side: "both",
    bucket: "B",
    changesPerMinute: 0,
    vendor: customer.vendor,
    dryrun: true,
  });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "bucket",
    "changesPerMinute",
    '"dryrun"',
    "vendor",
    "apiKeyParameter",
    "appKeyParameter",
    "notification",
  ]);
});
