import { isObject, parseJson, type JsonObject } from "./json";
import {
  isCloudTrailNotice,
  isEventBridgeEvent,
  isS3Event,
  isS3TestEvent,
  isValidationMessage,
  readCloudTrailNotice,
  readEventBridgeEvent,
  readS3Event,
} from "./notice-shapes";

/** How an object's notice came. `s3` also stands for SNS raw delivery, which looks the same. */
export type NoticeVia = "s3" | "s3-sns" | "cloudtrail-sns" | "eventbridge";

/** An object that a notice names. Nothing of it is to be trusted before it is matched to a registered trail. */
export interface NoticedObject {
  bucket: string;
  /** The key as S3 has it: decoded where the sender encodes. */
  key: string;
  versionId?: string;
  /** Bytes as stored (compressed). */
  size?: number;
  region?: string;
  /** Account of the bucket's owner, 12 digits; only EventBridge tells it. */
  accountId?: string;
}

/**
 * test-event: what S3 sends when a notification is set up. validation-message: what CloudTrail sends when a topic
 * is set. subscription-confirmation, unsubscribe-confirmation: SNS asks; counted and never followed, since anyone
 * who may send to the queue could ask. not-a-creation: an event of another kind. empty: no object in it.
 */
export type IgnoredNoticeCode =
  | "test-event"
  | "validation-message"
  | "subscription-confirmation"
  | "unsubscribe-confirmation"
  | "not-a-creation"
  | "empty";

/**
 * not-json: neither JSON nor a known text. unknown-shape: JSON of no known sender. unsupported-version: an S3 event
 * whose major version is not 2. missing-fields: a known shape without bucket or key.
 */
export type UnreadableNoticeCode = "not-json" | "unknown-shape" | "unsupported-version" | "missing-fields";

/** What could not be read, in words that hold none of the notice's content but the offending field. */
export interface UnreadablePart {
  code: UnreadableNoticeCode;
  message: string;
}

/** What one message of the trail queue says. */
export type Notice =
  | {
      kind: "objects";
      via: NoticeVia;
      /** At least one. */
      objects: NoticedObject[];
      /** Parts of the same notice that name nothing to read, by code. */
      ignored: Partial<Record<IgnoredNoticeCode, number>>;
      /** Parts of the same notice that could not be read: read the objects, then park the notice. */
      unreadable: UnreadablePart[];
    }
  | { kind: "ignored"; code: IgnoredNoticeCode }
  | ({ kind: "unreadable" } & UnreadablePart);

/**
 * Reads the body of a message of the trail queue. Pure; never throws, whatever the body holds.
 * Shapes: S3 event notification, the same in an SNS envelope or by SNS raw delivery, CloudTrail's own SNS notice
 * (either delivery), EventBridge "Object Created" (also over SNS), and the senders' set-up messages.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function readNotice(body: string): Notice {
  return readPayload(body, "s3", readEnvelope);
}

/** An SNS envelope is opened once: what it carries must be a notice itself. */
function readEnvelope(body: JsonObject): Notice | undefined {
  if (body.Type === "SubscriptionConfirmation") return { kind: "ignored", code: "subscription-confirmation" };
  if (body.Type === "UnsubscribeConfirmation") return { kind: "ignored", code: "unsubscribe-confirmation" };
  if (body.Type !== "Notification" && typeof body.TopicArn !== "string") return undefined;
  if (typeof body.Message !== "string") {
    return unreadable("missing-fields", "The SNS envelope has no Message, or it is not a string.");
  }
  return readPayload(body.Message, "s3-sns", () => undefined);
}

function readPayload(
  text: string,
  s3Via: NoticeVia,
  openEnvelope: (body: JsonObject) => Notice | undefined,
): Notice {
  if (isValidationMessage(text)) return { kind: "ignored", code: "validation-message" };
  const body = parseJson(text);
  if (body === undefined) return unreadable("not-json", "The notice is not JSON.");
  if (typeof body === "string" && isValidationMessage(body)) {
    return { kind: "ignored", code: "validation-message" };
  }
  if (!isObject(body)) return unreadable("unknown-shape", "The notice is JSON, but not an object.");
  if (isS3TestEvent(body)) return { kind: "ignored", code: "test-event" };
  if (isS3Event(body)) return summarise(s3Via, readS3Event(body));
  if (isCloudTrailNotice(body)) return summarise("cloudtrail-sns", readCloudTrailNotice(body));
  if (isEventBridgeEvent(body)) return summarise("eventbridge", readEventBridgeEvent(body));
  return (
    openEnvelope(body) ??
    unreadable("unknown-shape", "The notice is neither of S3, nor of CloudTrail, EventBridge or SNS.")
  );
}

/** One part (say, one record) of a notice. */
export type NoticePart =
  | { object: NoticedObject; ignored?: undefined; unreadable?: undefined }
  | { object?: undefined; ignored: IgnoredNoticeCode; unreadable?: undefined }
  | { object?: undefined; ignored?: undefined; unreadable: UnreadablePart };

function summarise(via: NoticeVia, parts: NoticePart[]): Notice {
  const objects = parts.flatMap((part) => part.object ?? []);
  const unreadableParts = parts.flatMap((part) => part.unreadable ?? []);
  const ignoredCodes = parts.flatMap((part) => part.ignored ?? []);
  const [firstUnreadable] = unreadableParts;
  if (objects.length === 0 && firstUnreadable) return { kind: "unreadable", ...firstUnreadable };
  if (objects.length === 0) return { kind: "ignored", code: ignoredCodes[0] ?? "empty" };
  return { kind: "objects", via, objects, ignored: countCodes(ignoredCodes), unreadable: unreadableParts };
}

function countCodes(codes: IgnoredNoticeCode[]): Partial<Record<IgnoredNoticeCode, number>> {
  const counts: Partial<Record<IgnoredNoticeCode, number>> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function unreadable(code: UnreadableNoticeCode, message: string): Notice {
  return { kind: "unreadable", code, message };
}
