import * as pulumi from "@pulumi/pulumi";
import { placeOf } from "../support/place";
import { refusal } from "../support/refuse";
import { customerAlarms, type CustomerAlarmsArgs } from "./customer-alarms";
import type { QueueRule, TopicRule } from "./external-rules";
import { connectionOf, requestOf, type ConnectionDocument, type RequestDocument } from "./hand-over";
import type { TrailNotificationMode } from "./notification-mode";
import { offeredBucket } from "./offer";
import { requestedTopicStatement } from "./requested-topic-statement";
import { TrailNotification } from "./trail-notification";
import { TrailReaderRole } from "./trail-reader-role";
import { sourceOf } from "./trail-source";
import { hasNoOffer, isLater, type VendorArgs } from "./vendor";

export interface CustomerIntegrationArgs {
  /** Name of the bucket that CloudTrail writes to. Defaults to none: then only alarms are made. */
  bucket?: pulumi.Input<string>;
  /**
   * The vendor's offer as it was sent, or by hand what its screen shows: `accountId`, `queueArn` or `topicArn`,
   * `externalId` or `withoutExternalId`. Defaults to none: then nothing but the output `request` comes of a bucket.
   */
  vendor?: pulumi.Input<VendorArgs>;
  /** `exclusive`, `merge`, `topic`, `eventbridge` or `external`. Required with a bucket; see TrailNotification. */
  notification?: TrailNotificationMode;
  /** What stands before `AWSLogs/` in the keys, with or without the last `/`, at most 200 characters. Defaults to nothing. */
  keyPrefix?: pulumi.Input<string>;
  /** Accounts whose files may be read. Defaults to the bucket's account, or to all of the organisation. */
  accountIds?: pulumi.Input<pulumi.Input<string>[]>;
  /** `o-…` of an organisation trail. Defaults to none; not together with accountIds. */
  organizationId?: pulumi.Input<string>;
  /** ARN of the KMS key that the files are encrypted with, in the bucket's region. Defaults to none. */
  trailKeyArn?: pulumi.Input<string>;
  /** Let the vendor list the trail files, which backfill of older files needs. Defaults to false. */
  allowListing?: pulumi.Input<boolean>;
  /** ARN of the topic that carries the notices already. Required in mode `topic`. */
  topicArn?: pulumi.Input<string>;
  /** Id of the one foreign rule that gives way to ours. For `exclusive` and `merge`. Defaults to none. */
  replaces?: pulumi.Input<string>;
  /** Id of our rule, or name of the EventBridge rule. Defaults to a name of project, stack and component. */
  notificationId?: pulumi.Input<string>;
  /** Name of the reader role. Defaults to the one that the offer names, else to "<component>-reader". */
  roleName?: pulumi.Input<string>;
  /** Alarms on CloudTrail's log group. Defaults to none. */
  alarms?: CustomerAlarmsArgs;
  /** Node runtime of the function of mode `merge`. Defaults to "nodejs24.x". */
  functionRuntime?: pulumi.Input<string>;
  /** `arm64` or `x86_64`. Defaults to "arm64". */
  functionArchitecture?: pulumi.Input<string>;
  /** Days that the function's log is kept. Defaults to 30. */
  logRetentionDays?: pulumi.Input<number>;
  /** Region of the bucket. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** ARN of a permissions boundary of every role. Defaults to none. */
  permissionsBoundaryArn?: pulumi.Input<string>;
  /** Tags of everything that can have some. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The customer side as a whole: the vendor may read the trail files of a bucket, its queue learns of each new one,
 * and alarms on CloudTrail's log group open incidents, when asked for. Works with BigPanda's hosted service by what
 * its screen shows.
 *
 * @example
 * new CustomerIntegration("audit", {
 *   bucket: "example-trail-logs",
 *   notification: "merge",
 *   vendor: {
 *     accountId: "444455556666",
 *     queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail",
 *     externalId: "7d1c1f6e",
 *   },
 * });
 */
export class CustomerIntegration extends pulumi.ComponentResource {
  /** ARN of the reader role, for the vendor. */
  public readonly roleArn?: pulumi.Output<string>;
  /** What to send to a vendor who has made no offer yet. */
  public readonly request?: pulumi.Output<RequestDocument>;
  /** What was set up, for the vendor and for checks. */
  public readonly connection?: pulumi.Output<ConnectionDocument>;
  /** JSON of the statement that the owner of the trail's key adds; there when the key is another account's. */
  public readonly kmsKeyPolicyStatement: pulumi.Output<string | undefined>;
  /** Mode `topic`: JSON of the statement to add to the topic's policy; there when the topic is another account's. */
  public readonly topicStatement: pulumi.Output<string | undefined>;
  /** Mode `external` with a queue: the entry for `queues` of your own `aws.s3.BucketNotification`. */
  public readonly queueRule?: pulumi.Output<QueueRule>;
  /** Mode `external` with a vendor's topic: the entry for `topics` of your own `aws.s3.BucketNotification`. */
  public readonly topicRule?: pulumi.Output<TopicRule>;
  /** ARN of the topic of alarms. */
  public readonly alarmTopicArn?: pulumi.Output<string>;
  /** URL of the queue with what the endpoint of alarms did not take, in the region of the alarms. */
  public readonly undeliveredQueueUrl?: pulumi.Output<string>;
  /** JSON of the statement that the owner of the alarms' key adds to its key policy; there when that key is given. */
  public readonly alarmKeyPolicyStatement: pulumi.Output<string | undefined>;

