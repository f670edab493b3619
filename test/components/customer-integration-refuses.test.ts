import { problemOfAlarmNames } from "../../components/customer/alarm-list";
import {
  CustomerIntegration,
  type CustomerIntegrationArgs,
} from "../../components/customer/customer-integration";
import { problemOfRegexPatterns } from "../../components/customer/filter-pattern";
import { problemOfOffer } from "../../components/customer/offer";
import { bucketHolds } from "../support/components/bucket-document";
import { record } from "../support/components/monitor";

const VENDOR = {
  accountId: "444455556666",
  queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail",
  externalId: "7d1c1f6e",
  processorRoleArn: "arn:aws:iam::444455556666:role/p",
};
const ARGS: CustomerIntegrationArgs = {
  bucket: "example-trail-logs",
  notification: "exclusive",
  vendor: VENDOR,
};
const alarm = (name: string) => ({
  name,
  pattern: "{ $.eventName = X }",
  metricName: "M",
  metricNamespace: "N",
});
const alarms = (names: string[], settings: object = {}, cisAlarms: string[] = []) => ({
  alarms: {
    integrationUrl: "https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue",
    logGroupName: "cloudtrail",
    alarms: names.map((name) => ({ ...alarm(name), ...settings })),
    cisAlarms,
  },
});
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `own-${String(index)}`);

test.each<[string, object, string]>([
  ["neither bucket nor alarms", { bucket: undefined }, "needs bucket, for changes, or alarms, got neither."],
  ["a prefix with a wildcard", { keyPrefix: "a?" }, 'keyPrefix must not hold * or ? or ${, got "a?".'],
  [
    "another schema",
    { vendor: { ...VENDOR, schema: "cloudtrail-changes/request/v1" } },
    'vendor.schema must be cloudtrail-changes/offer/v1, got "cloudtrail-changes/request/v1".',
  ],
  [
    "an offer for another bucket",
    { vendor: { ...VENDOR, bucket: "other-logs" } },
    'vendor.bucket is "other-logs", but bucket is "example-trail-logs": the offer is for another bucket.',
  ],
  [
    "an offer for another region than the given one",
    { region: "us-east-1", vendor: { ...VENDOR, region: "eu-west-1" } },
    "vendor.region is eu-west-1, but the bucket's region is us-east-1.",
  ],
  [
    "an offer for a role of another name",
    { roleName: "own", vendor: { ...VENDOR, roleName: "theirs", region: "" } },
    'vendor.roleName is "theirs", but roleName is "own"',
  ],
  [
    "a key that no offer has",
    { vendor: { ...VENDOR, queueARN: "x" } },
    'vendor has an unknown key "queueARN". Did you mean "queueArn"?',
  ],
  [
    "an alarm's name twice",
    alarms(["one", "two", "one"]),
    'alarms.alarms[2].name is "one", which an earlier one has already.',
  ],
  [
    "more filters than a log group may have",
    alarms(numbered(86), {}, ["all"]),
    "alarms and cisAlarms make 101 metric filters on one log group; CloudWatch Logs allows 100.",
  ],
  [
    "more patterns with regexes than a log group may have",
    alarms(numbered(6), { pattern: "{ $.eventName = %^Delete% }" }),
    "alarms.alarms make 6 metric filters with regexes (%…%) on one log group; CloudWatch Logs allows 5.",
  ],
  [
    "a key that alarms do not have",
    { alarms: { ...alarms([]).alarms, keyARN: "x" } },
    'alarms has an unknown key "keyARN". Did you mean "keyArn"?',
  ],
  [
    "a key that an alarm does not have",
    alarms(["one"], { treshold: 3 }),
    'alarms.alarms[0] has an unknown key "treshold". Did you mean "threshold"?',
  ],
])("refuses %s", async (_, args, message) => {
  const program = () => void new CustomerIntegration("audit", { ...ARGS, ...args });
  await expect(record(program, bucketHolds())).rejects.toThrow(`CustomerIntegration "audit": ${message}`);
});

test("an offer that is not for us is told with both sides", () => {
  const ours = { bucket: "example-trail-logs", region: "eu-west-1" };
  expect(problemOfOffer({ ...ours }, ours)).toBeUndefined();
  expect(problemOfOffer({}, ours)).toBeUndefined();
  expect(problemOfOffer({ bucket: "other-logs" }, ours)).toBe(
    'vendor.bucket is "other-logs", but bucket is "example-trail-logs": the offer is for another bucket. Take the offer that names this one.',
  );
  expect(problemOfOffer({ region: "us-east-1" }, ours)).toBe(
    "vendor.region is us-east-1, but the bucket's region is eu-west-1. Set region to that of the bucket, or ask the vendor for an offer there.",
  );
  expect(problemOfOffer({ roleName: "theirs" }, { ...ours, roleName: "own" })).toBe(
    'vendor.roleName is "theirs", but roleName is "own": the vendor would assume a role that is not there. Leave roleName out, or have the vendor register this one.',
  );
});

test("as many filters and regexes as a log group may have are no problem", async () => {
  const regexes = { pattern: '{ $.eventName = %^Delete% && $.sourceIPAddress != "100%" }' };
  const program = (args: object) => () => void new CustomerIntegration("audit", { ...ARGS, ...args });
  await expect(record(program(alarms(numbered(5), regexes)), bucketHolds())).resolves.toBeDefined();
  await expect(record(program(alarms(numbered(85), {}, ["all"])), bucketHolds())).resolves.toBeDefined();
});

test("regexes are counted by pattern, and not within quotes", () => {
  expect(problemOfRegexPatterns(Array.from({ length: 6 }, () => '{ $.a = "%b%" }'))).toBeUndefined();
  expect(
    problemOfRegexPatterns(Array.from({ length: 5 }, () => "{ $.a = %b% && $.c = %d% }")),
  ).toBeUndefined();
  expect(problemOfRegexPatterns(Array.from({ length: 6 }, () => "%b%"))).toMatch(/^make 6 metric filters/);
});

test("names of alarms must not meet those of our own", () => {
  expect(problemOfAlarmNames(["one", "two"])).toBeUndefined();
  expect(problemOfAlarmNames(["one", "cis-root"])).toBe(
    'alarms.alarms[1].name must not begin with cis, as our own alarms do, got "cis-root".',
  );
});
