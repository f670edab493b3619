import { S3Client } from "@aws-sdk/client-s3";
import { createS3Notifications } from "./aws/s3-notifications";
import { createNotifier, type NotifierResult } from "./notifying/notifier";
import { systemClock as clock } from "./support/clock";
import { createLog, logLevel } from "./support/log";

const log = createLog({ service: "notifier", level: logLevel(process.env.CLOUDTRAIL_CHANGES_LOG_LEVEL) });
const client = new S3Client({
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
});
const notifier = createNotifier({ store: createS3Notifications(client), clock, log });

/** What a deployment calls when it creates, updates or deletes our rule. Its error ends the deployment. */
export function handler(event: unknown): Promise<NotifierResult> {
  return notifier.handle(event);
}
