import type * as pulumi from "@pulumi/pulumi";
import { DEFAULT_DESTINATION } from "../../contract/trail-settings";
import { ChangeDestination } from "./change-destination";
import { ChangePublisher } from "./change-publisher";
import type { ProcessorRole } from "./processor-role";
import { TrailRegistration } from "./trail-registration";
import type { VendorIntegrationArgs } from "./vendor-integration";
import type { Installation } from "./vendor-names";
import { joinedFilter } from "./vendor-plan";

export interface HomeParts {
  publisher: ChangePublisher;
  destinations: { name: string; destination: ChangeDestination }[];
  /** By bucket. */
  registrations: Map<string, TrailRegistration>;
}

/** What an installation has once, in its home region: publisher, destinations and the registry. */
export function homeParts(
  installation: Installation<VendorIntegrationArgs>,
  readerRoleArns: pulumi.Input<string>[],
  role: ProcessorRole,
): HomeParts {
  const publisher = publisherOf(installation);
  const destinations = installation.args.destinations.map((given) => ({
    name: given.name,
    destination: destinationOf(installation, given, { publisher, role }),
  }));
  const registrations = registrationsOf(installation, destinations, readerRoleArns);
  return { publisher, destinations, registrations };
}

function publisherOf({ component, name, names, args }: Installation<VendorIntegrationArgs>): ChangePublisher {
  const { destinations } = args;
  const given = <T>(values: (T | undefined)[]): T[] => values.filter((value) => value !== undefined);
  return new ChangePublisher(
    `${name}-publisher`,
    {
      destinationNames: destinations.map((destination) => destination.name),
      keyParameterNames: given(
        destinations.flatMap(({ apiKeyParameter, appKeyParameter }) => [apiKeyParameter, appKeyParameter]),
      ),
      parameterKeyArns: given(destinations.map(({ parameterKeyArn }) => parameterKeyArn)),
      installation: names.installation,
      logGroupName: names.publisherLogGroup,
      functionRuntime: args.functionRuntime,
      functionArchitecture: args.functionArchitecture,
      logRetentionDays: args.logRetentionDays,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      region: args.region,
      tags: args.tags,
    },
    { parent: component },
  );
}

function destinationOf(
  { component, name, names, args }: Installation<VendorIntegrationArgs>,
  { name: destinationName, ...settings }: VendorIntegrationArgs["destinations"][number],
  { publisher, role }: { publisher: ChangePublisher; role: ProcessorRole },
): ChangeDestination {
  return new ChangeDestination(
    `${name}-to-${destinationName}`,
    {
      ...settings,
      destinationName,
      installation: names.installation,
      publisherArn: publisher.functionArn,
      region: args.region,
      tags: args.tags,
    },
    { parent: component, dependsOn: [role] },
  );
}

/** Named by bucket, as the parameters are: a registration that gets another name stays where it is. */
function registrationsOf(
  { component, name, names, args }: Installation<VendorIntegrationArgs>,
  destinations: HomeParts["destinations"],
  readerRoleArns: pulumi.Input<string>[],
): Map<string, TrailRegistration> {
  const urls = new Map(destinations.map((one) => [one.name, one.destination.queueUrl]));
  const registrations = (args.trails ?? []).map((trail, index) => {
    const { destination = DEFAULT_DESTINATION } = trail;
    const registration = new TrailRegistration(
      `${name}-${trail.bucket}`,
      {
        installation: names.installation,
        trailName: trail.name,
        bucket: trail.bucket,
        bucketAccountId: trail.bucketAccountId,
        bucketRegion: trail.region,
        keyPrefix: trail.keyPrefix,
        prefixes: trail.prefixes,
        accountIds: trail.accountIds,
        organizationId: trail.organizationId,
        roleArn: readerRoleArns[index] ?? "",
        externalId: trail.externalId,
        trailKeyArn: trail.trailKeyArn,
        filter: joinedFilter(args.filter, trail.filter),
        destination,
        changeQueueUrl: urls.get(destination) ?? "",
        region: args.region,
        tags: args.tags,
      },
      { parent: component },
    );
    return [trail.bucket, registration] as const;
  });
  return new Map(registrations);
}
