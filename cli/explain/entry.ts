import type { Decision } from "../../runtime/changes/decide";
import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";

/** What is said of one entry of `Records`; a damaged one has a decision and no record. */
export interface Entry {
  file: string;
  /** Place in `Records`, from 0. */
  index: number;
  record?: CloudTrailRecord;
  decision: Decision["decision"];
  reason: string;
  rule: string | null;
}
