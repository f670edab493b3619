import type { Change } from "../../../runtime/changes/change";
import { redactRecord } from "../../../runtime/changes/redact";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { ChangeRow } from "../api";
import { resourcesOf } from "./resources";

/** A change as a line of the feed, and the texts by which it is found, in lower case. */
export interface FoundRow {
  row: ChangeRow;
  actorText: string;
  text: string;
  ticketUrl: string | undefined;
}

/** Characters of a change that a search looks at. */
const SEARCHED = 8_192;

export function rowOf(
  record: CloudTrailRecord,
  change: Change,
  { seq, reason }: Pick<ChangeRow, "seq" | "reason">,
): FoundRow {
  const { tags } = change;
  const actor = { name: tags.user_name ?? "unknown", type: tags.user_type ?? "Unknown" };
  const resources = resourcesOf(redactRecord(record));
  const texts = [change.summary, change.identifier, ...Object.values(tags), ...resources];
  return {
    row: {
      seq,
      time: change.start * 1_000,
      name: change.summary,
      source: shortSource(tags.event_source ?? ""),
      actor,
      account: tags.account_id ?? "",
      region: tags.region ?? "",
      origin: tags.change_origin ?? "",
      class: tags.change_class ?? "",
      resources,
      reason,
      delivery: "queued",
    },
    actorText: `${actor.name}\n${tags.user_arn ?? ""}`.toLowerCase(),
    text: texts.join("\n").slice(0, SEARCHED).toLowerCase(),
    ticketUrl: change.ticket_url?.startsWith("https://") ? change.ticket_url : undefined,
  };
}

export function shortSource(source: string): string {
  return source.replace(/\.amazonaws\.com$/, "");
}
