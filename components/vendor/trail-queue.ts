import { TopicSubscription } from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import * as formats from "../../contract/formats";
import { trailQueueName } from "../../contract/names";
import { partitionOfRegion } from "../../contract/partition";
import { regionOfArn } from "../documents/arns";
import { queueKeyPolicyStatement } from "../documents/queue-key-statement";
import { after } from "../support/after";
import { arnOfPlace } from "../support/arn-of-place";
import { derived, inWordsOf, isPlain, refusing } from "../support/derive";
import { arnOf, problemOfQueueName } from "../support/names";
import { givenRegion, placeOf } from "../support/place";
import { queueWithDeadLetters } from "../support/queue";
import { refusal } from "../support/refuse";
import { policyOfSources, sendersOf, validateSources } from "./trail-queue-sources";

/** A bucket that sends its notices to a trail queue. */
export interface TrailQueueBucketArgs {
  /** Name of the bucket; in the region of the queue, in any account. */
  bucket: pulumi.Input<string>;
  /** Account that owns the bucket, 12 digits. */
  accountId: pulumi.Input<string>;
}

/** A topic that carries notices, and that the queue is subscribed to. */
export interface TrailQueueTopicArgs {
  /** Ends the name of the subscription in this stack. */
  name: string;
  /**
   * ARN of a standard topic, in any account and region of the partition. Its policy must let this account subscribe
   * (`sns:Subscribe`).
   */
  topicArn: pulumi.Input<string>;
}

export interface TrailQueueArgs {
  /** Buckets that send their notices to the queue themselves. Defaults to none. */
  buckets?: TrailQueueBucketArgs[];
  /** Topics that carry the notices of buckets, CloudTrail's own included. Defaults to none. */
  topics?: TrailQueueTopicArgs[];
  /** ARNs of EventBridge rules of this account that have the queue as their target. Defaults to none. */
  ruleArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Name of the queue, at most 76 characters. Defaults to the component's name with `-trails` added. */
  queueName?: string;
  /**
   * ARN of a customer-managed KMS key (not of an alias) of the queues, in their region. Its policy must let the
   * sending services use it: see kmsKeyPolicyStatement. Defaults to the key that SQS manages.
   */
  keyArn?: pulumi.Input<string>;
  /** Region of the queue, which must be that of its buckets. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of the queues. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The queue that hears of new trail files, with a policy that lets exactly the given buckets, topics and rules send,
 * over TLS only. Notices wait for four days; a reader has half an hour for each. The dead-letter queue keeps for two
 * weeks what the processor parks, with the reason as an attribute. Topics are subscribed from this side, so that
 * nobody has to confirm.
 *
 * One queue policy holds about 100 buckets (SQS's quotas are checked at preview); beyond, use a further queue.
 *
 * @example
 * new TrailQueue("acme", { buckets: [{ bucket: "acme-trails", accountId: "111122223333" }] });
 */
export class TrailQueue extends pulumi.ComponentResource {
  /** ARN of the queue, known when its policy is in place: a bucket's notification must wait for that. */
  public readonly queueArn: pulumi.Output<string>;
  /** URL of the queue. */
  public readonly queueUrl: pulumi.Output<string>;
  /** Name of the queue. */
  public readonly queueName: pulumi.Output<string>;
  /** URL of the dead-letter queue, where the processor parks notices. */
  public readonly parkedQueueUrl: pulumi.Output<string>;
  /** Name of the dead-letter queue. */
  public readonly parkedQueueName: pulumi.Output<string>;
  /**
   * JSON of the statement that the owner of `keyArn` adds to its key policy, so that the sending services can send;
   * there when a key is given. No component writes it: a key policy is one document with one owner.
   */
  public readonly kmsKeyPolicyStatement: pulumi.Output<string | undefined>;

  constructor(name: string, args: TrailQueueArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:TrailQueue", name, args, opts);
    const { tags } = args;
    const region = givenRegion(args.region);
    const queueName = refusing(this, name, () => args.queueName ?? trailQueueName(name));
    const nameProblem = problemOfQueueName(queueName);
    if (nameProblem !== undefined) throw refusal(this, name, nameProblem);
    const topics = args.topics ?? [];
    const given = { buckets: args.buckets ?? [], topics, ruleArns: args.ruleArns ?? [] };
    const sources = derived(this, name, given, validateSources, inWordsOf("sources"));

    const place = placeOf(this, region);
    const keyArn =
      args.keyArn === undefined
        ? undefined
        : arnOfPlace(this, name, args.keyArn, {
            argument: "keyArn",
            format: formats.keyArn,
            region: place.region,
          });
    if (isPlain(given) && typeof region === "string") {
      // Account ids are all of one length, so the quotas can be checked before the account is known.
      const partition = partitionOfRegion(region);
      const anyArn = `arn:${partition.name}:sqs:${region}:${"0".repeat(12)}:${queueName}`;
      refusing(this, name, () => policyOfSources(validateSources(given), { partition, queueArn: anyArn }));
    }
    const { queue, policy, deadLetters } = queueWithDeadLetters(this, name, {
      queueName,
      keyArn,
      place,
      dependsOn: opts?.dependsOn,
      region,
      tags,
      retentionSeconds: 4 * 86_400,
      // Six times the processor's timeout: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      visibilitySeconds: 1_800,
      // The processor decides what is beyond help; this is for notices that it cannot even begin with.
      maxReceiveCount: 100,
      policy: pulumi
        .all([sources, place.partition, arnOf(place, "sqs", queueName)])
        .apply(([known, partition, queueArn]) =>
          refusing(this, name, () => policyOfSources(known, { partition, queueArn })),
        ),
    });

    for (const topic of topics) {
      new TopicSubscription(
        `${name}-${topic.name}`,
        {
          topic: topic.topicArn,
          protocol: "sqs",
          endpoint: queue.arn,
          // A raw message with more than ten attributes would be thrown away by SNS, and the envelope costs little.
          rawMessageDelivery: false,
          // The call goes to the topic's region, which may be another one than the queue's.
          region: pulumi.output(topic.topicArn).apply(regionOfArn),
        },
        { parent: this, dependsOn: [policy] },
      );
    }

    this.queueArn = after(queue.arn, policy.id);
    this.queueUrl = queue.url;
    this.queueName = queue.name;
    this.parkedQueueUrl = deadLetters.url;
    this.parkedQueueName = deadLetters.name;
    this.kmsKeyPolicyStatement = pulumi.all([keyArn, sources]).apply(([key, known]) => {
      const senders = sendersOf(known);
      if (key === undefined || senders.length === 0) return undefined;
      return JSON.stringify(queueKeyPolicyStatement({ senders }), undefined, 2);
    });
    this.registerOutputs({
      kmsKeyPolicyStatement: this.kmsKeyPolicyStatement,
      queueArn: this.queueArn,
      queueUrl: this.queueUrl,
      queueName: this.queueName,
      parkedQueueUrl: this.parkedQueueUrl,
      parkedQueueName: this.parkedQueueName,
    });
  }
}
