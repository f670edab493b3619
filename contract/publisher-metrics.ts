/**
 * Metrics of the publisher, each with the dimensions `service` and `destination`. Alarms name them, so a name is
 * never changed. Counts are sums over one invocation.
 */
export const PUBLISHER_METRICS = {
  /** Changes that the destination accepted. */
  published: "ChangesPublished",
  /** Changes that went to the parked queue. */
  parked: "ChangesParked",
  /** Changes given up because the weekly budget was used up for longer than the hold limit. */
  shed: "ChangesShed",
  /** Calls, accepted or not. */
  sends: "Sends",
  /** Pauses after 429, 5xx, a time-out or a broken connection. */
  retries: "PublishRetries",
  /** 1 for each invocation that found or put the destination on hold (wrong key, permission or address). */
  held: "DestinationHeld",
  /** 1 for each invocation that had to stop because the weekly budget was used up. */
  overBudget: "DestinationOverBudget",
  /** Share of the weekly budget that is used, 0 to 100; the alarm stands at 80. */
  budgetUsed: "BudgetUsedPercent",
  /** Invocations that could not read the destination or the state, or whose own code failed. */
  errors: "PublishErrors",
} as const;
