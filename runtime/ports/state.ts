/** The `State` table: what the publisher must remember between invocations, for each destination. */
export interface PublisherState {
  /** What is known of the destination; `{ slot: 0 }` when nothing is. */
  read(destination: string): Promise<DestinationState>;
  /**
   * Takes the time `slot` for one send, if the last slot taken is still `expected`. False when another worker took
   * one meanwhile. Must be durable when it resolves.
   */
  takeSlot(destination: string, expected: number, slot: number): Promise<boolean>;
  /**
   * Adds `count` sends to the counter of the hour that starts at `hour` (hours since 1970) and returns the new sum.
   * Must be durable when it resolves. Counters are kept for at least 169 hours.
   */
  addSends(destination: string, hour: number, count: number): Promise<number>;
  /** The counters of the hours `from` to `to`, both included; missing hours are left out. */
  readSends(destination: string, from: number, to: number): Promise<Map<number, number>>;
  /** Remembers a pause, or ends it. */
  writePause(destination: string, pause: Pause | undefined): Promise<void>;
  /** Adds one failed try of a change and returns how many there were of this kind. */
  addTry(destination: string, identifier: string, kind: TryKind): Promise<number>;
  /** Forgets the tries of a change. */
  clearTries(destination: string, identifier: string): Promise<void>;
}

export interface DestinationState {
  /** The last slot taken, in milliseconds since 1970; 0 when none was. */
  slot: number;
  /** Why the destination rests, also when its time is over but nothing was accepted since. */
  pause?: Pause;
}

export interface Pause {
  /** retry: it answered 429, 5xx or not at all. hold: its keys, permission or address are wrong. */
  reason: PauseReason;
  /** Milliseconds since 1970 until which nothing is sent (`heldUntil`). */
  until: number;
  /** Pauses in a row for this reason, from 1; each is longer than the one before. */
  steps: number;
}

export type PauseReason = "retry" | "hold";

/** no-answer: 5xx, time-out or a broken connection. unexpected: our own code failed. */
export type TryKind = "no-answer" | "unexpected";
