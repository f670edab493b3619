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
  // For that it is needed whole: fields of more than its outline may have to be redacted.
  if (mayRedactFields(record)) return changeOf(record.whole());
  const { change, suspicious } = normalise(record);
  return suspicious ? redacted(record.whole()) : change;
}

function changeOf(record: CloudTrailRecord): Change {
  const { change, suspicious } = normalise(redactFields(record), { original: record });
  return suspicious ? redacted(record) : change;
}

function redacted(record: CloudTrailRecord): Change {
  return normalise(redactRecord(record), { original: record }).change;
}
