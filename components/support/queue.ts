import { Queue, QueuePolicy } from "@pulumi/aws/sqs";
import type * as pulumi from "@pulumi/pulumi";
import { deadLetterQueueName } from "../../contract/installation-names";
import { SQS_RETENTION_MAX_SECONDS } from "../../contract/limits";
import type { PolicyDocument } from "../documents/document";
import { privateQueuePolicy } from "../documents/private-queue-policy";
import { redriveAllowPolicy, redrivePolicy } from "../documents/redrive";
import { FIXED_NAME } from "./fixed-name";
import { arnOf } from "./names";
import type { Place } from "./place";
import { refusing } from "./derive";

export interface QueueArgs {
  queueName: string;
  fifo?: boolean;
  retentionSeconds: number;
  visibilitySeconds: number;
  /** Receives after which SQS itself moves a message to the dead-letter queue. */
  maxReceiveCount: number;
  /** Defaults to one that lets nobody in. */
  policy?: pulumi.Output<PolicyDocument>;
  /** Customer-managed key of both queues. Defaults to SQS's own. */
  keyArn?: pulumi.Input<string>;
  place: Place;
  /** What must be there before SQS may take an older queue of the same name and settings for these. */
  dependsOn?: pulumi.ResourceOptions["dependsOn"];
  region?: pulumi.Input<string>;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface QueueWithDeadLetters {
  queue: Queue;
  policy: QueuePolicy;
  deadLetters: Queue;
}

/**
 * A queue and its dead-letter queue, which no other queue may use and which keeps for two weeks. Both refuse
 * unencrypted connections.
 */
export function queueWithDeadLetters(
  component: pulumi.ComponentResource,
  name: string,
  args: QueueArgs,
): QueueWithDeadLetters {
  const { queueName, place, region } = args;
  const deadName = refusing(component, name, () => deadLetterQueueName(queueName));
  const queueArn = arnOf(place, "sqs", queueName);
  const deadArn = arnOf(place, "sqs", deadName);
  const options = { parent: component, dependsOn: args.dependsOn, ...FIXED_NAME };
  const common = { ...encryption(args.keyArn), fifoQueue: args.fifo, region, tags: args.tags };

  const deadLetters = new Queue(
    `${name}-dlq`,
    {
      ...common,
      name: deadName,
      messageRetentionSeconds: SQS_RETENTION_MAX_SECONDS,
      redriveAllowPolicy: queueArn.apply((arn) =>
        JSON.stringify(redriveAllowPolicy({ sourceQueueArns: [arn] })),
      ),
    },
    options,
  );
  privatePolicy(component, `${name}-dlq`, { queue: deadLetters, queueArn: deadArn, region });

  const queue = new Queue(
    name,
    {
      ...common,
      name: queueName,
      messageRetentionSeconds: args.retentionSeconds,
      visibilityTimeoutSeconds: args.visibilitySeconds,
      redrivePolicy: deadLetters.arn.apply((deadLetterQueueArn) =>
        JSON.stringify(redrivePolicy({ deadLetterQueueArn, maxReceiveCount: args.maxReceiveCount })),
      ),
    },
    options,
  );
  const policy =
    args.policy === undefined
      ? privatePolicy(component, name, { queue, queueArn, region })
      : new QueuePolicy(
          name,
          { queueUrl: queue.url, policy: args.policy.apply((document) => JSON.stringify(document)), region },
          { parent: component },
        );
  return { queue, policy, deadLetters };
}

/** The policy of a queue that only roles of its own account use. */
export function privatePolicy(
  component: pulumi.ComponentResource,
  name: string,
  args: { queue: Queue; queueArn: pulumi.Output<string>; region?: pulumi.Input<string> },
): QueuePolicy {
  return new QueuePolicy(
    name,
    {
      queueUrl: args.queue.url,
      policy: args.queueArn.apply((queueArn) => JSON.stringify(privateQueuePolicy({ queueArn }))),
      region: args.region,
    },
    { parent: component },
  );
}

/** Said outright, because drift of what is left unsaid is not seen. */
function encryption(keyArn: pulumi.Input<string> | undefined) {
  return keyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: keyArn };
}
