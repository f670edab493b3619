import { EventSourceMapping } from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { PROCESSOR_VARIABLES as VARIABLES } from "../../contract/function-environment";
import { logGroupName } from "../../contract/installation-names";
import { bundledFunction } from "../support/function";
import { DEFAULT_MAXIMUM_CONCURRENCY, problemOfMaximumConcurrency } from "../support/function-settings";
import { placeOf } from "../support/place";
import { checked } from "../support/refuse";

/** A further trail queue of a processor, where one queue policy cannot hold all buckets. */
export interface FurtherQueueArgs {
  /** Ends the name of the queue's event source mapping, such as `2`. */
  name: string;
  /** ARN of the queue, in the component's region. */
  queueArn: pulumi.Input<string>;
}

export interface ChangeProcessorArgs {
  /** Name under which trails and destinations are stored. */
  installation: pulumi.Input<string>;
  /** ARN of the role of the processors, as ProcessorRole gives it. */
  roleArn: pulumi.Input<string>;
  /** ARN of the trail queue, as TrailQueue gives it, in the component's region. */
  queueArn: pulumi.Input<string>;
  /** URL of the trail queue. */
  queueUrl: pulumi.Input<string>;
  /** URL of its dead-letter queue, where notices are parked. */
  parkedQueueUrl: pulumi.Input<string>;
  /** Further trail queues, beside the first in account and region. Defaults to none. */
  furtherQueues?: FurtherQueueArgs[];
  /** Region in which trails and destinations are stored. Defaults to the component's region. */
  homeRegion?: pulumi.Input<string>;
  /** Invocations at the same time, 2 to 1,000, for each trail queue. Defaults to 10. */
  maximumConcurrency?: pulumi.Input<number>;
  /** Node runtime of Lambda, nodejs22.x or later. Defaults to nodejs24.x. */
  functionRuntime?: pulumi.Input<string>;
  /** `arm64` or `x86_64`. Defaults to arm64. */
  functionArchitecture?: pulumi.Input<string>;
  /** Name of the log group. Defaults to `/cloudtrail-changes/` with the component's name. */
  logGroupName?: pulumi.Input<string>;
  /** Days for which the log is kept, one of the periods that CloudWatch Logs knows. Defaults to 30. */
  logRetentionDays?: pulumi.Input<number>;
  /** Region of the function, which must be that of its trail queues. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of function, log group and event source mappings. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The function that reads the trail files its queues hear of, keeps the changes and hands them on. One a region.
 * Registering a further trail leaves it as it is.
 *
 * @example
 * new ChangeProcessor("acme", {
 *   installation: "acme",
 *   roleArn: role.roleArn,
 *   queueArn: queue.queueArn,
 *   queueUrl: queue.queueUrl,
 *   parkedQueueUrl: queue.parkedQueueUrl,
 * });
 */
export class ChangeProcessor extends pulumi.ComponentResource {
  /** ARN of the function. */
  public readonly functionArn: pulumi.Output<string>;
  /** Name of the function: checks of the wiring invoke it. */
  public readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: ChangeProcessorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:ChangeProcessor", name, args, opts);
    const { region, tags } = args;
    const maximumConcurrency = checked(
      this,
      name,
      args.maximumConcurrency ?? DEFAULT_MAXIMUM_CONCURRENCY,
      problemOfMaximumConcurrency,
    );

    const processor = bundledFunction(this, name, {
      bundle: "processor",
      description: "Reads CloudTrail files and hands their changes on.",
      roleArn: args.roleArn,
      logGroupName: args.logGroupName ?? logGroupName(name),
      // The least memory that gives a function one whole core: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
      memorySize: 1_769,
      timeout: 300,
      environment: {
        [VARIABLES.installation]: args.installation,
        [VARIABLES.noticeQueueUrl]: args.queueUrl,
        [VARIABLES.parkedNoticeQueueUrl]: args.parkedQueueUrl,
        [VARIABLES.homeRegion]: args.homeRegion ?? placeOf(this, region).region,
        [VARIABLES.ownRoleArns]: args.roleArn,
      },
      functionRuntime: args.functionRuntime,
      functionArchitecture: args.functionArchitecture,
      logRetentionDays: args.logRetentionDays,
      region,
      tags,
    });

    const queues = [
      { mapping: name, queueArn: args.queueArn },
      ...(args.furtherQueues ?? []).map((queue) => ({
        mapping: `${name}-${queue.name}`,
        queueArn: queue.queueArn,
      })),
    ];
    for (const { mapping, queueArn } of queues) {
      new EventSourceMapping(
        mapping,
        {
          eventSourceArn: queueArn,
          functionName: processor.arn,
          batchSize: 5,
          functionResponseTypes: ["ReportBatchItemFailures"],
          scalingConfig: { maximumConcurrency },
          region,
          tags,
        },
        { parent: this },
      );
    }

    this.functionArn = processor.arn;
    this.functionName = processor.name;
    this.registerOutputs({ functionArn: this.functionArn, functionName: this.functionName });
  }
}