  constructor(name: string, args: CustomerIntegrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:CustomerIntegration", name, withSecrets(args), opts);
    const { bucket, vendor, alarms, tags } = args;
    if (bucket === undefined && alarms === undefined) {
      throw refusal(this, name, "needs bucket, for changes, or alarms, got neither.");
    }

    let alarmKeyStatement: pulumi.Output<string | undefined> | undefined;
    let keyStatement: pulumi.Output<string | undefined> | undefined;
    let topicStatement: pulumi.Output<string | undefined> | undefined;
    if (bucket !== undefined) {
      const place = placeOf(this, args.region);
      const source = sourceOf(this, name, args, place);
      this.request = requestOf(place, source, args);

      if (vendor === undefined || hasNoOffer(vendor)) {
        topicStatement = requestedTopicStatement(this, name, args, place);
        void pulumi.log.info("There is no offer yet: send the output request to the vendor.");
      } else {
        const agreed = { source, region: place.region, roleName: args.roleName };
        const offered = offeredBucket(this, name, vendor, agreed, args);
        const role = readerRole(this, name, { ...args, bucket: offered, vendor });
        // It waits for the role, and so for the offer to fit. A plain name lets it say that a bucket is not there.
        const notified = { ...args, bucket: isLater(bucket) ? offered : bucket, vendor };
        const notification = trailNotification(this, name, notified, opts, role);
        this.roleArn = role.roleArn;
        keyStatement = role.kmsKeyPolicyStatement;
        topicStatement = notification.topicStatement;
        this.queueRule = notification.queueRule;
        this.topicRule = notification.topicRule;
        this.connection = connectionOf(place, {
          bucket: offered,
          roleArn: role.roleArn,
          notification: args.notification,
          notificationId: notification.notificationId,
        });
      }
    }
    this.kmsKeyPolicyStatement = keyStatement ?? pulumi.output(undefined);
    this.topicStatement = topicStatement ?? pulumi.output(undefined);
    if (alarms !== undefined) {
      const topic = customerAlarms(this, name, alarms, tags);
      this.alarmTopicArn = topic.topicArn;
      this.undeliveredQueueUrl = topic.undeliveredQueueUrl;
      alarmKeyStatement = topic.kmsKeyPolicyStatement;
    }
    this.alarmKeyPolicyStatement = alarmKeyStatement ?? pulumi.output(undefined);

    this.registerOutputs({
      roleArn: this.roleArn,
      request: this.request,
      connection: this.connection,
      kmsKeyPolicyStatement: this.kmsKeyPolicyStatement,
      topicStatement: this.topicStatement,
      queueRule: this.queueRule,
      topicRule: this.topicRule,
      alarmTopicArn: this.alarmTopicArn,
      undeliveredQueueUrl: this.undeliveredQueueUrl,
      alarmKeyPolicyStatement: this.alarmKeyPolicyStatement,
    });
  }
}

/** The arguments where there is an offer. */
interface AgreedArgs extends CustomerIntegrationArgs {
  bucket: pulumi.Input<string>;
  vendor: pulumi.Input<VendorArgs>;
}

function readerRole(parent: CustomerIntegration, name: string, args: AgreedArgs): TrailReaderRole {
  const { bucket, vendor, keyPrefix, accountIds, organizationId, trailKeyArn, allowListing } = args;
  const { roleName, region, permissionsBoundaryArn, tags } = args;
  return new TrailReaderRole(
    name,
    {
      ...{ bucket, vendor, keyPrefix, accountIds, organizationId, trailKeyArn, allowListing },
      ...{ roleName, region, permissionsBoundaryArn, tags },
    },
    { parent },
  );
}

/** After the role and whatever the whole is told to depend on, so that the first notice finds everything in place. */
function trailNotification(
  parent: CustomerIntegration,
  name: string,
  args: AgreedArgs,
  opts: pulumi.ComponentResourceOptions | undefined,
  role: TrailReaderRole,
): TrailNotification {
  const { bucket, vendor, keyPrefix, accountIds, organizationId, topicArn, replaces } = args;
  const { notificationId, functionRuntime, functionArchitecture, logRetentionDays } = args;
  const { region, permissionsBoundaryArn, tags } = args;
  return new TrailNotification(
    name,
    {
      // Its absence is refused there, with what the bucket has.
      mode: args.notification as TrailNotificationMode,
      ...{ bucket, vendor, keyPrefix, accountIds, organizationId, topicArn, replaces },
      ...{ notificationId, functionRuntime, functionArchitecture, logRetentionDays },
      ...{ region, permissionsBoundaryArn, tags },
    },
    pulumi.mergeOptions({ dependsOn: opts?.dependsOn }, { parent, dependsOn: [role] }),
  );
}

/** What is registered of the component itself; the endpoint is a secret there too. */
function withSecrets(args: CustomerIntegrationArgs): pulumi.Inputs {
  const { alarms } = args;
  if (alarms === undefined) return { ...args };
  return { ...args, alarms: { ...alarms, integrationUrl: pulumi.secret(alarms.integrationUrl) } };
}
