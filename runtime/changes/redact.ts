import type { CloudTrailRecord } from "../cloudtrail/record";
export function redactFields(record: CloudTrailRecord): CloudTrailRecord {
  return record;
}
export function redactRecord(record: CloudTrailRecord): CloudTrailRecord {
  return record;
}
