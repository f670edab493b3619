import * as pulumi from "@pulumi/pulumi";
import { placeOf } from "../support/place";
import { eventRule } from "./event-rule";
import { exclusiveNotification } from "./exclusive-notification";
import { queueRuleOf, topicRuleOf, type QueueRule, type TopicRule } from "./external-rules";
import { mergedNotification } from "./merged-notification";
import type { TrailNotificationMode } from "./notification-mode";
import { notificationSettings } from "./notification-settings";
import { refusedWithoutMode } from "./refused-without-mode";
import { topicStatementOf } from "./topic-statement";
import type { VendorArgs } from "./vendor";

export interface TrailNotificationArgs {
  /** Name of the bucket that CloudTrail writes to. */
  bucket: pulumi.Input<string>;
  /**
   * `exclusive`, `merge`, `topic`, `eventbridge` or `external`: see the enum. Required, since a bucket has one
   * notification document and writing it takes out what was there.
   */
  mode: TrailNotificationMode;
  /** Where notices go: the vendor's queue, or its topic. Both are optional in mode `topic`. */
  vendor: pulumi.Input<VendorArgs>;
  /** What stands before `AWSLogs/` in the keys, with or without the last `/`, at most 200 characters. Defaults to nothing. */
  keyPrefix?: pulumi.Input<string>;
  /** Accounts whose files are notified of. Defaults to the stack's account, or to all of the organisation. */
  accountIds?: pulumi.Input<pulumi.Input<string>[]>;
  /** `o-…` of an organisation trail. Defaults to none; not together with accountIds. */
  organizationId?: pulumi.Input<string>;
  /** ARN of the topic that carries the notices already. Required in mode `topic`, not allowed in others. */
  topicArn?: pulumi.Input<string>;
  /** Id of the one foreign rule that gives way to ours, in one write. For `exclusive` and `merge`. Defaults to none. */
  replaces?: pulumi.Input<string>;
  /**
   * Id of our rule, at most 255 characters, or name of the EventBridge rule, at most 64. Defaults to
   * "cloudtrail-changes-<project>-<stack>-<component>", without the beginning where the component's name has it, and
   * with `-merged` added in mode `merge`: EventBridge overwrites a rule of the same name.
   */
  notificationId?: pulumi.Input<string>;
  /** Node runtime of the function of mode `merge`. Defaults to "nodejs24.x". */
  functionRuntime?: pulumi.Input<string>;
  /** `arm64` or `x86_64`. Defaults to "arm64". */
  functionArchitecture?: pulumi.Input<string>;
  /** Days that the function's log is kept. Defaults to 30. */
  logRetentionDays?: pulumi.Input<number>;
  /** Region of the bucket. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** ARN of a permissions boundary of the function's role. Defaults to none. */
  permissionsBoundaryArn?: pulumi.Input<string>;
  /** Tags of everything that can have some. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * How the vendor's queue learns that CloudTrail wrote a file. Nothing that others put into the bucket's notification
 * document is lost without being named first. Whatever the component is told to depend on (the reader role, and the
 * queue's policy when it is yours) is in place before the first notice, and outlives the last.
 *
 * @example
 * new TrailNotification("audit", {
 *   bucket: "example-trail-logs",
 *   mode: "merge",
 *   vendor: { accountId: "444455556666", queueArn: "arn:aws:sqs:eu-west-1:444455556666:cloudtrail" },
 * }, { dependsOn: [readerRole] });
 */
export class TrailNotification extends pulumi.ComponentResource {
  /** Id of our rule, or name of the EventBridge rule; none in mode `topic`. */
  public readonly notificationId?: pulumi.Output<string>;
  /**
   * Mode `topic`: JSON of the statement to add to the topic's policy before the vendor subscribes its queue; none when
   * topic and queue are of one account, where no statement is needed.
   */
  public readonly topicStatement: pulumi.Output<string | undefined>;
  /** Mode `external` with a queue: the entry for `queues` of your own `aws.s3.BucketNotification`. */
  public readonly queueRule?: pulumi.Output<QueueRule>;
  /** Mode `external` with a vendor's topic: the entry for `topics` of your own `aws.s3.BucketNotification`. */
  public readonly topicRule?: pulumi.Output<TopicRule>;

  constructor(name: string, args: TrailNotificationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:TrailNotification", name, args, opts);
    const place = placeOf(this, args.region);
    const settings = notificationSettings(this, name, args, place);
    const parts = { ...settings, place, args, options: { parent: this, dependsOn: opts?.dependsOn } };

    this.topicStatement =
      settings.mode === "topic" ? topicStatementOf(this, name, parts) : pulumi.output(undefined);
    switch (settings.mode) {
      case "exclusive":
        this.notificationId = exclusiveNotification(this, name, parts);
        break;
      case "merge":
        this.notificationId = mergedNotification(this, name, parts);
        break;
      case "eventbridge":
        this.notificationId = eventRule(this, name, parts);
        break;
      case "external":
        this.notificationId = settings.own.apply(({ id }) => id);
        this.queueRule = queueRuleOf(this, name, parts);
        this.topicRule = topicRuleOf(parts);
        break;
      case undefined:
        this.notificationId = refusedWithoutMode(this, name, parts);
    }
    this.registerOutputs({
      notificationId: this.notificationId,
      topicStatement: this.topicStatement,
      queueRule: this.queueRule,
      topicRule: this.topicRule,
    });
  }
}
