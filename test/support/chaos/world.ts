/** The time of a chaos run: that of the machine, faster, and moved on when everyone waits. */
export interface World {
  /** Milliseconds since 1970, whole. */
  now: () => number;
  /** Milliseconds of the machine that this many of the world's take. */
  toMachine(milliseconds: number): number;
  /** Moves the time on by this much, here; other processes are told with `skipped`. */
  skip(milliseconds: number): void;
  /** The sum of all skips. */
  readonly skipped: number;
  /** What a process of the run needs to have the same time. */
  readonly environment: Record<string, string>;
}

export function createWorld(speed: number): World {
  const machineNow = () => performance.timeOrigin + performance.now();
  const epoch = machineNow();
  let skipped = 0;
  return {
    now: () => Math.floor(epoch + (machineNow() - epoch) * speed + skipped),
    toMachine: (milliseconds) => milliseconds / speed,
    skip: (milliseconds) => void (skipped += milliseconds),
    get skipped() {
      return skipped;
    },
    environment: { CHAOS_SPEED: String(speed), CHAOS_EPOCH: String(epoch) },
  };
}
