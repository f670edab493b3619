import fc from "fast-check";
import type { NotificationRule } from "../../../contract/notification-rule";
import type { NotificationDocument, StoredRule } from "../../../runtime/notifying/document";

export const QUEUE = "arn:aws:sqs:eu-west-1:444455556666:vendor-trails";
export const TOPIC = "arn:aws:sns:eu-west-1:444455556666:vendor-notices";

export function ourRule(over: Partial<NotificationRule> = {}): NotificationRule {
  return {
    id: "cloudtrail-changes-audit",
    destinationArn: QUEUE,
    events: ["s3:ObjectCreated:*"],
    prefix: "AWSLogs/111122223333/CloudTrail/",
    suffix: ".json.gz",
    ...over,
  };
}

/** Rules of others that never overlap ours: other events, or another folder. */
const foreignRule = fc.oneof<fc.MaybeWeightedArbitrary<StoredRule>[]>(
  fc.record({
    Id: fc.uuid(),
    Events: fc.constantFrom<string[][]>(
      ["s3:ObjectRemoved:*"],
      ["s3:ObjectRestore:Post", "s3:ObjectTagging:Put"],
    ),
    Filter: fc.constantFrom<StoredRule["Filter"][]>(undefined, {
      Key: { FilterRules: [{ Name: "Suffix", Value: ".gz" }] },
    }),
  }),
  fc.record({
    Id: fc.uuid(),
    Events: fc.constantFrom<string[][]>(
      ["s3:ObjectCreated:*"],
      ["s3:ObjectCreated:Put", "s3:ObjectCreated:Copy"],
    ),
    Filter: fc
      .constantFrom("reports/", "AWSLogs/111122223333/Config/", "AWSLogs/444455556666/")
      .map((Value) => ({
        Key: { FilterRules: [{ Name: "Prefix", Value }] },
      })),
  }),
);

const listOf = <Arn extends string>(key: Arn, arn: string) =>
  fc.option(
    fc.array(
      foreignRule.map((rule) => ({ ...rule, [key]: arn }) as StoredRule & Record<Arn, string>),
      { maxLength: 3 },
    ),
    { nil: undefined },
  );

/** Documents with others' rules, with and without EventBridge, and with a key that we do not know. */
export const foreignDocument: fc.Arbitrary<NotificationDocument> = fc
  .record({
    QueueConfigurations: listOf("QueueArn", "arn:aws:sqs:eu-west-1:111122223333:other"),
    TopicConfigurations: listOf("TopicArn", "arn:aws:sns:eu-west-1:111122223333:other"),
    LambdaFunctionConfigurations: listOf(
      "LambdaFunctionArn",
      "arn:aws:lambda:eu-west-1:111122223333:function:other",
    ),
    EventBridgeConfiguration: fc.constantFrom(undefined, {}),
    LaterConfigurations: fc.constantFrom(undefined, [{ Id: "later" }]),
  })
  .map((document) => Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)));

/** What is not ours: an empty list and none are the same to S3. */
export function foreignPart(document: NotificationDocument, ...ourIds: string[]): unknown {
  return Object.fromEntries(
    Object.entries(document)
      .map(([key, value]): [string, unknown] => [
        key,
        Array.isArray(value) ? value.filter(({ Id }: StoredRule) => !ourIds.includes(Id ?? "")) : value,
      ])
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}
