/** Messages remembered at most; the oldest are forgotten first. */
const MEMORY = 10_000;

/**
 * Tells tries from receives. SQS counts receives, but a message that came back because the time was up, its trail
 * rested or a service throttled us was not at fault. This container remembers those; returns that another container
 * made are counted as tries, so a notice may be parked early, never late.
 */
export interface Tries {
  /** The message goes back for a reason that is not its own. */
  excuse(messageId: string): void;
  /** Receives without the excused ones. */
  of(messageId: string, receives: number): number;
}

export function createTries(): Tries {
  const excused = new Map<string, number>();
  return {
    excuse(messageId) {
      const count = (excused.get(messageId) ?? 0) + 1;
      excused.delete(messageId);
      excused.set(messageId, count);
      const oldest = excused.size > MEMORY ? excused.keys().next().value : undefined;
      if (oldest !== undefined) excused.delete(oldest);
    },
    of: (messageId, receives) => Math.max(1, receives - (excused.get(messageId) ?? 0)),
  };
}
