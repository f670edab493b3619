import { Topic, TopicPolicy, TopicSubscription } from "@pulumi/aws/sns";
import { Queue, QueuePolicy } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import {
  SNS_TOPIC_NAME_MAX_LENGTH,
  SQS_QUEUE_NAME_MAX_LENGTH,
  SQS_RETENTION_MAX_SECONDS,
} from "../../contract/limits";
import * as formats from "../../contract/formats";
import { problemsOf } from "../../contract/validate";
import { alarmTopicKeyStatement, alarmTopicPolicy } from "../documents/alarm-topic-policy";
import { undeliveredAlarmsPolicy } from "../documents/undelivered-alarms-policy";
import { arnOfPlace } from "../support/arn-of-place";
import { FIXED_NAME } from "../support/fixed-name";
import { givenRegion, placeOf } from "../support/place";
import { checked, refusal, warn } from "../support/refuse";
import { nameInStack, safeName, shortName } from "../support/stack-name";
import { problemOfIntegrationUrl, warningOfIntegrationUrl } from "./integration-url";

export interface AlarmTopicArgs {
  /**
   * HTTPS endpoint that hears of alarms; a secret. PagerDuty's URLs are checked for their documented shapes
   * (`https://events.pagerduty.com/x-ere/<key>`, `https://events.pagerduty.com/integration/<key>/enqueue`, and the
   * same on `events.eu.pagerduty.com`).
   */
  integrationUrl: pulumi.Input<string>;
  /**
   * Name of the topic: 1 to 256 letters, digits, _ and -. Defaults to "<project>-<stack>-<component>", since SNS takes
   * a second topic of a name for the first; without the beginning where the component's name has it.
   */
  topicName?: string;
  /**
   * ARN of a customer-managed KMS key (not of an alias) for the topic, in its region. Its policy must let CloudWatch
   * use it: see kmsKeyPolicyStatement. The key that AWS manages
   * for SNS cannot be used by alarms. Defaults to none.
   */
  keyArn?: pulumi.Input<string>;
  /** Region of the topic, which must be that of the alarms. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of topic and queue. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The topic that carries alarms to PagerDuty or another HTTPS endpoint: CloudWatch may publish to it, and what the
 * endpoint does not take is kept for two weeks in a queue. `up` waits until the endpoint has confirmed the
 * subscription, and fails when it does not: a wrong URL shows at once.
 *
 * @example
 * const topic = new AlarmTopic("alarms", { integrationUrl: config.requireSecret("integrationUrl") });
 */
export class AlarmTopic extends pulumi.ComponentResource {
  /** ARN of the topic, for alarms' actions. */
  public readonly topicArn: pulumi.Output<string>;
  /** URL of the queue with what the endpoint did not take. */
  public readonly undeliveredQueueUrl: pulumi.Output<string>;
  /**
   * JSON of the statement that the owner of `keyArn` adds to its key policy, so that CloudWatch can publish; there
   * when a key is given. No component writes it: a key policy is one document with one owner.
   */
  public readonly kmsKeyPolicyStatement: pulumi.Output<string | undefined>;

  constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super(
      "cloudtrail-changes:index:AlarmTopic",
      name,
      { ...args, integrationUrl: pulumi.secret(args.integrationUrl) },
      opts,
    );
    const { tags } = args;
    const region = givenRegion(args.region);
    if (args.topicName !== undefined) {
      const [problem] = problemsOf(formats.topicName, args.topicName, "topicName");
      if (problem !== undefined) throw refusal(this, name, problem);
    }
    const topicName = args.topicName ?? safeName(nameInStack(name), SNS_TOPIC_NAME_MAX_LENGTH);
    const queueName = `${shortName(topicName, SQS_QUEUE_NAME_MAX_LENGTH - UNDELIVERED.length)}${UNDELIVERED}`;
    const place = placeOf(this, region);
    const keyArn =
      args.keyArn === undefined
        ? undefined
        : arnOfPlace(this, name, args.keyArn, {
            argument: "keyArn",
            format: formats.keyArn,
            region: place.region,
          });
    const where = pulumi.all([place.partition, place.region, place.accountId]);
    const arnOf = (service: string, resource: string) =>
      where.apply(
        ([partition, at, accountId]) => `arn:${partition.name}:${service}:${at}:${accountId}:${resource}`,
      );
    const knownTopicArn = arnOf("sns", topicName);

