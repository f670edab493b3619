import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { REDACTED } from "../../../runtime/changes/redaction-mark";

/** Most resources of one record that are told. */
const MOST = 12;
const DEEPEST = 8;
const LONGEST = 300;

/**
 * What a record is about: ARNs, ids and names, the most telling first: the record's own list of resources, ARNs of
 * the request, ids and names of the request, then what the answer added. To be given a redacted record.
 */
export function resourcesOf(record: CloudTrailRecord): string[] {
  const found = new Set<string>();
  const listed = named(record.resources);
  const asked = named(record.requestParameters);
  const answered = named(record.responseElements);
  for (const value of [...listed, ...asked.filter(isArn), ...asked, ...answered]) {
    if (found.size >= MOST) break;
    found.add(value);
  }
  return [...found];
}

/** Values that name something, in their order. */
function named(value: unknown): string[] {
  const values: string[] = [];
  const walk = (part: unknown, key: string, depth: number, within = "") => {
    if (values.length >= 10 * MOST || depth > DEEPEST) return;
    if (typeof part === "string") {
      if ((isArn(part) || isNaming(key, within)) && isName(part)) values.push(part);
    } else if (Array.isArray(part)) {
      for (const element of part) walk(element, key, depth + 1, within);
    } else if (typeof part === "object" && part !== null) {
      for (const [name, field] of Object.entries(part)) walk(field, name, depth + 1, key);
    }
  };
  walk(value, "", 0);
  return values;
}

/** The name of a state (`{"instanceState": {"name": "pending"}}`) is no resource's. */
function isNaming(key: string, within: string): boolean {
  return NAMING_KEY.test(key) && !OTHER_KEY.test(key) && !(key === "name" && /state$/i.test(within));
}

const NAMING_KEY =
  /(?:Id|ID|Ids|Arn|ARN|Arns|Name|Names|Identifier|Identifiers)$|^(?:arn|bucket|cluster|id|name|service)$/;

/** Keys that end so and name no resource. */
const OTHER_KEY =
  /^(?:account|accountId|availabilityZoneId|clientId|metricName|owner|ownerId|recipientAccountId|requestId|requestID|reservationId|requesterId|versionId)$|Token$/;

function isArn(text: string): boolean {
  return text.startsWith("arn:");
}

/** A number of twelve digits is an account. */
function isName(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST || text.includes(REDACTED)) return false;
  return !/\s|^\d{12}$/.test(text);
}
