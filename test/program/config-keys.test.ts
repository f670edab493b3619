import { KEY_NAMES } from "../../program/config/keys";
import { problemsOf, SMALLEST, type StackConfig } from "../support/program/config";

const { customer, alarms, vendor } = SMALLEST;

describe("keys that are wrong by themselves or together", () => {
  test.each<[string, StackConfig, string[]]>([
    [
      "side",
      { ...customer, side: "costumer" },
      ['side must be one of customer, vendor, both, got "costumer". Did you mean "customer"?'],
    ],
    [
      "notification",
      { ...customer, notification: "exklusive" },
      [
        'notification must be one of exclusive, merge, topic, eventbridge, external, got "exklusive". Did you mean "exclusive"?',
      ],
    ],
    [
      "bucket",
      { ...customer, bucket: "Trail_Logs" },
      [
        'bucket must be a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, got "Trail_Logs".',
      ],
    ],
    [
      "bucketRegion",
      { ...customer, bucketRegion: "Ireland" },
      ['bucketRegion must be a region such as eu-west-1, got "Ireland".'],
    ],
    [
      "accountIds and organizationId",
      { ...customer, accountIds: ["111122223333"], organizationId: "o-a1b2c3d4e5" },
      ["accountIds and organizationId are both given; give one of them."],
    ],
    [
      "an account as a number",
      { ...customer, accountIds: [111122223333] },
      ["accountIds[0] must be an account id of 12 digits, got the number 111122223333: put it in quotes."],
    ],
    [
      "topicArn in another mode",
      { ...customer, topicArn: "arn:aws:sns:eu-west-1:111122223333:trail" },
      [
        "topicArn is for notification topic, but notification is exclusive. Remove topicArn. (A topic of the vendor's in the place of its queue is vendor.topicArn.)",
      ],
    ],
    [
      "replaces in another mode",
      { ...customer, notification: "external", replaces: "old" },
      ["replaces is for notification exclusive or merge, but notification is external. Remove replaces."],
    ],
    [
      "trail keys without a bucket",
      { ...alarms, notification: "merge", keyPrefix: "audit" },
      [
        "keyPrefix needs bucket, the bucket CloudTrail writes to.",
        "notification needs bucket, the bucket CloudTrail writes to.",
      ],
    ],
    [
      "alarm keys without an endpoint",
      { ...customer, logGroupName: "cloudtrail", cisAlarms: ["all"] },
      [
        "logGroupName needs integrationUrl, the HTTPS endpoint that hears of alarms.",
        "cisAlarms needs integrationUrl, the HTTPS endpoint that hears of alarms.",
      ],
    ],
    [
      "tags",
      { ...customer, tags: { cost: 12, "aws:x": "y" } },
      [
        "tags.cost must be a string, got 12: put it in quotes.",
        "tags.aws:x must not begin with aws:, which AWS keeps for itself.",
      ],
    ],
    [
      "permissionsBoundaryArn",
      { ...customer, permissionsBoundaryArn: "boundary" },
      [
        'permissionsBoundaryArn must be the ARN of a managed policy, such as arn:aws:iam::111122223333:policy/boundary, got "boundary".',
      ],
    ],
    [
      "allowListing",
      { ...customer, allowListing: "yes" },
      ['allowListing must be true or false, got "yes".'],
    ],
    ["a list that is no JSON", { ...vendor, trails: "acme" }, ['trails must be a list, got "acme".']],
    [
      "an object that is no JSON",
      { ...customer, vendor: "444455556666" },
      ["vendor must be an object, got 444455556666."],
    ],
    [
      "a key that there is not",
      { ...customer, bukcet: "x" },
      ['"bukcet" is no key of this program. Did you mean "bucket"?'],
    ],
    [
      "a key like no other",
      { ...customer, whatever: "x" },
      [`"whatever" is no key of this program. Known keys: ${KEY_NAMES.join(", ")}.`],
    ],
  ])("%s", (_, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
  });
});
