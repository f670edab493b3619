/**
 * The library entry `cloudtrail-changes/runtime`: decide and normalise in code of one's own. Pure but for reading
 * files; no AWS SDK, no Pulumi.
 */
export type { Change } from "./changes/change";
export { changeClass } from "./changes/classify";
export { createDecider, type Decider, type DeciderOptions, type Decision } from "./changes/decide";
export { DROP_REASONS, type DropReason } from "./changes/drop-reasons";
export { changeOrigin } from "./changes/origin";
export { toChange } from "./changes/to-change";
export type { CloudTrailRecord, UserIdentity } from "./cloudtrail/record";
export type { OpenBytes } from "./cloudtrail/trail-file";
export {
  readChanges,
  type ChangesAccount,
  type ReadChangesOptions,
  type TrailFileChanges,
} from "./trail-file-changes";
export type { Filter, FilterRule } from "../contract/filter";
export { validateFilter } from "../contract/filter-validation";
