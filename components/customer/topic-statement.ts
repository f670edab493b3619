import * as pulumi from "@pulumi/pulumi";
import * as formats from "../../contract/formats";
import { parseArn, type Partition } from "../../contract/partition";
import { validated } from "../../contract/validate";
import { snsSubscribeStatement } from "../documents/sns-subscribe-statement";
import { derived } from "../support/derive";
import { refusal, warn } from "../support/refuse";
import { problemOfTopic, warningOfTopic } from "./notification-destination";
import type { NotificationParts } from "./notification-settings";

/** What the topic's owner adds to its policy, so that the vendor can subscribe its queue. */
export function topicStatementOf(
  component: pulumi.ComponentResource,
  name: string,
  { args, at, destination, place }: NotificationParts,
): pulumi.Output<string | undefined> {
  return pulumi
    .all([topicOf(component, name, args.topicArn ?? ""), at, destination, place.partition])
    .apply(([topicArn, bucket, { accountId, queueArn }, partition]) => {
      const problem = problemOfTopic(topicArn, bucket);
      if (problem !== undefined) throw refusal(component, name, problem);
      const warning = warningOfTopic(topicArn, bucket);
      if (warning !== undefined) warn(component, name, warning);
      return statementText(topicArn, { accountId, queueArn }, partition);
    });
}

/** The topic that carries the notices, checked. */
export function topicOf(
  component: pulumi.ComponentResource,
  name: string,
  topicArn: pulumi.Input<string>,
): pulumi.Output<string> {
  return derived(component, name, topicArn, (known) => validated(formats.topicArn, known, "topicArn"));
}

/** None within one account: there the roles' own permissions decide. */
export function statementText(
  topicArn: string,
  vendor: { accountId: string; queueArn?: string },
  partition: Partition,
): string | undefined {
  if (parseArn(topicArn)?.accountId === vendor.accountId) return undefined;
  const { accountId: vendorAccountId, queueArn } = vendor;
  return JSON.stringify(
    snsSubscribeStatement({ partition, topicArn, vendorAccountId, queueArn }),
    undefined,
    2,
  );
}
