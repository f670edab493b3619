import { CustomerIntegration } from "../../../components/customer/customer-integration";
import { VendorIntegration } from "../../../components/vendor/vendor-integration";
import { BOUNDARY, BUCKET, CUSTOMER, FUNCTION_RUNTIME, REGION, TAGS } from "./common";

const KEYS = { apiKeyParameter: "/bigpanda/api-key", appKeyParameter: "/bigpanda/app-key" };
const TRAIL = {
  name: "audit",
  bucket: BUCKET,
  bucketAccountId: CUSTOMER,
  region: "eu-west-1",
  externalId: "7d1c1f6e",
};

/** The least that a vendor says. */
export function vendorIntegration() {
  new VendorIntegration("changes", {
    destinations: [{ name: "default", ...KEYS }],
    trails: [TRAIL],
    functionRuntime: FUNCTION_RUNTIME,
  });
}

/** Two regions, two organisations, every way in which notices come. */
export function wideVendorIntegration() {
  new VendorIntegration("changes", {
    destinations: [
      { name: "default", apiKey: "key-of-an-example", appKey: "app-of-an-example", bigPandaRegion: "eu" },
      {
        name: "subsidiary",
        ...KEYS,
        parameterKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        changesPerMinute: 60,
        changesPerWeek: 10_000,
        holdLimitHours: 24,
        dryRun: true,
      },
    ],
    trails: [
      { ...TRAIL, keyPrefix: "audit/", filter: { exclude: [{ source: ["ecs"] }] } },
      {
        ...TRAIL,
        name: "organisation",
        bucket: "organisation-trail-logs",
        region: REGION,
        organizationId: "o-a1b2c3d4e5",
        trailKeyArn: `arn:aws:kms:${REGION}:${CUSTOMER}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
        destination: "subsidiary",
      },
      { ...TRAIL, name: "further", bucket: "further-trail-logs", region: REGION, queue: 2 },
      {
        ...TRAIL,
        name: "told-by-topic",
        bucket: "told-by-topic-trail-logs",
        topicArn: `arn:aws:sns:eu-west-1:${CUSTOMER}:trail-files`,
      },
    ],
    filter: { preset: ["trusted-deployers"] },
    alertTopicArns: [
      "arn:aws:sns:eu-west-1:444455556666:on-call",
      `arn:aws:sns:${REGION}:444455556666:on-call`,
    ],
    silentTrails: ["audit"],
    maximumConcurrency: 50,
    functionRuntime: FUNCTION_RUNTIME,
    functionArchitecture: "x86_64",
    logRetentionDays: 90,
    permissionsBoundaryArn: BOUNDARY,
    tags: TAGS,
  });
}

/** A team that sends its own trail to its own organisation. */
export function bothSides() {
  const vendor = new VendorIntegration("changes", {
    destinations: [{ name: "default", ...KEYS }],
    trails: [TRAIL],
    functionRuntime: FUNCTION_RUNTIME,
  });
  new CustomerIntegration(
    "changes",
    {
      bucket: BUCKET,
      notification: "exclusive",
      vendor: vendor.offers.apply((offers) => offers.audit ?? { accountId: "" }),
    },
    { dependsOn: [vendor] },
  );
}

/** A vendor's whole list of customers, in one region with a further queue for every hundred. */
export function manyTrails(count: number) {
  new VendorIntegration("changes", {
    destinations: [{ name: "default", ...KEYS }],
    trails: Array.from({ length: count }, (_, index) => ({
      ...TRAIL,
      name: `customer-${String(index)}`,
      bucket: `customer-${String(index)}-trail-logs`,
      bucketAccountId: String(100_000_000_000 + index),
      externalId: `customer-${String(index)}`,
      queue: 1 + Math.floor(index / 80),
    })),
    functionRuntime: FUNCTION_RUNTIME,
  });
}
