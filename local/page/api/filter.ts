import type { Filter, FilterRule } from "../../../contract/filter";
import type { ExplainedDecision, ShownRecord } from "./changes";

/** GET /api/drops/REASON: a few records that were dropped for one reason (a code of `State.counts.drops`). */
export interface DropSamples {
  reason: string;
  means: string;
  count: number;
  /** At most 8, spread over different events; none for damaged entries, which are no records. */
  samples: DropSample[];
}

export interface DropSample {
  time?: number;
  name: string;
  source: string;
  actor: { name: string; type: string };
  account: string;
  region: string;
  record: ShownRecord;
  decision: ExplainedDecision;
  /** For "include this": rules for `filter.include`, the widest first. Empty where no rule can help (another account). */
  choices: RuleChoice[];
}

export interface RuleChoice {
  /** Such as "every PutObject of s3", "only by …". */
  label: string;
  rule: FilterRule;
}

export interface FilterRequest {
  /** The whole filter as it is to be; `{}` is none. 400 with every problem when it is wrong. */
  filter: Filter;
}

/** All files held, decided again by the filter asked for, against what was decided when they came. */
export interface FilterPreview {
  filter: Filter;
  files: number;
  records: number;
  changesBefore: number;
  changesAfter: number;
  newlyKept: Difference;
  newlyDropped: Difference;
  configuration: FilterConfiguration;
  /** What could not be read again, one sentence each; empty as a rule. */
  problems: string[];
}

export interface Difference {
  count: number;
  /** By event, the most frequent first, at most 20. */
  events: { source: string; name: string; count: number }[];
  /** At most 8. */
  samples: DropSample[];
}

/** The filter to copy; whole texts that end with a line end. */
export interface FilterConfiguration {
  /** For `Pulumi.<stack>.yaml`: the key `cloudtrail-changes:filter` under `config:`. */
  pulumi: string;
  /** For `--rules` of the command line tool: JSON. */
  rules: string;
}

/** The filter decides for files that come from now on; what was decided stays. */
export interface FilterApplied {
  filter: Filter;
  configuration: FilterConfiguration;
}
