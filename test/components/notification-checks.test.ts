import {
  problemOfEventBridge,
  problemOfExclusive,
  problemOfMerge,
  problemOfNoMode,
  warningOfExclusive,
  warningOfLostRule,
  warningOfMerge,
  warningOfReplaces,
  type OwnRule,
} from "../../components/customer/notification-checks";
import { problemOfDestination, problemOfTopic } from "../../components/customer/notification-destination";
import { problemOfReading, type BucketRules } from "../../components/customer/bucket-rules";
import type { NotificationRule } from "../../contract/notification-rule";

// What a component says once it knows what the bucket holds and where it is. An error inside an output cannot be
// caught over Pulumi's mocks, so the sentences are judged here.

const OWN: OwnRule = {
  id: "cloudtrail-changes-audit",
  events: ["s3:ObjectCreated:*"],
  prefix: "AWSLogs/111122223333/CloudTrail/",
  suffix: ".json.gz",
};
const EXCLUSIVE = "cloudtrail-changes-exclusive";
const ours: NotificationRule = { ...OWN, destinationArn: "arn:aws:sqs:eu-west-1:444455556666:q" };
const scan: NotificationRule = {
  id: "scan",
  destinationArn: "arn:aws:lambda:eu-west-1:111122223333:function:scan",
  events: ["s3:ObjectCreated:Put"],
  prefix: "",
  suffix: "",
};
const reports: NotificationRule = {
  ...scan,
  id: "reports",
  prefix: "reports/",
  suffix: ".csv",
};
const fanOut: NotificationRule = {
  ...scan,
  id: "fan",
  destinationArn: "arn:aws:sns:eu-west-1:111122223333:t",
};
const holds = (rules: NotificationRule[], eventbridge = false): BucketRules => ({
  bucket: "trail-logs",
  rules,
  eventbridge,
});
const SHOWN_SCAN = '"scan" (arn:aws:lambda:eu-west-1:111122223333:function:scan, s3:ObjectCreated:Put)';

describe("exclusive, before our rule is in place", () => {
  test("an empty document, or the replaced rule alone, is no obstacle", () => {
    expect(problemOfExclusive(holds([]), OWN.id)).toBeUndefined();
    expect(problemOfExclusive(holds([scan]), OWN.id, "scan")).toBeUndefined();
    expect(warningOfExclusive(holds([scan]), OWN.id)).toBeUndefined();
  });

  test("foreign rules are listed", () => {
    expect(problemOfExclusive(holds([scan, reports], true), OWN.id)).toBe(
      `mode exclusive would take out what is in the notification document of bucket "trail-logs": ${SHOWN_SCAN}; "reports" (arn:aws:lambda:eu-west-1:111122223333:function:scan, s3:ObjectCreated:Put, prefix "reports/", suffix ".csv"); delivery to EventBridge. Use merge, which leaves it there.`,
    );
    expect(problemOfExclusive(holds([scan]), OWN.id)).toBe(
      `mode exclusive would take out what is in the notification document of bucket "trail-logs": ${SHOWN_SCAN}. Use merge, which leaves it there, or say replaces: "scan" if ours takes its place.`,
    );
  });

  test("only the rule that is named gives way", () => {
    const problem = problemOfExclusive(holds([scan, reports]), OWN.id, "reports");
    expect(problem).toContain(SHOWN_SCAN);
    expect(problem).not.toContain('"reports"');
    expect(problemOfExclusive(holds([], true), OWN.id, "scan")).toContain("delivery to EventBridge");
  });
});

test("exclusive, once our rule is in place: a foreign rule is a warning", () => {
  expect(problemOfExclusive(holds([ours, scan]), OWN.id)).toBeUndefined();
  expect(warningOfExclusive(holds([ours]), OWN.id)).toBeUndefined();
  expect(warningOfExclusive(holds([ours, scan]), OWN.id)).toContain(`somebody added ${SHOWN_SCAN}.`);
});

