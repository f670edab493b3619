import type { FilterRule } from "../../../contract/filter";
import { eventWords } from "../../../runtime/changes/event-words";
import { redactRecord } from "../../../runtime/changes/redact";
import { REDACTED } from "../../../runtime/changes/redaction-mark";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { RuleChoice } from "../api";
import { shortSource } from "./row";

/** Rules of the filter that match a record, the widest first. Empty when the record says too little of itself. */
export function ruleChoices(original: CloudTrailRecord): RuleChoice[] {
  const record = redactRecord(original);
  const source = pattern(shortSource(text(record.eventSource)));
  const name = pattern(eventWords(record).name);
  if (source === undefined || name === undefined) return [];
  const event: FilterRule = { source, name };
  const call = `${name} of ${source}`;
  const account = /^\d{12}$/.exec(text(record.recipientAccountId))?.[0];
  const principal = principalOf(record);
  const region = pattern(text(record.awsRegion));
  const choices: (RuleChoice | undefined)[] = [
    { label: `Every ${call}`, rule: event },
    choice(`Only in account ${account}`, event, { account }),
    choice(`Only in region ${region}`, event, { region }),
    choice(`Only by ${principal}`, event, { principal }),
    choice(`Only by ${principal}, in account ${account}`, event, { principal, account }),
  ];
  return choices.filter((one) => one !== undefined);
}

/** Undefined when one of the conditions is not there. */
function choice(label: string, event: FilterRule, more: Partial<FilterRule>): RuleChoice | undefined {
  if (Object.values(more).some((value) => value === undefined)) return undefined;
  return { label, rule: { ...event, ...more } };
}

/** The role behind a session, so that the rule holds for its next session too. */
function principalOf({ userIdentity }: CloudTrailRecord): string | undefined {
  const issuer = userIdentity?.sessionContext?.sessionIssuer;
  const { arn, invokedBy } = userIdentity ?? {};
  return [issuer?.arn, arn, invokedBy]
    .map((value) => pattern(text(value)))
    .find((value) => value !== undefined);
}

/** A text that matches itself alone: `*` would stand for anything, and a redacted one for nothing. */
function pattern(value: string): string | undefined {
  const unusable = value === "" || value.length > 512 || value.includes("*") || value.includes(REDACTED);
  return unusable ? undefined : value;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
