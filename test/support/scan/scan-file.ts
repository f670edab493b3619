import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import {
  type ScanAccount,
  type ScannedRecord,
  type ScanOptions,
  scanTrailFile,
} from "../../../runtime/cloudtrail/trail-file";

export interface Scan {
  records: CloudTrailRecord[];
  indexes: number[];
  account: ScanAccount;
}

/** Reads a whole file that lies in memory, in pieces of `size` bytes. */
export async function scanFile(
  content: Buffer | string,
  options: ScanOptions & { size?: number } = {},
): Promise<Scan> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const scan = scanTrailFile(() => inPieces(bytes, options.size ?? 64 * 1024), options);
  const found: ScannedRecord[] = [];
  for await (const batch of scan) found.push(...batch);
  return {
    records: found.map(({ record }) => record),
    indexes: found.map(({ index }) => index),
    account: scan.account,
  };
}

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A made-up record; `fields` come last. */
export function record(n: number, fields: Record<string, unknown> = {}): CloudTrailRecord {
  return {
    eventVersion: "1.08",
    userIdentity: { type: "IAMUser", accountId: "111122223333", userName: "alice" },
    eventTime: "2024-05-01T12:00:00Z",
    eventSource: "ec2.amazonaws.com",
    eventName: "CreateTags",
    requestParameters: { resourcesSet: { items: [{ resourceId: `i-${n}` }] } },
    eventID: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    readOnly: false,
    ...fields,
  };
}

export function fileOf(records: unknown[]): string {
  return JSON.stringify({ Records: records });
}
