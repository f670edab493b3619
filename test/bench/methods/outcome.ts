import { createHash } from "node:crypto";

/** What a method found: equal for every method that decides, or the benchmark fails. */
export interface Outcome {
  changes: number;
  /** SHA-256 of the identifiers of the changes, in order. */
  hash: string;
  /** Bytes of their bodies, of methods that make them: equal as well. */
  bodyBytes: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

/** Counts changes and hashes their identifiers. */
export function collector(): { add(identifier: string, json?: string): void; print(): void } {
  const hash = createHash("sha256");
  let changes = 0;
  let bodyBytes = 0;
  return {
    add(identifier, json) {
      hash.update(identifier);
      changes += 1;
      if (json !== undefined) bodyBytes += Buffer.byteLength(json);
    },
    /** Prints the outcome for the parent process, with what this process has used. */
    print() {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      const outcome: Outcome = {
        changes,
        hash: hash.digest("hex"),
        bodyBytes,
        cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
        peakMegabytes: maxRSS / 1_024,
      };
      process.stdout.write(JSON.stringify(outcome));
    },
  };
}
