import type { Filter } from "../../contract/filter";
import type { CloudTrailRecord } from "../cloudtrail/record";
import { DEFAULT_RULES, eventFacts } from "./default-rules";
import type { DropReason } from "./drop-reasons";
import { compileFilter } from "./filter-matcher";
import { isOwnRole } from "./own-role";

/** Whether a record is a change, why, and which rule decided. */
export type Decision =
  | { decision: "keep"; reason: "change" | "included"; rule: string }
  | { decision: "drop"; reason: DropReason; rule: string };

export interface Decider {
  /** Pure: the same answer for the same record. */
  readonly decide: (record: CloudTrailRecord) => Decision;
  /**
   * True while every record with `readOnly: true` would be dropped as `read-only`, so that the scanner need not
   * parse it. False as soon as the filter has an `include`: it could match a read.
   */
  readonly skipReads: boolean;
}

/** The default rules in two parts, for a decider without a filter: the event's drop comes first. */
export interface DecisionParts {
  /** By the event, whoever called. */
  byEvent: (record: CloudTrailRecord) => DropReason | undefined;
  /** By the caller: its own calls. */
  byCaller: (record: CloudTrailRecord) => DropReason | undefined;
}

export interface DeciderOptions {
  /** The user's rules over the default ones. Defaults to none. */
  filter?: Filter;
  /** ARNs of roles whose own calls are never changes, besides those with the path `/cloudtrail-changes/`. */
  ownRoleArns?: readonly string[];
}

/**
 * Compiles the rules once and returns a decider: pure, and the same answer for the same record. The default rules
 * come first, then `exclude`, then `include`, which overrides every drop.
 */
export function createDecider({ filter = {}, ownRoleArns = [] }: DeciderOptions = {}): Decider {
  const own = new Set(ownRoleArns);
  const { exclude, include } = compileFilter(filter);

  const decide = (record: CloudTrailRecord): Decision => {
    let decision = decideByDefault(record, own);
    if (decision.decision === "keep") {
      const rule = exclude.find(({ matches }) => matches(record));
      if (!rule) return decision;
      decision = { decision: "drop", reason: "excluded", rule: rule.id };
    }
    const rule = include.find(({ matches }) => matches(record));
    return rule ? { decision: "keep", reason: "included", rule: rule.id } : decision;
  };
  const decider: Decider = { decide, skipReads: include.length === 0 };
  byOutline.set(decider, exclude.length + include.length > 0 ? undefined : partsOf(own));
  return decider;
}

/** True when the decider looks at no more of a record than an `OutlinedRecord` has: one made here, and not wrapped. */
export function decidesByOutline(decider: Decider): boolean {
  return byOutline.has(decider);
}

/** The parts of a decider; undefined when its filter looks at both event and caller. */
export function decisionParts(decider: Decider): DecisionParts | undefined {
  return byOutline.get(decider);
}

const byOutline = new WeakMap<Decider, DecisionParts | undefined>();

function partsOf(ownRoleArns: ReadonlySet<string>): DecisionParts {
  return {
    byEvent: (record) => reasonOf(dropByEvent(record)),
    byCaller: (record) => (isOwnRole(record, ownRoleArns) ? reasonOf(OWN_ROLE) : undefined),
  };
}

function reasonOf(decision: Decision | undefined): DropReason | undefined {
  return decision?.decision === "drop" ? decision.reason : undefined;
}

const CHANGE: Decision = { decision: "keep", reason: "change", rule: "default" };
const OWN_ROLE: Decision = { decision: "drop", reason: "own-role", rule: "own-role" };
const DROPS = DEFAULT_RULES.map(({ id, drops }): Decision => ({ decision: "drop", reason: drops, rule: id }));

function decideByDefault(record: CloudTrailRecord, ownRoleArns: ReadonlySet<string>): Decision {
  return dropByEvent(record) ?? (isOwnRole(record, ownRoleArns) ? OWN_ROLE : CHANGE);
}

function dropByEvent(record: CloudTrailRecord): Decision | undefined {
  const facts = eventFacts(record);
  return DROPS[DEFAULT_RULES.findIndex((rule) => rule.matches(record, facts))];
}
