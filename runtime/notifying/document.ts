import type { NotificationRule } from "../../contract/notification-rule";

/**
 * A bucket's notification document as S3's API gives it: one configuration a bucket, written as a whole. Only what
 * is needed here is typed; what else stands in it is carried along as it is.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_NotificationConfiguration.html
 */
export interface NotificationDocument {
  QueueConfigurations?: (StoredRule & { QueueArn: string })[];
  TopicConfigurations?: (StoredRule & { TopicArn: string })[];
  LambdaFunctionConfigurations?: (StoredRule & { LambdaFunctionArn: string })[];
  /** There when EventBridge delivery is on; it has no fields. */
  EventBridgeConfiguration?: object;
}

export interface StoredRule {
  Id?: string;
  Events: string[];
  Filter?: { Key?: { FilterRules?: { Name?: string; Value?: string }[] } };
}

/** All rules of a document in one form. */
export function rulesOf(document: NotificationDocument): NotificationRule[] {
  return [
    ...(document.QueueConfigurations ?? []).map((rule) => regular(rule, rule.QueueArn)),
    ...(document.TopicConfigurations ?? []).map((rule) => regular(rule, rule.TopicArn)),
    ...(document.LambdaFunctionConfigurations ?? []).map((rule) => regular(rule, rule.LambdaFunctionArn)),
  ];
}

/** A rule of ours as the document holds it. */
export function storedRule(rule: NotificationRule): StoredRule {
  const FilterRules = [
    { Name: "prefix", Value: rule.prefix },
    { Name: "suffix", Value: rule.suffix },
  ].filter(({ Value }) => Value !== "");
  return {
    Id: rule.id,
    Events: rule.events,
    ...(FilterRules.length === 0 ? {} : { Filter: { Key: { FilterRules } } }),
  };
}

/** True when two rules say the same, whatever the order of their events. */
export function sameRule(one: NotificationRule, other: NotificationRule): boolean {
  const keys = ["id", "destinationArn", "prefix", "suffix"] as const;
  return (
    keys.every((key) => one[key] === other[key]) &&
    [...one.events].sort().join() === [...other.events].sort().join()
  );
}

function regular(rule: StoredRule, destinationArn: string): NotificationRule {
  // S3 writes the names of filters with a capital or without.
  const filter = (name: string): string =>
    rule.Filter?.Key?.FilterRules?.find((one) => one.Name?.toLowerCase() === name)?.Value ?? "";
  return {
    id: rule.Id ?? "",
    destinationArn,
    events: rule.Events,
    prefix: filter("prefix"),
    suffix: filter("suffix"),
  };
}
