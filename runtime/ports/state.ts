/** The `State` table: what the publisher must remember between invocations, for each destination. */
export interface PublisherState {
  /** Adds `count` sends to the counter of the hour that starts at `hour` (hours since 1970) and returns the new sum. */
  addSends(destination: string, hour: number, count: number): Promise<number>;
  /** The counters of the hours `from` to `to`, both included; missing hours are left out. */
  readSends(destination: string, from: number, to: number): Promise<Map<number, number>>;
  /** Milliseconds since 1970 until which the destination is held, 0 when it is not. */
  readHold(destination: string): Promise<number>;
  writeHold(destination: string, until: number): Promise<void>;
  /** Adds one failed try of a change and returns how many there were. */
  addTry(destination: string, identifier: string): Promise<number>;
  /** Forgets the tries of a change. */
  clearTries(destination: string, identifier: string): Promise<void>;
}