test("merge: an overlap is told before anything is made", () => {
  expect(problemOfMerge(holds([reports, ours], true), OWN, EXCLUSIVE)).toBeUndefined();
  expect(problemOfMerge(holds([scan]), OWN, EXCLUSIVE, "scan")).toBeUndefined();
  expect(problemOfMerge(holds([reports, scan]), OWN, EXCLUSIVE)).toBe(
    `mode merge cannot add our rule for s3:ObjectCreated:* with prefix "AWSLogs/111122223333/CloudTrail/" and suffix ".json.gz" to bucket "trail-logs": it overlaps ${SHOWN_SCAN}, and S3 allows no two rules for the same events that an object may both match. Say replaces: "scan" if ours takes its place, or send its notices through a topic and use mode topic.`,
  );
  expect(warningOfMerge(holds([ours]), OWN.id)).toContain("If it is in the state still, stop here.");
  expect(warningOfMerge(holds([scan]), OWN.id)).toBeUndefined();
});

test("merge after exclusive: out of the state first, and only then replaces", () => {
  const merged = { ...OWN, id: "cloudtrail-changes-audit-merged" };
  const problem = problemOfMerge(holds([ours]), merged, OWN.id);
  expect(problem).toMatch(
    /first run "pulumi state delete <its URN>".*Only then say replaces: "cloudtrail-changes-audit"\.$/,
  );
  expect(problemOfMerge(holds([ours]), merged, OWN.id, OWN.id)).toBeUndefined();
});

test("merge: a rule that was lost or turned elsewhere is told, with the command that puts it back", () => {
  expect(warningOfLostRule(holds([scan, ours]), ours, "urn:x")).toBeUndefined();
  expect(warningOfLostRule(holds([scan]), ours, "urn:x")).toBe(
    `Our rule "cloudtrail-changes-audit" is gone from the notification document of bucket "trail-logs": somebody else wrote it, and new trail files are not announced. Put it back with: pulumi up --replace 'urn:x'`,
  );
  const turned = { ...ours, destinationArn: "arn:aws:sqs:eu-west-1:111122223333:other" };
  expect(warningOfLostRule(holds([turned]), ours, "urn:x")).toContain(
    "sends to arn:aws:sqs:eu-west-1:111122223333:other in",
  );
});

test("a bucket that cannot be read: which, where, and what may be wrong", () => {
  const said = problemOfReading("trail-logs", "eu-west-1", new Error("301: PermanentRedirect\n  at x"));
  expect(said).toContain('bucket "trail-logs" cannot be read in region eu-west-1.');
  expect(said).toContain("s3:GetBucketNotification");
  expect(said).toMatch(/AWS answered: 301: PermanentRedirect$/);
  expect(problemOfReading("trail-logs", undefined, "no")).toContain("in the provider's region");
});

test("eventbridge: the exact command turns delivery on and leaves the rules", () => {
  const put =
    "aws s3api put-bucket-notification-configuration --bucket trail-logs --expected-bucket-owner 111122223333 --notification-configuration";
  expect(problemOfEventBridge(holds([scan], true), "111122223333")).toBeUndefined();
  expect(problemOfEventBridge(holds([]), "111122223333")).toBe(
    `mode eventbridge needs delivery to EventBridge, which is off for bucket "trail-logs". Turn it on, its rules stay: ${put} '{"EventBridgeConfiguration":{}}'`,
  );
  expect(problemOfEventBridge(holds([scan]), "111122223333")).toBe(
    `mode eventbridge needs delivery to EventBridge, which is off for bucket "trail-logs". Turn it on, its rules stay: aws s3api get-bucket-notification-configuration --bucket trail-logs --expected-bucket-owner 111122223333 | jq '.EventBridgeConfiguration={}' > notification.json && ${put} file://notification.json`,
  );
});

describe("no mode: what the bucket has, and what would fit", () => {
  const MODES = "mode is required, one of exclusive, merge, topic, eventbridge, external.";
  test.each<[string, BucketRules, string]>([
    [
      "nothing",
      holds([]),
      "holds nothing: exclusive lets this stack own the document; merge lets others add rules later.",
    ],
    ["other rules", holds([reports]), "merge adds our rule and leaves the others."],
    [
      "a rule that overlaps",
      holds([reports, scan]),
      'merge with replaces: "scan" puts our rule in the place of the one that overlaps it, and leaves the rest.',
    ],
    [
      "a topic with these notices",
      holds([fanOut]),
      "topic with topicArn arn:aws:sns:eu-west-1:111122223333:t takes the notices that are sent there already.",
    ],
    [
      "delivery to EventBridge",
      holds([], true),
      "holds delivery to EventBridge: eventbridge uses that when the queue is in the same account; merge adds our rule beside it.",
    ],
  ])("%s", (_, now, suggestion) => {
    expect(problemOfNoMode(now, OWN)).toMatch(
      `${MODES} The notification document of bucket "trail-logs" holds `,
    );
    expect(problemOfNoMode(now, OWN)).toContain(suggestion);
  });
});

