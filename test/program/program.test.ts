import { SMALLEST, type StackConfig } from "../support/program/config";
import { EMPTY_BUCKET, runProgram } from "../support/program/run";

beforeEach(() => {
  jest.spyOn(console, "warn").mockImplementation();
});

test("a configuration that cannot work fails with every problem and no resource", async () => {
  await expect(runProgram({ side: "vendor", changesPerMinute: 500, bukcet: "x" })).rejects.toThrow(
    /^The configuration of stack test cannot work:\n {2}- changesPerMinute must be a whole number of changes a minute from 1 to 400, got 500\.\n {2}- "bukcet" is no key of this program\. Did you mean "bucket"\?\n {2}- trails is required: the customers' trails, at least one\.\n {2}- apiKeyParameter is required.*\n {2}- appKeyParameter is required.*$/,
  );
});

const everything: Record<string, StackConfig> = {
  customer: { ...SMALLEST.customer, ...SMALLEST.alarms, notification: "merge", cisAlarms: ["all"] },
  vendor: { ...SMALLEST.vendor, destinations: { emea: { apiKeyParameter: "/a", appKeyParameter: "/b" } } },
  both: { ...SMALLEST.both, ...SMALLEST.alarms, cisAlarms: ["root-account-usage"] },
};

describe.each(Object.entries(everything))("side %s", (_, config) => {
  test("two stacks in one account have no name in common", async () => {
    const namesOf = async (stack: string) => {
      const { resources } = await runProgram(config, { stack, calls: EMPTY_BUCKET });
      return resources.filter(({ custom }) => custom).flatMap(({ inputs }) => inputs.name ?? []);
    };
    const [dev, prod] = [await namesOf("dev"), await namesOf("prod")];
    expect(dev.length).toBeGreaterThan(2);
    expect(dev).toHaveLength(prod.length);
    expect(dev.filter((name) => prod.includes(name))).toEqual([]);
  });

  test("tags reach all that takes some, and the boundary every role", async () => {
    const tags = { team: "ops" };
    const permissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary";
    const { resources } = await runProgram(
      { ...config, tags, permissionsBoundaryArn },
      { calls: EMPTY_BUCKET },
    );
    const custom = resources.filter((one) => one.custom);
    const untagged = custom.filter(({ inputs }) => JSON.stringify(inputs.tags) !== JSON.stringify(tags));
    expect(new Set(untagged.map(({ type }) => type))).toEqual(
      new Set(untagged.map(({ type }) => type).filter((type) => TAKE_NO_TAGS.has(type))),
    );
    const roles = custom.filter(({ type }) => type === "aws:iam/role:Role");
    expect(roles.length).toBeGreaterThan(0);
    expect(roles.filter(({ inputs }) => inputs.permissionsBoundary !== permissionsBoundaryArn)).toEqual([]);
  });
});

/** Parts of other resources, which AWS does not let tag. */
const TAKE_NO_TAGS = new Set([
  "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:lambda/invocation:Invocation",
  "aws:s3/bucketNotification:BucketNotification",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sns/topicSubscription:TopicSubscription",
  "aws:sqs/queuePolicy:QueuePolicy",
]);
