/** A run that once failed: repeated by the short form, so that its defect does not come back. */
export interface FailingSeed {
  seed: number;
  changes: number;
  /** What was wrong. */
  why: string;
}

export const FAILING_SEEDS: FailingSeed[] = [];
