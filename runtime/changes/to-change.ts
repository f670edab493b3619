import type { CloudTrailRecord } from "../cloudtrail/record";
import type { Change } from "./change";
import { normalise } from "./normalise";
import { redactFields, redactRecord } from "./redact";

/**
 * The change that a record is, normalised and redacted: the body of one call of BigPanda's Changes API. Pure: the
 * same record always gives the same bytes. Which records are changes is decided elsewhere.
 */
export function toChange(record: CloudTrailRecord): Change {
  const { change, suspicious } = normalise(redactFields(record), { original: record });
  return suspicious ? normalise(redactRecord(record), { original: record }).change : change;
}
