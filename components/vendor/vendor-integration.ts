import * as pulumi from "@pulumi/pulumi";
import { validateFilter } from "../../contract/filter-validation";
import { validateTrails, type TrailSettings } from "../../contract/trail-settings";
import { derived, isPlain, refusing } from "../support/derive";
import { checkedInstallation } from "../support/installation";
import { placeOf } from "../support/place";
import type { ChangeDestination } from "./change-destination";
import type { ChangeFilterArgs } from "./change-filter";
import { IngestionMonitoring } from "./ingestion-monitoring";
import type { VendorDestinationArgs, VendorTrailArgs } from "./vendor-args";
import { homeParts } from "./vendor-home";
import { vendorArns, vendorNames, type Installation } from "./vendor-names";
import { offersOf, readerRoleArn, type VendorOffer } from "./vendor-offers";
import { plannedQueues, refuseMisfits, refuseOtherPartitions } from "./vendor-plan";
import { processorRole, regionParts, type RegionParts } from "./vendor-regions";
import { refuseOverfull } from "./vendor-sources";

export interface VendorIntegrationArgs {
  /** Registered trails, in any regions of the partition. Defaults to none. */
  trails?: VendorTrailArgs[];
  /** Change destinations; at least one. */
  destinations: VendorDestinationArgs[];
  /** Rules for all trails over the default ones. Defaults to none. */
  filter?: pulumi.Input<ChangeFilterArgs>;
  /** Topics that hear of alarms, at most one a region. Defaults to none: alarms that tell nobody. */
  alertTopicArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Names of registrations whose silence is an alarm; each costs a metric of its own. Defaults to none. */
  silentTrails?: string[];
  /** Hours without a file, 1 to 168, after which such a trail is silent. Defaults to 24. */
  silentAfterHours?: pulumi.Input<number>;
  /** Invocations of a processor at the same time, 2 to 1,000, for each trail queue. Defaults to 10. */
  maximumConcurrency?: pulumi.Input<number>;
  /** Node runtime of Lambda, nodejs22.x or later. Defaults to nodejs24.x. */
  functionRuntime?: pulumi.Input<string>;
  /** `arm64` or `x86_64`. Defaults to arm64. */
  functionArchitecture?: pulumi.Input<string>;
  /** Days for which logs are kept, one of the periods that CloudWatch Logs knows. Defaults to 30. */
  logRetentionDays?: pulumi.Input<number>;
  /**
   * Name that parameters, queues and roles begin with, at most 40 characters; another one for each installation in an
   * account. Defaults to the component's name.
   */
  installation?: string;
  /** Name of the processor's role. Defaults to the installation's name with `-processor` added. */
  processorRoleName?: string;
  /** Name of the trail queues, further ones with `-2` and so on. Defaults to the installation's with `-trails` added. */
  trailQueueName?: string;
  /** ARN of a permissions boundary of the roles. Defaults to none. */
  permissionsBoundaryArn?: pulumi.Input<string>;
  /** Home region: registry, destinations and publisher are there. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of everything that takes tags. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The vendor side: turns the CloudTrail files of its customers, in any number of buckets and regions, into changes of
 * one or more BigPanda organisations. One installation serves one partition. In every region that has trails it makes
 * a trail queue and a processor; once, in the home region, the registry, the destinations and the publisher.
 *
 * A further trail changes parameters, a queue policy and the policy of the processor's role; no function is deployed
 * again.
 *
 * @example
 * const vendor = new VendorIntegration("changes", {
 *   destinations: [{ name: "default", apiKeyParameter: "/bigpanda/api-key", appKeyParameter: "/bigpanda/app-key" }],
 *   trails: [
 *     { name: "acme", bucket: "acme-trails", bucketAccountId: "111122223333", region: "eu-west-1", externalId: "f7c1…" },
 *   ],
 * });
 * export const offers = vendor.offers;
 */
export class VendorIntegration extends pulumi.ComponentResource {
  /** What each customer is sent, by the name of its registration. Holds no secret. */
  public readonly offers: pulumi.Output<Record<string, VendorOffer>>;
  /** ARNs of the trail queues, by region; of further ones of a region with `-2` and so on added. */
  public readonly queueArns: pulumi.Output<Record<string, string>>;
  /** The role that customers' reader roles trust. */
  public readonly processorRoleArn: pulumi.Output<string>;
  /** Names of the processors, by region: checks of the wiring invoke them. */
  public readonly processorNames: pulumi.Output<Record<string, string>>;
  /** URLs of the queues where processors park notices, by region. */
  public readonly parkedNoticeQueueUrls: pulumi.Output<Record<string, string>>;
  /** URLs of the change queues, by destination. */
  public readonly changeQueueUrls: pulumi.Output<Record<string, string>>;
  /** URL of the queue of parked changes. */
  public readonly parkedQueueUrl: pulumi.Output<string>;

