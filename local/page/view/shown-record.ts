import { redactRecord } from "../../../runtime/changes/redact";
import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import type { ShownRecord } from "../api";

type Path = ShownRecord["redactions"][number];

/** A record as it may leave the server: redacted whole, with the places at which it differs from the original. */
export function shownRecord(
  record: CloudTrailRecord,
  place: Pick<ShownRecord, "bucket" | "key" | "index">,
): ShownRecord {
  const json = redactRecord(record);
  const { bucket, key, index } = place;
  return { json, redactions: differences(record, json), bucket, key, index };
}

function differences(before: unknown, after: unknown): Path[] {
  const paths: Path[] = [];
  const compare = (a: unknown, b: unknown, path: Path) => {
    if (Object.is(a, b)) return;
    if (!isFields(a) || !isFields(b) || !haveSameKeys(a, b)) return void paths.push(path);
    // A list's keys are its places.
    for (const key of Object.keys(a))
      compare(a[key], b[key], [...path, Array.isArray(a) ? Number(key) : key]);
  };
  compare(before, after, []);
  return paths;
}

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** A key can be a secret itself; then the object that holds it differs as a whole. */
function haveSameKeys(a: Fields, b: Fields): boolean {
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key));
}
