/** What the key of a trail file says: `<prefix>AWSLogs/[<organisation>/]<account>/CloudTrail/<region>/…/<file>`. */
export interface TrailKey {
  /** What stands before `AWSLogs/`: `""` or text that ends with `/`. */
  prefix: string;
  /** Of an organisation trail: `o-…`. */
  organizationId?: string;
  /** Account whose calls the file records, 12 digits. */
  accountId: string;
  region: string;
  fileName: string;
}

/**
 * Why a key is no trail file. digest, insight: CloudTrail's other files. other-cloudtrail: a further folder of
 * CloudTrail's, such as aggregated events. config, flow-logs, other-log: files of other services that share the
 * bucket. folder: a folder marker, whose last part is empty. not-a-log: no key of the `AWSLogs/` layout.
 */
export type OtherKeyCode =
  "digest" | "insight" | "other-cloudtrail" | "config" | "flow-logs" | "other-log" | "folder" | "not-a-log";

export type KeyReading = { kind: "trail-file"; key: TrailKey } | { kind: "other"; code: OtherKeyCode };

/**
 * Tells trail files from everything else that lies in a trail's bucket, by the exact path part `CloudTrail`.
 * The file's name decides nothing: whether it is gzip is seen from its first bytes.
 * Also reads the layout of Control Tower, `o-x/AWSLogs/o-x/<account>/…`, whose prefix is the organisation.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-find-log-files.html
 */
export function readTrailKey(key: string): KeyReading {
  if (key === "" || key.endsWith("/")) return { kind: "other", code: "folder" };
  const log = findLog(key);
  if (!log) return { kind: "other", code: "not-a-log" };
  const [service, region, ...rest] = log.path;
  if (service !== "CloudTrail") return { kind: "other", code: codeOfService(service ?? "") };
  const fileName = rest.at(-1);
  if (!region || !fileName) return { kind: "other", code: "not-a-log" };
  const { prefix, organizationId, accountId } = log;
  const organization = organizationId === undefined ? {} : { organizationId };
  return { kind: "trail-file", key: { prefix, ...organization, accountId, region, fileName } };
}

/** The trail file that a key names, or undefined when it names something else. */
export function parseTrailKey(key: string): TrailKey | undefined {
  const reading = readTrailKey(key);
  return reading.kind === "trail-file" ? reading.key : undefined;
}

interface LogKey {
  prefix: string;
  organizationId?: string;
  accountId: string;
  /** Parts after the account. */
  path: string[];
}

/**
 * The last `AWSLogs` that an account follows starts the layout: prefixes may contain folders of that name, and
 * even whole copied paths, but nothing that CloudTrail writes contains one below its region.
 */
function findLog(key: string): LogKey | undefined {
  const parts = key.split("/");
  for (
    let at = parts.lastIndexOf("AWSLogs");
    at >= 0;
    at = at > 0 ? parts.lastIndexOf("AWSLogs", at - 1) : -1
  ) {
    const organizationId = parts[at + 1]?.match(/^o-[a-z0-9]+$/)?.[0];
    const accountAt = organizationId === undefined ? at + 1 : at + 2;
    const accountId = parts[accountAt];
    if (!accountId || !/^\d{12}$/.test(accountId)) continue;
    const prefix = parts
      .slice(0, at)
      .map((part) => `${part}/`)
      .join("");
    return { prefix, organizationId, accountId, path: parts.slice(accountAt + 1) };
  }
  return undefined;
}

function codeOfService(service: string): OtherKeyCode {
  if (service === "CloudTrail-Digest") return "digest";
  if (service === "CloudTrail-Insight") return "insight";
  if (service.startsWith("CloudTrail")) return "other-cloudtrail";
  if (service === "Config") return "config";
  if (service === "vpcflowlogs") return "flow-logs";
  return "other-log";
}
