/** How the vendor's queue learns of a file. A bucket has one notification document, and writing it replaces it. */
export const TrailNotificationMode = {
  /** This stack owns the document. */
  Exclusive: "exclusive",
  /** A small function adds our rule to the document, and on destroy takes out only ours. */
  Merge: "merge",
  /** A topic carries the notices already; the queue's owner subscribes to it. */
  Topic: "topic",
  /** A rule on EventBridge's default bus; for a queue of the same account. */
  Eventbridge: "eventbridge",
  /** Nothing is created; the rule is an output for a BucketNotification of your own. */
  External: "external",
} as const;
export type TrailNotificationMode = (typeof TrailNotificationMode)[keyof typeof TrailNotificationMode];