describe("destinations", () => {
  const AT = { bucket: "trail-logs", region: "eu-west-1", accountId: "111122223333" };
  const queue = (place: string) => ({ accountId: "444455556666", queueArn: `arn:${place}:q` });
  const topic = (place: string) => ({ accountId: "444455556666", topicArn: `arn:${place}:t` });

  test.each(["exclusive", "merge", "external"] as const)(
    "%s takes what is in the bucket's region",
    (mode) => {
      expect(problemOfDestination(mode, queue("aws:sqs:eu-west-1:444455556666"), AT)).toBeUndefined();
      expect(problemOfDestination(mode, topic("aws:sns:eu-west-1:444455556666"), AT)).toBeUndefined();
      expect(problemOfDestination(mode, queue("aws:sqs:us-east-1:444455556666"), AT)).toBe(
        'vendor.queueArn is in region us-east-1, but bucket "trail-logs" is in eu-west-1; notices go to the bucket\'s own region only. Ask the vendor for one there.',
      );
      expect(problemOfDestination(mode, topic("aws-cn:sns:cn-north-1:444455556666"), AT)).toBe(
        'vendor.topicArn is in partition aws-cn, but bucket "trail-logs" is in aws (eu-west-1); nothing crosses partitions.',
      );
      expect(problemOfDestination(mode, { accountId: "444455556666" }, AT)).toBe(
        "vendor needs queueArn or topicArn, got neither.",
      );
    },
  );

  test("eventbridge takes a queue of the same account", () => {
    expect(problemOfDestination("eventbridge", queue("aws:sqs:eu-west-1:111122223333"), AT)).toBeUndefined();
    expect(problemOfDestination("eventbridge", queue("aws:sqs:eu-west-1:444455556666"), AT)).toBe(
      "mode eventbridge sends to a queue of the same account only: vendor.queueArn is in account 444455556666, the bucket's events are in 111122223333. Use exclusive, merge or topic.",
    );
    expect(problemOfDestination("eventbridge", topic("aws:sns:eu-west-1:111122223333"), AT)).toBe(
      'mode eventbridge sends to a queue, got vendor.topicArn "arn:aws:sns:eu-west-1:111122223333:t". Use exclusive or merge.',
    );
  });

  test("topic needs no queue, and a topic of the partition", () => {
    expect(problemOfDestination("topic", { accountId: "444455556666" }, AT)).toBeUndefined();
    expect(problemOfTopic("arn:aws:sns:us-east-1:111122223333:t", AT)).toBeUndefined();
    expect(problemOfTopic("arn:aws-cn:sns:cn-north-1:111122223333:t", AT)).toBe(
      'topicArn is in partition aws-cn, but bucket "trail-logs" is in aws (eu-west-1); nothing crosses partitions.',
    );
  });
});

test("a rule that is to give way and is not there", () => {
  const nothing: BucketRules = { bucket: "trail-logs", rules: [], eventbridge: false };
  expect(warningOfReplaces(nothing, OWN.id)).toBeUndefined();
  expect(warningOfReplaces({ ...nothing, rules: [scan] }, OWN.id, "scan")).toBeUndefined();
  // It gave way already.
  expect(warningOfReplaces({ ...nothing, rules: [ours] }, OWN.id, "scan")).toBeUndefined();
  expect(warningOfReplaces(nothing, OWN.id, "scan")).toBe(
    'replaces names rule "scan", but the notification document of bucket "trail-logs" holds nothing: no rule gives way to ours.',
  );
  expect(warningOfReplaces({ ...nothing, rules: [reports], eventbridge: true }, OWN.id, "report")).toBe(
    'replaces names rule "report", but the notification document of bucket "trail-logs" holds "reports" (arn:aws:lambda:eu-west-1:111122223333:function:scan, s3:ObjectCreated:Put, prefix "reports/", suffix ".csv"); delivery to EventBridge: no rule gives way to ours. Did you mean "reports"?',
  );
});
