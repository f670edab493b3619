import { shown } from "./problems";

/** Multi-part uploads raise another event than `Put`, so all ways of creation are asked for. */
export const NOTICE_EVENTS = ["s3:ObjectCreated:*"];

/** What the names of trail files end with. */
export const TRAIL_FILE_SUFFIX = ".json.gz";

/** One rule of a bucket's notification document, whatever it sends to. */
export interface NotificationRule {
  id: string;
  /** ARN of a queue, a topic or a function. */
  destinationArn: string;
  /** Event types such as `s3:ObjectCreated:*`. */
  events: string[];
  /** What keys begin with, `""` for any. */
  prefix: string;
  /** What keys end with, `""` for any. */
  suffix: string;
}

/** Whose files a rule is for. */
export interface TrailFolders {
  /** `""` or text that ends with `/`. */
  keyPrefix: string;
  accountIds: string[];
  organizationId?: string;
}

/**
 * The narrowest beginning that the keys of all trail files have. Digests and other services' files can only be kept
 * out for a single account: the account stands before the folder `CloudTrail`.
 */
export function trailFilesPrefix({ keyPrefix, accountIds, organizationId }: TrailFolders): string {
  const [first, ...others] = new Set(accountIds);
  if (organizationId !== undefined) return `${keyPrefix}AWSLogs/${organizationId}/`;
  if (first !== undefined && others.length === 0) return `${keyPrefix}AWSLogs/${first}/CloudTrail/`;
  return `${keyPrefix}AWSLogs/`;
}

/**
 * A beginning of keys as the filter of a rule has it: URL-encoded, and `+` for a space.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
export function filterText(text: string): string {
  return text
    .split("/")
    .map((part) => encodeURIComponent(part).replaceAll("%20", "+"))
    .join("/");
}

/**
 * True when S3 refuses the two rules in one document: they have an event type in common, and an object may match the
 * filters of both.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
export function rulesOverlap(one: NotificationRule, other: NotificationRule): boolean {
  return (
    one.events.some((event) => other.events.some((otherEvent) => eventsOverlap(event, otherEvent))) &&
    (one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix)) &&
    (one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix))
  );
}

/** A rule as a message shows it. */
export function shownRule(rule: NotificationRule): string {
  const filter = [
    ...(rule.prefix === "" ? [] : [`prefix ${shown(rule.prefix)}`]),
    ...(rule.suffix === "" ? [] : [`suffix ${shown(rule.suffix)}`]),
  ];
  return `${shown(rule.id)} (${[rule.destinationArn, rule.events.join(" "), ...filter].join(", ")})`;
}

/** `s3:ObjectCreated:*` stands for every event that begins so. */
function eventsOverlap(one: string, other: string): boolean {
  return one === other || covers(one, other) || covers(other, one);
}

function covers(wide: string, narrow: string): boolean {
  return wide.endsWith("*") && narrow.startsWith(wide.slice(0, -1));
}
