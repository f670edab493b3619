import { problemsOf, SMALLEST, type StackConfig } from "../support/program/config";

const { customer } = SMALLEST;
const offer = {
  schema: "cloudtrail-changes/offer/v1",
  ...customer.vendor,
  bucket: customer.bucket,
  region: "eu-west-1",
};

describe("what the vendor says", () => {
  test.each<[string, StackConfig, string[]]>([
    [
      "an offer for another bucket",
      { ...customer, vendor: { ...offer, bucket: "another-bucket" } },
      ['vendor is an offer for bucket "another-bucket", but bucket is "example-trail-logs".'],
    ],
    [
      "an offer for another region",
      {
        ...customer,
        bucketRegion: "eu-central-1",
        vendor: offer,
      },
      [
        "vendor is an offer for region eu-west-1, but bucketRegion is eu-central-1.",
        "vendor.queueArn is in region eu-west-1, but bucketRegion is eu-central-1.",
      ],
    ],
    [
      "a queue of another region",
      { ...customer, bucketRegion: "us-east-1" },
      ["vendor.queueArn is in region eu-west-1, but bucketRegion is us-east-1."],
    ],
    [
      "a queue of another partition",
      { ...customer, bucketRegion: "cn-north-1" },
      ["vendor.queueArn is in partition aws, but bucketRegion cn-north-1 is in aws-cn."],
    ],
    [
      "an offer with a queue of another partition",
      {
        ...customer,
        vendor: { ...offer, queueArn: "arn:aws-cn:sqs:cn-north-1:444455556666:cloudtrail" },
      },
      ["vendor.queueArn is in partition aws-cn, but region eu-west-1 is in aws."],
    ],
    [
      "a key of another region",
      {
        ...customer,
        bucketRegion: "eu-west-1",
        trailKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/0f0f",
      },
      ["trailKeyArn is in region eu-central-1, but bucketRegion is eu-west-1."],
    ],
    [
      "queue and topic",
      {
        ...customer,
        vendor: { ...customer.vendor, topicArn: "arn:aws:sns:eu-west-1:444455556666:cloudtrail" },
      },
      ["vendor has both queueArn and topicArn; give one of them."],
    ],
    [
      "an external id and none",
      { ...customer, vendor: { ...customer.vendor, withoutExternalId: true } },
      ["vendor has both externalId and withoutExternalId: true; give one of them."],
    ],
    [
      "vendor and vendorStack",
      { ...customer, vendorStack: "acme/vendor/prod" },
      ["vendor and vendorStack are both given; give one of them."],
    ],
    [
      "an unknown key",
      { ...customer, vendor: { ...customer.vendor, queueARN: "x" } },
      ['vendor has an unknown key "queueARN". Did you mean "queueArn"?'],
    ],
    [
      "an offer of another version",
      { ...customer, vendor: { ...offer, schema: "cloudtrail-changes/offer/v9" } },
      ['vendor.schema must be cloudtrail-changes/offer/v1, got "cloudtrail-changes/offer/v9".'],
    ],
    [
      "a stack without its organisation",
      { ...customer, vendor: {}, vendorStack: "vendor/prod" },
      ['vendorStack must be a stack\'s full name, organization/project/stack, got "vendor/prod".'],
    ],
  ])("%s", (_, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
  });
});
