import { shown } from "../../contract/problems";
import { NOTIFICATION_MODES } from "../../contract/hand-over";
import { problemsOfPlace, withoutUse } from "./between-keys";
import type { KeyName } from "./keys";
import type { KeysRead } from "./read-keys";
import { isAccountAlone, type VendorGiven } from "./vendor-given";

/** What the keys about the trail must be together, on the customer's side and in `both`. */
export function trailProblems(read: KeysRead): string[] {
  const { given, values } = read;
  if (!given.has("bucket")) {
    if (given.has("integrationUrl") && values.side === "customer") {
      return withoutUse(given, TRAIL_ONLY, "bucket, the bucket CloudTrail writes to");
    }
    const alone = values.side === "customer" ? " For alarms alone give integrationUrl and logGroupName." : "";
    return [`bucket is required: the bucket CloudTrail writes to.${alone}`];
  }
  return [
    ...notificationProblems(read),
    ...(values.side === "customer" ? otherSideProblems(read) : []),
    ...(given.has("accountIds") && given.has("organizationId")
      ? ["accountIds and organizationId are both given; give one of them."]
      : []),
    ...problemsOfPlace({ trailKeyArn: values.trailKeyArn }, { bucketRegion: values.bucketRegion }),
  ];
}

function notificationProblems({ given, values: { notification } }: KeysRead): string[] {
  const mode = notification ?? "";
  return [
    ...(mode === "topic" && !given.has("topicArn")
      ? ["topicArn is required with notification topic: the topic that carries the notices."]
      : []),
    ...(given.has("topicArn") && !["topic", ""].includes(mode)
      ? [
          `topicArn is for notification topic, but notification is ${mode}. Remove topicArn. (A topic of the vendor's in the place of its queue is vendor.topicArn.)`,
        ]
      : []),
    ...(given.has("replaces") && !["exclusive", "merge", ""].includes(mode)
      ? [`replaces is for notification exclusive or merge, but notification is ${mode}. Remove replaces.`]
      : []),
  ];
}

/** The vendor of a stack with side customer. Regions that are not given are the provider's: the component compares. */
function otherSideProblems({ given, values }: KeysRead): string[] {
  const { vendor, bucket, bucketRegion } = values;
  if (given.has("vendor") && given.has("vendorStack")) {
    return ["vendor and vendorStack are both given; give one of them."];
  }
  if (!given.has("vendor") && !given.has("vendorStack")) {
    return [
      "vendor is required: the offer that the vendor sent; or vendorStack, the stack that has it. No offer yet? Give vendor.accountId alone, and send the output request.",
    ];
  }
  const wrongBucket =
    vendor?.bucket !== undefined && bucket !== undefined && vendor.bucket !== bucket
      ? [`vendor is an offer for bucket ${shown(vendor.bucket)}, but bucket is ${shown(bucket)}.`]
      : [];
  const noDestination =
    vendor !== undefined && lacksDestination(vendor) && values.notification !== "topic"
      ? ["vendor needs queueArn or topicArn, got neither."]
      : [];
  if (vendor === undefined || bucketRegion === undefined) return [...wrongBucket, ...noDestination];
  const wrongRegion =
    vendor.region !== undefined && vendor.region !== bucketRegion
      ? [`vendor is an offer for region ${vendor.region}, but bucketRegion is ${bucketRegion}.`]
      : [];
  const arns = { "vendor.queueArn": vendor.queueArn, "vendor.topicArn": vendor.topicArn };
  return [...wrongBucket, ...wrongRegion, ...noDestination, ...problemsOfPlace(arns, { bucketRegion })];
}

/** An account alone is no offer yet, so it needs nothing. */
function lacksDestination(vendor: VendorGiven): boolean {
  return !isAccountAlone(vendor) && vendor.queueArn === undefined && vendor.topicArn === undefined;
}

/** Beside other problems; by itself it is left to the component, which looks at the bucket and suggests one. */
export function problemOfMissingMode({ given, values }: KeysRead): string[] {
  const asked = given.has("bucket") && values.side !== "vendor" && !isAccountAlone(values.vendor ?? {});
  if (!asked || given.has("notification")) return [];
  return [`notification is required with bucket, one of ${NOTIFICATION_MODES.join(", ")}.`];
}

/** Keys that mean nothing without a bucket. */
const TRAIL_ONLY: KeyName[] = [
  "bucketRegion",
  "keyPrefix",
  "organizationId",
  "accountIds",
  "trailKeyArn",
  "vendor",
  "vendorStack",
  "notification",
  "topicArn",
  "replaces",
  "allowListing",
];
