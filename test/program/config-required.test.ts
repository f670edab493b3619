import { problemsOf, SMALLEST, type StackConfig } from "../support/program/config";

const { customer, alarms, vendor, both } = SMALLEST;
const [trail] = vendor.trails;
const offer = {
  schema: "cloudtrail-changes/offer/v1",
  ...customer.vendor,
  bucket: customer.bucket,
  region: "eu-west-1",
};

const needs = {
  bucket: "bucket is required: the bucket CloudTrail writes to.",
  alone: " For alarms alone give integrationUrl and logGroupName.",
  vendor:
    "vendor is required: the offer that the vendor sent; or vendorStack, the stack that has it. No offer yet? Give vendor.accountId alone, and send the output request.",
  notification:
    "notification is required with bucket, one of exclusive, merge, topic, eventbridge, external.",
  apiKey:
    "apiKeyParameter is required, the name of a SecureString that holds BigPanda's user API key; or apiKey, the key itself.",
  appKey:
    "appKeyParameter is required, the name of a SecureString that holds the app key of BigPanda's integration; or appKey, the key itself.",
};

describe("each required key, missing", () => {
  test.each<[string, StackConfig, string[]]>([
    ["nothing at all", {}, [needs.bucket + needs.alone]],
    ["vendor of a customer", { ...customer, vendor: {} }, [needs.vendor]],
    [
      "vendor and notification",
      { ...customer, vendor: {}, notification: "" },
      [needs.vendor, needs.notification],
    ],
    [
      "logGroupName",
      { ...alarms, logGroupName: "" },
      ["logGroupName is required with integrationUrl: the log group that CloudTrail writes to."],
    ],
    [
      "topicArn of mode topic",
      { ...customer, notification: "topic" },
      ["topicArn is required with notification topic: the topic that carries the notices."],
    ],
    [
      "all of a vendor",
      { side: "vendor" },
      ["trails is required: the customers' trails, at least one.", needs.apiKey, needs.appKey],
    ],
    ["all of both", { side: "both" }, [needs.bucket, needs.apiKey, needs.appKey]],
    ["bucket of both with alarms", { ...both, ...alarms, bucket: "", notification: "" }, [needs.bucket]],
    [
      "notification of both, beside another problem",
      { ...both, notification: "", appKeyParameter: "" },
      [needs.appKey, needs.notification],
    ],
    [
      "queue of a vendor by hand",
      { ...customer, vendor: { accountId: "444455556666", externalId: "7d1c1f6e" } },
      ["vendor needs queueArn or topicArn, got neither."],
    ],
    [
      "external id of a vendor by hand",
      { ...customer, vendor: { ...customer.vendor, externalId: "" } },
      [
        "vendor needs externalId, which the vendor names; if it has none, say withoutExternalId: true, got neither.",
      ],
    ],
    [
      "external id of an offer",
      { ...customer, vendor: { ...offer, externalId: "" } },
      [
        "vendor needs externalId, which the vendor names; if it has none, say withoutExternalId: true, got neither.",
      ],
    ],
    [
      "account of a vendor by hand",
      { ...customer, vendor: { queueArn: customer.vendor.queueArn } },
      ["vendor.accountId is required: the vendor's account."],
    ],
    [
      "external id of a trail",
      { ...vendor, trails: [{ ...trail, externalId: undefined }] },
      ["trails[0].externalId is required: an id of your making, one for each customer."],
    ],
  ])("%s", (_, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
  });
});
