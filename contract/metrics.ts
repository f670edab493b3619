/** CloudWatch namespace of every metric. */
export const METRIC_NAMESPACE = "CloudTrailChanges";

interface Metric {
  from: "processor" | "publisher";
  unit: "Count" | "Seconds" | "Percent" | "Bytes";
  means: string;
}

/** Every metric. Counts are sums over one invocation; the others are values at its end. */
export const METRICS = {
  Notices: { from: "processor", unit: "Count", means: "Notices received, repeats included." },
  NoticesIgnored: {
    from: "processor",
    unit: "Count",
    means: "Notices that name nothing to read: set-up messages, digest and insight files, other events.",
  },
  NoticesForeign: {
    from: "processor",
    unit: "Count",
    means: "Objects dropped because their bucket, prefix, account or organisation is not registered.",
  },
  NoticesParked: {
    from: "processor",
    unit: "Count",
    means: "Notices put aside in the dead-letter queue of the trail queue, with the reason.",
  },
  NoticesRetried: { from: "processor", unit: "Count", means: "Notices given back to be tried again later." },
  NoticeAge: {
    from: "processor",
    unit: "Seconds",
    means: "Age of the oldest notice that was given back; SQS leaves those out of its own age of a queue.",
  },
  TrailsResting: {
    from: "processor",
    unit: "Count",
    means: "Notices given back unread because their trail rests after a denied role or key.",
  },
  Files: { from: "processor", unit: "Count", means: "Trail files read to their end." },
  FilesDamaged: { from: "processor", unit: "Count", means: "Trail files whose content is damaged." },
  FileBytes: { from: "processor", unit: "Bytes", means: "Bytes of trail files after decompression." },
  Records: {
    from: "processor",
    unit: "Count",
    means: "Records of the files read: changes and drops together.",
  },
  Changes: { from: "processor", unit: "Count", means: "Records that are changes, handed to a change queue." },
  Drops: {
    from: "processor",
    unit: "Count",
    means: "Records that are no changes; the log has them by reason.",
  },
  ChangesPublished: { from: "publisher", unit: "Count", means: "Changes that the destination accepted." },
  ChangesParked: {
    from: "publisher",
    unit: "Count",
    means: "Changes put aside in the parked queue: the destination refuses them for good.",
  },
  ChangesShed: {
    from: "publisher",
    unit: "Count",
    means: "Changes given up because they waited for budget longer than the hold limit.",
  },
  Sends: { from: "publisher", unit: "Count", means: "Calls to the destination, accepted or not." },
  PublishRetries: {
    from: "publisher",
    unit: "Count",
    means: "Pauses after 429, 5xx, a time-out or a broken connection.",
  },
  DestinationHeld: {
    from: "publisher",
    unit: "Count",
    means:
      "Invocations that found or put the destination on hold because it refuses key, permission or address.",
  },
  DestinationOverBudget: {
    from: "publisher",
    unit: "Count",
    means: "Invocations that stopped because the weekly budget is used up.",
  },
  BudgetUsedPercent: {
    from: "publisher",
    unit: "Percent",
    means: "Part of the weekly budget that is used.",
  },
  PublishErrors: {
    from: "publisher",
    unit: "Count",
    means: "Invocations that could not read destination or state, or whose own code failed.",
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