  constructor(name: string, args: VendorIntegrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:VendorIntegration", name, withSecrets(args), opts);
    const { trails = [], region } = args;
    const installed = installation(this, name, args);
    const { names, arns, homeRegion } = installed;
    const settings = checkedTrails(this, name, args, homeRegion);
    const queues = plannedQueues(trails);
    refusing(this, name, () => [...queues.values()].flat().forEach((queue) => refuseOverfull(queue, names)));
    const readerRoleArns = trails.map((trail) => readerRoleArnOf(trail, names.installation));

    const role = processorRole(installed, readerRoleArns);
    const { publisher, destinations, registrations } = homeParts(installed, readerRoleArns, role);
    const regions = [...queues].map(([at, planned]) =>
      regionParts(installed, { region: at, queues: planned }, { role, registrations }),
    );
    new IngestionMonitoring(
      name,
      {
        processors: regions.map(monitoredProcessor),
        publisher,
        destinations: destinations.map((one) => monitoredDestination(one.name, one.destination)),
        silentTrails: (args.silentTrails ?? []).map((trailName) => ({
          name: trailName,
          region: trails.find((trail) => trail.name === trailName)?.region,
          logGroupName: names.processorLogGroup,
          hours: args.silentAfterHours,
        })),
        alertTopicArns: args.alertTopicArns,
        region,
        tags: args.tags,
      },
      { parent: this },
    );

    this.offers = pulumi.all([settings, arns]).apply(([known, of]) => offersOf(known, names, of));
    this.queueArns = arns.apply(({ trailQueues }) => (trails.length === 0 ? {} : trailQueues));
    this.processorRoleArn = arns.apply(({ processorRole: arn }) => arn);
    this.processorNames = byKey(regions, (one) => [one.region, one.processor.functionName]);
    this.parkedNoticeQueueUrls = byKey(
      regions.flatMap(({ queues }) => queues),
      (one) => [one.name, one.queue.parkedQueueUrl],
    );
    this.changeQueueUrls = byKey(destinations, (one) => [one.name, one.destination.queueUrl]);
    this.parkedQueueUrl = publisher.parkedQueueUrl;
    this.registerOutputs({
      offers: this.offers,
      queueArns: this.queueArns,
      processorRoleArn: this.processorRoleArn,
      processorNames: this.processorNames,
      parkedNoticeQueueUrls: this.parkedNoticeQueueUrls,
      changeQueueUrls: this.changeQueueUrls,
      parkedQueueUrl: this.parkedQueueUrl,
    });
  }
}

/** The names and ARNs of the installation, which everything else is made from. */
function installation(
  component: VendorIntegration,
  name: string,
  args: VendorIntegrationArgs,
): Installation<VendorIntegrationArgs> {
  const { trails = [], destinations, installation: installationName = name } = args;
  checkedInstallation(component, name, installationName);
  const place = placeOf(component, args.region);
  const queues = [...plannedQueues(trails).values()].flat();
  return refusing(component, name, () => {
    refuseMisfits(trails, destinations, args.silentTrails ?? []);
    const names = vendorNames(installationName, args);
    const what = { queues, destinations: destinations.map((destination) => destination.name) };
    vendorArns(names, { accountId: "", homeRegion: "" }, what);
    const arns = pulumi
      .all([place.accountId, place.region])
      .apply(([accountId, homeRegion]) => vendorArns(names, { accountId, homeRegion }, what));
    return { component, name, names, arns, homeRegion: place.region, args };
  });
}

/** The trails, checked together and made regular. */
function checkedTrails(
  component: VendorIntegration,
  name: string,
  { trails = [], filter, installation: installationName = name, region }: VendorIntegrationArgs,
  homeRegion: pulumi.Output<string>,
): pulumi.Output<TrailSettings[]> {
  if (filter !== undefined) derived(component, name, filter, (known) => validateFilter(known));
  // The rule is no part of a registration: it only sends.
  const given = trails.map(({ ruleArn: _, ...trail }) => trail);
  const settings = derived(component, name, given, (known) => {
    const regular = validateTrails(known);
    for (const trail of regular) readerRoleArn(trail, installationName);
    return regular;
  });
  derived(
    component,
    name,
    { given: trails.map((trail) => trail.region), home: region ?? homeRegion },
    (known) => refuseOtherPartitions(known.given, known.home),
  );
  return settings;
}

function readerRoleArnOf(trail: VendorTrailArgs, installationName: string): pulumi.Input<string> {
  const { name, region, bucketAccountId, roleName, roleArn } = trail;
  const given = { name, region, bucketAccountId, roleName, roleArn };
  const arnOf = (known: pulumi.Unwrap<typeof given>) => readerRoleArn(known, installationName);
  return isPlain(given) ? arnOf(given as pulumi.Unwrap<typeof given>) : pulumi.output(given).apply(arnOf);
}

function monitoredProcessor({ region, processor, queues }: RegionParts) {
  return {
    name: region,
    region,
    functionName: processor.functionName,
    queues: queues.map(({ name, queue }) => ({
      name,
      queueName: queue.queueName,
      parkedQueueName: queue.parkedQueueName,
    })),
  };
}

function monitoredDestination(name: string, { queueName, deadLetterQueueName }: ChangeDestination) {
  return { name, queueName, deadLetterQueueName };
}

function byKey<T>(
  items: T[],
  entry: (item: T) => [string, pulumi.Output<string>],
): pulumi.Output<Record<string, string>> {
  return pulumi.output(Object.fromEntries(items.map(entry)));
}

/** A component's arguments stand in the state, too. */
function withSecrets(args: VendorIntegrationArgs): VendorIntegrationArgs {
  const secret = (key?: pulumi.Input<string>) => (key === undefined ? undefined : pulumi.secret(key));
  return {
    ...args,
    destinations: args.destinations.map((destination) => ({
      ...destination,
      apiKey: secret(destination.apiKey),
      appKey: secret(destination.appKey),
    })),
  };
}
