import { Table } from "@pulumi/aws/dynamodb";
import { Queue } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import * as formats from "../../contract/formats";
import { PUBLISHER_VARIABLES as VARIABLES } from "../../contract/function-environment";
import {
  changeQueueName,
  logGroupName,
  parameterPatterns,
  parkedQueueName,
  stateTableName,
} from "../../contract/installation-names";
import { SQS_RETENTION_MAX_SECONDS } from "../../contract/limits";
import { STATE_TABLE } from "../../contract/state-table";
import { nonEmptyList, validated } from "../../contract/validate";
import { parameterArn } from "../documents/arns";
import { publisherPermissions } from "../documents/publisher-permissions";
import { derived, refusing } from "../support/derive";
import { FIXED_NAME } from "../support/fixed-name";
import { bundledFunction } from "../support/function";
import { functionRole } from "../support/function-role";
import { arnOf } from "../support/names";
import { checkedInstallation } from "../support/installation";
import { placeOf } from "../support/place";
import { privatePolicy } from "../support/queue";

export interface ChangePublisherArgs {
  /** Names of the destinations that it publishes to; at least one. */
  destinationNames: pulumi.Input<pulumi.Input<string>[]>;
  /** Names of existing SecureStrings with keys of the destinations. Defaults to none. */
  keyParameterNames?: pulumi.Input<pulumi.Input<string>[]>;
  /** Customer-managed KMS keys of SecureStrings, by ARN. Defaults to none. */
  parameterKeyArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Name under which trails and destinations are stored. Defaults to the component's name. */
  installation?: string;
  /** Node runtime of Lambda, nodejs22.x or later. Defaults to nodejs24.x. */
  functionRuntime?: pulumi.Input<string>;
  /** `arm64` or `x86_64`. Defaults to arm64. */
  functionArchitecture?: pulumi.Input<string>;
  /** Name of the log group. Defaults to `/cloudtrail-changes/` with the component's name. */
  logGroupName?: pulumi.Input<string>;
  /** Days for which the log is kept, one of the periods that CloudWatch Logs knows. Defaults to 30. */
  logRetentionDays?: pulumi.Input<number>;
  /** ARN of a permissions boundary of the role. Defaults to none. */
  permissionsBoundaryArn?: pulumi.Input<string>;
  /** Region of all of it, the installation's home region. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of role, function, log group, table and queue. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The function that publishes changes, for all destinations; the table in which it keeps pace, budget and pauses; and
 * the queue where it puts changes that a destination refuses for good, for two weeks, with reason, status and an
 * excerpt of the answer. It reads no bucket.
 *
 * @example
 * const publisher = new ChangePublisher("acme", { destinationNames: ["default"] });
 */
export class ChangePublisher extends pulumi.ComponentResource {
  /** ARN of the function, known when its role may take changes: event sources wait for that. */
  public readonly functionArn: pulumi.Output<string>;
  /** Name of the function. */
  public readonly functionName: pulumi.Output<string>;
  /** URL of the queue of parked changes. */
  public readonly parkedQueueUrl: pulumi.Output<string>;
  /** Name of that queue. */
  public readonly parkedQueueName: pulumi.Output<string>;
  /** Name of the table with pace, budget and pauses. */
  public readonly stateTableName: pulumi.Output<string>;

  constructor(name: string, args: ChangePublisherArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:ChangePublisher", name, args, opts);
    const { region, tags, installation = name } = args;
    checkedInstallation(this, name, installation);
    const place = placeOf(this, region);
    const parkedName = refusing(this, name, () => parkedQueueName(installation));
    const tableName = stateTableName(installation);
    const logName = args.logGroupName ?? logGroupName(name);
    const changeQueues = derived(this, name, args.destinationNames, (names) =>
      validated(nonEmptyList(formats.shortName), names, "destinationNames").map((destination) =>
        changeQueueName(installation, destination),
      ),
    );

    const table = new Table(
      name,
      {
        name: tableName,
        billingMode: "PAY_PER_REQUEST",
        hashKey: STATE_TABLE.partitionKey,
        rangeKey: STATE_TABLE.sortKey,
        attributes: [
          { name: STATE_TABLE.partitionKey, type: "S" },
          { name: STATE_TABLE.sortKey, type: "S" },
        ],
        ttl: { attributeName: STATE_TABLE.timeToLive, enabled: true },
        region,
        tags,
      },
      { parent: this },
    );
    const parked = new Queue(
      `${name}-parked`,
      {
        name: parkedName,
        messageRetentionSeconds: SQS_RETENTION_MAX_SECONDS,
        sqsManagedSseEnabled: true,
        region,
        tags,
      },
      // DynamoDB refuses a second table of the name; SQS would take the queue of another installation for this one.
      { parent: this, dependsOn: [table], ...FIXED_NAME },
    );
    const parkedQueueArn = arnOf(place, "sqs", parkedName);
    privatePolicy(this, `${name}-parked`, { queue: parked, queueArn: parkedQueueArn, region });

    const parametersOf = (names: pulumi.Input<pulumi.Input<string>[]>) =>
      pulumi
        .all([place.partition, place.region, place.accountId, names])
        .apply(([partition, at, accountId, known]) =>
          known.map((parameter) => parameterArn(partition, { region: at, accountId }, parameter)),
        );
    const permissions = pulumi
      .output({
        partition: place.partition,
        destinationParametersArn: parametersOf([parameterPatterns(installation).destinations]).apply(
          ([arn = ""]) => arn,
        ),
        keyParameterArns: parametersOf(args.keyParameterNames ?? []),
        parameterKeyArns: args.parameterKeyArns ?? [],
        changeQueueArns: changeQueues.apply((queues) =>
          pulumi.all(queues.map((queue) => arnOf(place, "sqs", queue))),
        ),
        parkedQueueArn,
        stateTableArn: arnOf(place, "dynamodb", `table/${tableName}`),
        logGroupArn: arnOf(place, "logs", pulumi.interpolate`log-group:${logName}`),
      })
      .apply(publisherPermissions);
    const role = functionRole(this, name, {
      description: "Publishes changes to change destinations.",
      permissions,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags,
    });

    const publisher = bundledFunction(this, name, {
      bundle: "publisher",
      description: "Publishes changes to change destinations, within their limits.",
      roleArn: role.arn,
      logGroupName: logName,
      memorySize: 512,
      timeout: 60,
      environment: {
        [VARIABLES.installation]: installation,
        [VARIABLES.parkedQueueUrl]: parked.url,
        [VARIABLES.stateTable]: table.name,
      },
      functionRuntime: args.functionRuntime,
      functionArchitecture: args.functionArchitecture,
      logRetentionDays: args.logRetentionDays,
      region,
      tags,
    });

    this.functionArn = publisher.arn;
    this.functionName = publisher.name;
    this.parkedQueueUrl = parked.url;
    this.parkedQueueName = parked.name;
    this.stateTableName = table.name;
    this.registerOutputs({
      functionArn: this.functionArn,
      functionName: this.functionName,
      parkedQueueUrl: this.parkedQueueUrl,
      parkedQueueName: this.parkedQueueName,
      stateTableName: this.stateTableName,
    });
  }
}
