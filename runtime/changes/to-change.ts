import { OutlinedRecord } from "../cloudtrail/outlined-record";
import type { CloudTrailRecord } from "../cloudtrail/record";
import type { Change } from "./change";
import { normalise } from "./normalise";
import { mayRedactFields, redactFields, redactRecord } from "./redact";

/**
 * The change that a record is, normalised and redacted: the body of one call of BigPanda's Changes API. Pure: the
 * same record always gives the same bytes. Which records are changes is decided elsewhere.
 */
export function toChange(record: CloudTrailRecord): Change {
  if (!(record instanceof OutlinedRecord)) return changeOf(record);
  return changeByOutline(record) ?? changeOf(record.whole());
}

function changeOf(record: CloudTrailRecord): Change {
  const { change, suspicious } = normalise(redactFields(record), { original: record });
  return suspicious ? normalise(redactRecord(record), { original: record }).change : change;
}

/** Undefined when something in the record has to be redacted, or may have to be: for that it is needed whole. */
function changeByOutline(record: OutlinedRecord): Change | undefined {
  if (mayRedactFields(record)) return undefined;
  const { change, suspicious } = normalise(record);
  return suspicious ? undefined : change;
}
