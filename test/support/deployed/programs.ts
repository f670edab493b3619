import { CustomerIntegration } from "../../../components/customer/customer-integration";
import type { VendorTrailArgs } from "../../../components/vendor/vendor-args";
import { VendorIntegration } from "../../../components/vendor/vendor-integration";
import type { HandOverOffer } from "../../../contract/hand-over";
import { notificationId } from "../../../contract/names";
import { record, type RunOptions } from "../components/monitor";
import { valueOf } from "../components/values";
import { FUNCTION_RUNTIME, FOREIGN_RULE } from "../scenarios/common";
import { EMPTY_BUCKET, runProgram } from "../program/run";
import type { RecordedScenario } from "../terraform/configuration";
import { REGION } from "./stack";

/** Four accounts: one that is both sides, a vendor, its customer, and one that nobody knows. */
export const OWN = "111122223333";
export const VENDOR = "444455556666";
export const CUSTOMER = "777788889999";
export const STRANGER = "999900001111";

export const BUCKETS = {
  /** Of the stack that is both sides: sends to the queue itself. */
  own: "own-trail-logs",
  /** Of the customer: a rule beside a foreign one. */
  acme: "acme-trail-logs",
  /** Of the customer: a topic carries the notices. */
  globex: "globex-trail-logs",
  /** Of the customer: sends to the vendor's queue, and nobody else. Its destination has a wrong key at first. */
  initech: "initech-trail-logs",
  /** Of the vendor's own account: EventBridge carries them. */
  house: "house-trail-logs",
  /** Of the customer: registered nowhere. */
  unknown: "unknown-trail-logs",
} as const;

export const LOG_GROUP = "cloudtrail";
export const TOPIC_ARN = `arn:aws:sns:${REGION}:${CUSTOMER}:trail-files`;
export const KEYS = {
  apiKeyParameter: "/bigpanda/api-key",
  appKeyParameter: "/bigpanda/app-key",
  /** Of the second destination, which begins with a wrong one. */
  otherApiKeyParameter: "/bigpanda/other-api-key",
};

export interface Endpoints {
  bigPandaUrl: string;
  integrationUrl: string;
  /** Folder of the built function bundles. */
  bundles: string;
}

/** The program of the repository with `side: both`. */
export async function bothSides(endpoints: Endpoints): Promise<RecordedScenario> {
  const options: RunOptions = {
    accountId: OWN,
    region: REGION,
    bundles: endpoints.bundles,
    calls: EMPTY_BUCKET,
  };
  const { resources } = await runProgram(
    {
      side: "both",
      bucket: BUCKETS.own,
      notification: "exclusive",
      allowListing: true,
      apiKeyParameter: KEYS.apiKeyParameter,
      appKeyParameter: KEYS.appKeyParameter,
      bigPandaEndpoint: endpoints.bigPandaUrl,
      integrationUrl: endpoints.integrationUrl,
      logGroupName: LOG_GROUP,
      cisAlarms: ["all"],
      alarms: [SILENT_ALARM],
      functionRuntime: FUNCTION_RUNTIME,
    },
    { ...options, project: "cloudtrail-changes", stack: "own" },
  );
  return { name: "both", resources, options };
}

/** An alarm that opens an incident and never resolves it. */
const SILENT_ALARM = {
  name: "organisation-left",
  pattern: "{ ($.eventName = LeaveOrganization) }",
  metricName: "OrganisationLeft",
  metricNamespace: "CloudTrail",
  autoResolve: false,
};

const registration = (name: keyof typeof BUCKETS, accountId: string): VendorTrailArgs => ({
  name,
  bucket: BUCKETS[name],
  bucketAccountId: accountId,
  region: REGION,
  externalId: `external-id-of-${name}`,
});

/** A vendor with two customers and a trail of its own account, which sends through EventBridge. */
export async function vendorSide(
  endpoints: Endpoints,
): Promise<RecordedScenario & { offers: Record<string, HandOverOffer> }> {
  const options: RunOptions = {
    accountId: VENDOR,
    region: REGION,
    bundles: endpoints.bundles,
    calls: {
      "aws:s3/getBucketNotification:getBucketNotification": ({ bucket }) => ({
        ...NOTHING,
        bucket,
        eventbridge: true,
      }),
    },
  };
  const ruleArn = `arn:aws:events:${REGION}:${VENDOR}:rule/${notificationId("house")}`;
  const { appKeyParameter } = KEYS;
  const { resources, result } = await record(() => {
    const vendor = new VendorIntegration("vendor", {
      destinations: [
        {
          name: "default",
          endpoint: endpoints.bigPandaUrl,
          apiKeyParameter: KEYS.apiKeyParameter,
          appKeyParameter,
        },
        {
          name: "other",
          endpoint: endpoints.bigPandaUrl,
          apiKeyParameter: KEYS.otherApiKeyParameter,
          appKeyParameter,
        },
      ],
      trails: [
        registration("acme", CUSTOMER),
        { ...registration("globex", CUSTOMER), topicArn: TOPIC_ARN },
        { ...registration("initech", CUSTOMER), destination: "other" },
        { ...registration("house", VENDOR), ruleArn },
      ],
      functionRuntime: FUNCTION_RUNTIME,
    });
    const offer = vendor.offers.apply((offers) => offers.house ?? { accountId: "" });
    new CustomerIntegration(
      "house",
      { bucket: BUCKETS.house, notification: "eventbridge", vendor: offer },
      { dependsOn: [vendor] },
    );
    return vendor.offers;
  }, options);
  const offers = (await valueOf(result)) as Record<string, HandOverOffer>;
  return { name: "vendor", resources, options, offers };
}

/** The customer's side of three of its trails. `ruleId`: Id of the rule beside the foreign one, which an update changes. */
export async function customerSide(
  endpoints: Endpoints,
  offers: Record<string, HandOverOffer>,
  { ruleId }: { ruleId?: string } = {},
): Promise<RecordedScenario> {
  const options: RunOptions = {
    accountId: CUSTOMER,
    region: REGION,
    bundles: endpoints.bundles,
    calls: {
      "aws:s3/getBucketNotification:getBucketNotification": ({ bucket }) => ({
        ...NOTHING,
        bucket,
        queues: bucket === BUCKETS.acme ? [FOREIGN_RULE] : [],
      }),
    },
  };
  const offerOf = (name: string) => offers[name] ?? { accountId: "" };
  const { resources } = await record(() => {
    new CustomerIntegration("acme", {
      bucket: BUCKETS.acme,
      notification: "merge",
      vendor: offerOf("acme"),
      functionRuntime: FUNCTION_RUNTIME,
      notificationId: ruleId,
    });
    new CustomerIntegration("globex", {
      bucket: BUCKETS.globex,
      notification: "topic",
      topicArn: TOPIC_ARN,
      vendor: offerOf("globex"),
    });
    new CustomerIntegration("initech", {
      bucket: BUCKETS.initech,
      notification: "exclusive",
      vendor: offerOf("initech"),
    });
  }, options);
  return { name: "customer", resources, options };
}

const NOTHING = { queues: [], topics: [], lambdaFunctions: [], eventbridge: false };