    const topic = new Topic(
      name,
      { name: topicName, kmsMasterKeyId: keyArn, region, tags },
      { parent: this, ...FIXED_NAME },
    );
    const topicPolicy = new TopicPolicy(
      name,
      {
        arn: topic.arn,
        policy: pulumi
          .all([where, knownTopicArn])
          .apply(([[partition, at, accountId], topicArn]) =>
            JSON.stringify(alarmTopicPolicy({ partition, region: at, accountId, topicArn })),
          ),
        region,
      },
      { parent: this },
    );

    const undelivered = new Queue(
      `${name}-undelivered`,
      {
        name: queueName,
        messageRetentionSeconds: SQS_RETENTION_MAX_SECONDS,
        sqsManagedSseEnabled: true,
        region,
        tags,
      },
      { parent: this, ...FIXED_NAME },
    );
    const queuePolicy = new QueuePolicy(
      `${name}-undelivered`,
      {
        queueUrl: undelivered.url,
        policy: pulumi
          .all([arnOf("sqs", queueName), knownTopicArn])
          .apply(([queueArn, topicArn]) => JSON.stringify(undeliveredAlarmsPolicy({ queueArn, topicArn }))),
        region,
      },
      { parent: this },
    );

    const endpoint = endpointOf(this, name, args.integrationUrl);
    new TopicSubscription(
      name,
      {
        topic: topic.arn,
        // http only for a loopback host, which is refused elsewhere. Which of the two it is, is no secret.
        protocol: pulumi.unsecret(endpoint.apply((url) => (url.startsWith("http:") ? "http" : "https"))),
        endpoint,
        endpointAutoConfirms: true,
        confirmationTimeoutInMinutes: 5,
        // PagerDuty reads the envelope of SNS and drops what comes without it.
        rawMessageDelivery: false,
        deliveryPolicy: DELIVERY_POLICY,
        redrivePolicy: undelivered.arn.apply((deadLetterTargetArn) =>
          JSON.stringify({ deadLetterTargetArn }),
        ),
        region,
      },
      { parent: this, dependsOn: [topicPolicy, queuePolicy] },
    );

    this.topicArn = topic.arn;
    this.undeliveredQueueUrl = undelivered.url;
    this.kmsKeyPolicyStatement = pulumi
      .all([keyArn, where])
      .apply(([key, [partition, at, accountId]]) =>
        key === undefined
          ? undefined
          : JSON.stringify(alarmTopicKeyStatement({ partition, region: at, accountId }), undefined, 2),
      );
    this.registerOutputs({
      topicArn: this.topicArn,
      undeliveredQueueUrl: this.undeliveredQueueUrl,
      kmsKeyPolicyStatement: this.kmsKeyPolicyStatement,
    });
  }
}

const UNDELIVERED = "-undelivered";

/**
 * Ten tries over about 25 minutes; SNS allows an hour in all.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
const DELIVERY_POLICY = JSON.stringify({
  healthyRetryPolicy: {
    numRetries: 10,
    minDelayTarget: 5,
    maxDelayTarget: 300,
    backoffFunction: "exponential",
  },
});

function endpointOf(
  topic: AlarmTopic,
  name: string,
  integrationUrl: pulumi.Input<string>,
): pulumi.Output<string> {
  const endpoint = checked(topic, name, integrationUrl, problemOfIntegrationUrl).apply((url) => {
    const warning = warningOfIntegrationUrl(url);
    if (warning !== undefined) warn(topic, name, warning);
    return url;
  });
  return pulumi.secret(endpoint);
}
