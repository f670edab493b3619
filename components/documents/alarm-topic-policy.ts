import type { Partition } from "../../contract/partition";
import { policyDocument, type Condition, type PolicyDocument, type Statement } from "./document";
import { denyWithoutTls } from "./tls";

export interface AlarmSourceArgs {
  partition: Partition;
  /** Account of the alarms. */
  accountId: string;
  /** Region of the alarms, which is the topic's. */
  region: string;
}

/**
 * Who may publish to a topic of alarms. A topic policy replaces SNS's own; the account's roles and users go on by
 * their own permissions.
 *
 * `AlarmsPublish`: CloudWatch, for alarms of this account and region only.
 * `DenyWithoutTls`: see `denyWithoutTls`.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function alarmTopicPolicy(args: AlarmSourceArgs & { topicArn: string }): PolicyDocument {
  return policyDocument(
    {
      Sid: "AlarmsPublish",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: args.topicArn,
      Condition: fromAlarms(args),
    },
    denyWithoutTls(args.topicArn, "sns:Publish"),
  );
}

/**
 * The statement that a customer-managed key of such a topic needs in its key policy. The key that AWS manages for
 * SNS cannot be used: nobody can add this to its policy.
 *
 * `AlarmsUseTheKey`: CloudWatch encrypts what it publishes, for alarms of this account and region only.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function alarmTopicKeyStatement(args: AlarmSourceArgs): Statement {
  return {
    Sid: "AlarmsUseTheKey",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: fromAlarms(args),
  };
}

function fromAlarms({ partition, accountId, region }: AlarmSourceArgs): Condition {
  return {
    ArnLike: { "aws:SourceArn": `arn:${partition.name}:cloudwatch:${region}:${accountId}:alarm:*` },
    StringEquals: { "aws:SourceAccount": accountId },
  };
}
