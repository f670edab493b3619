import { OutlinedRecord } from "../cloudtrail/outlined-record";
import type { CloudTrailRecord } from "../cloudtrail/record";
import { outlinedBody } from "./outlined-body";
import { toChange } from "./to-change";

/** A change as it is sent. */
export interface ChangeBody {
  identifier: string;
  /** The change as JSON: the body of one call of BigPanda's Changes API. */
  json: string;
}

/** The body of the change that a record is: the JSON of `toChange`, written without making the change first. */
export function changeBody(record: CloudTrailRecord): ChangeBody {
  const json = record instanceof OutlinedRecord ? outlinedBody(record) : undefined;
  if (json !== undefined) return { identifier: record.eventID!, json };
  const change = toChange(record);
  return { identifier: change.identifier, json: JSON.stringify(change) };
}
