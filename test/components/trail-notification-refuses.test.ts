import type { TrailNotificationArgs } from "../../components/customer/trail-notification";
import { useEmptyBundles } from "../support/components/bundles";
import { QUEUE, runNotification, TOPIC } from "../support/components/notification";

beforeAll(useEmptyBundles);

describe("refuses at construction", () => {
  test.each<[string, object, string]>([
    [
      "a mode that is none",
      { mode: "exclusiv" },
      'mode must be one of exclusive, merge, topic, eventbridge, external, got "exclusiv". Did you mean "exclusive"?',
    ],
    [
      "topic without a topic",
      { mode: "topic" },
      "topicArn is required in mode topic: the topic that carries the notices.",
    ],
    ["a topic without topic", { topicArn: TOPIC }, "topicArn is for mode topic only, got mode exclusive."],
    [
      "a topic that is none",
      { mode: "topic", topicArn: QUEUE },
      `topicArn must be the ARN of a standard SNS topic, such as arn:aws:sns:eu-west-1:111122223333:name, got "${QUEUE}".`,
    ],
    [
      "replaces elsewhere",
      { mode: "external", replaces: "old" },
      "replaces is for modes exclusive and merge only, got mode external.",
    ],
    [
      "an Id that is too long",
      { notificationId: "i".repeat(256) },
      "notificationId must be the Id of a rule of 1 to 255 characters",
    ],
    [
      "a name that EventBridge does not take",
      { mode: "eventbridge", notificationId: "our rule" },
      'notificationId must be the name of an EventBridge rule of 1 to 64 letters, digits and . - _, got "our rule".',
    ],
    [
      "a FIFO queue",
      { vendor: { accountId: "444455556666", queueArn: `${QUEUE}.fifo` } },
      `vendor.queueArn must be the ARN of a standard SQS queue, such as arn:aws:sqs:eu-west-1:111122223333:name, got "${QUEUE}.fifo".`,
    ],
    [
      "a queue and a topic",
      { vendor: { accountId: "444455556666", queueArn: QUEUE, topicArn: TOPIC } },
      "vendor has both queueArn and topicArn; give one of them.",
    ],
    [
      "a bucket that is none",
      { bucket: "B" },
      'bucket must be a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, got "B".',
    ],
    [
      "an old runtime",
      { mode: "merge", functionRuntime: "nodejs18.x" },
      'functionRuntime must be a Node runtime of Lambda, nodejs22.x or later, got "nodejs18.x".',
    ],
  ])("%s", async (_, args, message) => {
    await expect(runNotification(args as Partial<TrailNotificationArgs>)).rejects.toThrow(
      `TrailNotification "audit`,
    );
    await expect(runNotification(args as Partial<TrailNotificationArgs>)).rejects.toThrow(message);
  });
});
