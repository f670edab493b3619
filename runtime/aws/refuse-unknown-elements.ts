import type { GetBucketNotificationConfigurationCommand } from "@aws-sdk/client-s3";
import { StoreRefusal } from "../notifying/store";

/** Everything that the SDK carries from a document that it reads to one that it writes. */
const KNOWN = new Set([
  ...["NotificationConfiguration", "EventBridgeConfiguration"],
  ...["QueueConfiguration", "TopicConfiguration", "CloudFunctionConfiguration"],
  ...["Id", "Queue", "Topic", "CloudFunction", "Event"],
  ...["Filter", "S3Key", "FilterRule", "Name", "Value"],
]);

/**
 * Lets a read fail when the answer holds an element that the SDK does not know. It would be left out in silence when
 * the document is written, and with it what others set: S3 has got new kinds of delivery before.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html
 */
export function refuseUnknownElements(
  command: GetBucketNotificationConfigurationCommand,
  bucket: string,
): GetBucketNotificationConfigurationCommand {
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { statusCode: number; body: AsyncIterable<Uint8Array> };
      if (response.statusCode === 200) {
        const body = await bytesOf(response.body);
        const unknown = unknownElements(Buffer.from(body).toString());
        if (unknown.length > 0) {
          throw new StoreRefusal(
            "final",
            `The notification document of bucket "${bucket}" holds ${unknown.join(", ")}, which this version does not know and would lose. Nothing was written; update cloudtrail-changes, or use notification: external.`,
          );
        }
        Object.assign(response, { body });
      }
      return result;
    },
    // The last step before the answer is read.
    { step: "deserialize", priority: "low", name: "refuseUnknownElements" },
  );
  return command;
}

/** Names of elements; in text `<` is escaped. */
function unknownElements(xml: string): string[] {
  const names = [...xml.matchAll(/<([A-Za-z][\w.-]*)/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !KNOWN.has(name));
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
