import { queuePolicyProblems, queuePolicyUsage, trailQueuePolicy } from "../../components/documents";
import { GOVCLOUD, PARTITION, TRAIL_QUEUE, VENDOR_RULE } from "../support/iam/world";

/** `count` customers of made-up names, each with a bucket and an account of its own. */
function customers(count: number, nameLength: number) {
  return Array.from({ length: count }, (_, index) => ({
    bucket: `customer-${index}-`.padEnd(nameLength, "x"),
    accountId: String(100_000_000_000 + index),
  }));
}

const policyOf = (count: number, nameLength: number, partition = PARTITION) =>
  trailQueuePolicy({ partition, queueArn: TRAIL_QUEUE, s3Sources: customers(count, nameLength) });

test("a hundred registrations fit one queue, with buckets of forty characters", () => {
  const policy = policyOf(100, 40);
  expect(queuePolicyProblems(policy)).toEqual([]);
  expect(queuePolicyUsage(policy)).toMatchObject({ statements: 2, principals: 2, conditions: 3 });
});

test.each([
  ["buckets of the longest names", 63, PARTITION, 81],
  ["buckets of common names", 40, PARTITION, 108],
  ["buckets of short names", 20, PARTITION, 151],
  ["buckets of common names in GovCloud", 40, GOVCLOUD, 98],
])("%s: as many fit", (_what, nameLength, partition, most) => {
  expect(queuePolicyProblems(policyOf(most, nameLength, partition))).toEqual([]);
  expect(queuePolicyProblems(policyOf(most + 1, nameLength, partition))).toHaveLength(1);
});

test("too many bytes are said in a sentence", () => {
  expect(queuePolicyProblems(policyOf(150, 40))).toEqual([
    "The queue policy has 11140 bytes; SQS allows 8192.",
  ]);
});

test("sources of all kinds make one statement a service, whatever their number", () => {
  const topics = [1, 2, 3].map((index) => ({
    topicArn: `arn:aws:sns:eu-west-1:444455556666:trail-${index}`,
  }));
  const policy = trailQueuePolicy({
    partition: PARTITION,
    queueArn: TRAIL_QUEUE,
    s3Sources: customers(5, 30),
    snsTopics: topics,
    eventBridgeRules: [{ ruleArn: VENDOR_RULE }],
  });
  expect(policy.Statement.map(({ Sid }) => Sid)).toEqual([
    "BucketsSendNotices",
    "TopicsSendNotices",
    "RulesSendNotices",
    "DenyWithoutTls",
  ]);
  expect(queuePolicyUsage(policy)).toMatchObject({ statements: 4, principals: 4, conditions: 5 });
});

test("a queue without sources lets nobody in", () => {
  const policy = trailQueuePolicy({ partition: PARTITION, queueArn: TRAIL_QUEUE });
  expect(policy.Statement.map(({ Effect }) => Effect)).toEqual(["Deny"]);
});

test("each quota has its sentence", () => {
  const [statement] = policyOf(1, 20).Statement;
  if (statement === undefined) throw new Error("The policy has no statement.");
  const wide = {
    ...statement,
    Principal: { Service: Array.from({ length: 51 }, (_, index) => `s${index}.amazonaws.com`) },
  };
  const twenty = Array.from({ length: 20 }, () => statement);
  expect(queuePolicyProblems({ Version: "2012-10-17", Statement: [wide, ...twenty] })).toEqual([
    "The queue policy has 21 statements; SQS allows 20.",
    "The queue policy has 71 principals; SQS allows 50.",
    "The queue policy has 42 conditions; SQS allows 10.",
  ]);
});
