import { createHash } from "node:crypto";

/** What a method found: equal for every method that decides, or the benchmark fails. */
export interface Outcome {
  changes: number;
  /** SHA-256 of the identifiers of the changes, in order. */
  hash: string;
  cpuSeconds: number;
  peakMegabytes: number;
}

/** Counts changes and hashes their identifiers. */
export function collector(): { add(identifier: string): void; print(): void } {
  const hash = createHash("sha256");
  let changes = 0;
  return {
    add(identifier) {
      hash.update(identifier);
      changes += 1;
    },
    /** Prints the outcome for the parent process, with what this process has used. */
    print() {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      const outcome: Outcome = {
        changes,
        hash: hash.digest("hex"),
        cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
        peakMegabytes: maxRSS / 1_024,
      };
      process.stdout.write(JSON.stringify(outcome));
    },
  };
}
