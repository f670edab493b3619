import * as pulumi from "@pulumi/pulumi";
import type { VendorDestinationArgs, VendorTrailArgs } from "../components/vendor/vendor-args";
import { VendorIntegration, type VendorIntegrationArgs } from "../components/vendor/vendor-integration";
import { DEFAULT_DESTINATION, type TrailSettings } from "../contract/trail-settings";
import type { DestinationSettings, KeySetting } from "../contract/destination-settings";
import type { ConfigValues } from "./config/keys";

/** The vendor's side. Its outputs are what each customer is sent, and what the command line needs to find its way. */
export function vendorSide(name: string, config: ConfigValues): pulumi.Inputs {
  return vendorOutputs(new VendorIntegration(name, vendorArgs(config)));
}

/** `own` is the stack's own trail, registered after the customers'. */
export function vendorArgs(config: ConfigValues, own: VendorTrailArgs[] = []): VendorIntegrationArgs {
  return {
    trails: [...(config.trails ?? []).map(trailArgs), ...own],
    destinations: [
      defaultDestination(config),
      ...(config.destinations ?? []).map(furtherDestination(config)),
    ],
    filter: config.filter as VendorIntegrationArgs["filter"],
    alertTopicArns: config.alertTopicArns,
    maximumConcurrency: config.maximumConcurrency,
    functionRuntime: config.functionRuntime,
    logRetentionDays: config.logRetentionDays,
    permissionsBoundaryArn: config.permissionsBoundaryArn,
    tags: config.tags,
  };
}

export function vendorOutputs(vendor: VendorIntegration): pulumi.Inputs {
  const { offers, queueArns, processorRoleArn, processorNames } = vendor;
  const { parkedNoticeQueueUrls, changeQueueUrls, parkedQueueUrl } = vendor;
  const found = { processorNames, parkedNoticeQueueUrls, changeQueueUrls, parkedQueueUrl };
  return { offers, queueArns, processorRoleArn, ...found };
}

/** The destination that the stack's own keys make. */
function defaultDestination(config: ConfigValues): VendorDestinationArgs {
  const { apiKey, apiKeyParameter, appKey, appKeyParameter } = config;
  return {
    name: DEFAULT_DESTINATION,
    ...(config.bigPandaEndpoint === undefined
      ? { bigPandaRegion: config.bigPandaRegion }
      : { endpoint: config.bigPandaEndpoint }),
    ...keyArgs("apiKey", { value: apiKey, parameter: apiKeyParameter }),
    ...keyArgs("appKey", { value: appKey, parameter: appKeyParameter }),
    changesPerMinute: config.changesPerMinute,
    changesPerWeek: config.changesPerWeek,
    dryRun: config.dryRun,
  };
}

/** A dry run of the stack is one of all its destinations. */
function furtherDestination(config: ConfigValues): (settings: DestinationSettings) => VendorDestinationArgs {
  return ({ apiKey, appKey, dryRun, ...settings }) => ({
    ...settings,
    ...keyArgs("apiKey", apiKey),
    ...keyArgs("appKey", appKey),
    dryRun: dryRun || config.dryRun,
  });
}

function keyArgs(
  key: "apiKey" | "appKey",
  { value, parameter }: Partial<Record<keyof KeySetting, string>>,
): Partial<VendorDestinationArgs> {
  return value === undefined ? { [`${key}Parameter`]: parameter } : { [key]: pulumi.secret(value) };
}

/** An organisation has no list of accounts, which says the same as an absent one. */
function trailArgs({ accountIds, filter, ...settings }: TrailSettings): VendorTrailArgs {
  return {
    ...settings,
    ...(accountIds.length === 0 ? {} : { accountIds }),
    filter: filter as VendorTrailArgs["filter"],
  };
}
