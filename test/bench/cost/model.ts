import measuredJson from "./measured.json";
import type { Values } from "./assumptions";
import type { Measured, ScanCost } from "./measured";
import { dollarsOf } from "./prices";

export const measured: Measured = measuredJson;

/** Memory of the functions, in MB, and how much of a core that is: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
export const PROCESSOR_MB = 1_769;
export const PUBLISHER_MB = 512;
const ONE_CORE_MB = 1_769;

/** Dollars by component. */
export type Bill = Record<string, number>;

/** What one file takes. */
export interface FileWork {
  records: number;
  changes: number;
  sends: number;
  cpuMs: number;
  /** Milliseconds of an invocation that one file costs, with others beside it. */
  wallMs: number;
}

export function scanOf(readsPercent: number): ScanCost {
  const scan = measured.scans.find((one) => one.readsPercent === readsPercent);
  if (scan === undefined) throw new Error(`${String(readsPercent)} % reads were not measured.`);
  return scan;
}

/** CPU of a file of no records: opening, unzipping, the account of it. */
function cpuMicrosOfAFile(): number {
  const { cpuMicrosPerFile, recordsPerFile, readsPercent } = measured.processor;
  return Math.max(0, cpuMicrosPerFile - recordsPerFile * scanOf(readsPercent).cpuMicrosPerRecord);
}

export function fileWork(v: Values): FileWork {
  const scan = scanOf(v.readsPercent);
  const records = v.recordsPerFile;
  const changes = (records * scan.changesPercent) / 100;
  // A file with less than one change on average sends in that part of the cases.
  const sends = changes < 1 ? changes : Math.ceil(changes / 10);
  const ownMicros = cpuMicrosOfAFile() + records * scan.cpuMicrosPerRecord;
  const cpuMs = (ownMicros / 1_000) * v.slower + (1 + sends) * v.callCpuMs;
  // Two files are read side by side: they wait together, and share the core.
  const waits = (v.s3Ms + sends * v.sqsMs) / Math.min(2, v.noticesPerInvocation);
  return { records, changes, sends, cpuMs, wallMs: cpuMs + waits };
}

/** From a notice to changes in their queue. `customer`: what the account of the reader role pays. */
export function billOfAFile(v: Values): Bill {
  const { wallMs, sends, changes } = fileWork(v);
  const each = 1 / v.noticesPerInvocation;
  const { logBytesPerFile, logBytesPerInvocation } = measured.processor;
  return {
    "Lambda duration": dollarsOf("lambdaGbSecond", (wallMs / 1_000) * (PROCESSOR_MB / 1_024)),
    "Lambda requests": dollarsOf("lambdaRequest", each),
    "SQS, notices": dollarsOf("sqsStandard", 1 + 2 * each),
    "SQS, changes sent": dollarsOf("sqsFifo", sends),
    "CloudWatch Logs": dollarsOf("logs", logBytesPerFile + (logBytesPerInvocation + v.platformBytes) * each),
    "Between regions, for a bucket elsewhere": dollarsOf(
      "interRegion",
      changes * scanOf(v.readsPercent).changeBytes,
    ),
    "Customer: S3 GET": dollarsOf("s3Get", 1),
    "Customer: KMS": dollarsOf("kmsRequest", 1),
  };
}

/** Milliseconds of an invocation that one change costs. */
export function changeWallMs(v: Values, changesPerMinute = 360): number {
  const share = PUBLISHER_MB / ONE_CORE_MB;
  const cpuMs = ((measured.publisher.cpuMicrosPerChange / 1_000) * v.slower + 3 * v.callCpuMs) / share;
  const slotMs = 61_000 / changesPerMinute;
  const reads = (3 * v.dynamoMs) / v.changesPerInvocation;
  return Math.max(slotMs, v.postMs + 2 * v.dynamoMs + cpuMs) + reads;
}

/** Capacity units of what an invocation reads: two items, and up to 170 counters of less than 100 bytes. */
const READ_UNITS = 2 + Math.ceil((170 * 100) / 4_096);

/** From the change queue to the destination. */
export function billOfAChange(v: Values): Bill {
  const each = 1 / v.changesPerInvocation;
  const { changeBytes } = scanOf(v.readsPercent);
  return {
    "Lambda duration": dollarsOf("lambdaGbSecond", (changeWallMs(v) / 1_000) * (PUBLISHER_MB / 1_024)),
    "Lambda requests": dollarsOf("lambdaRequest", each),
    "SQS, changes received": dollarsOf("sqsFifo", 2 * each),
    "DynamoDB writes": dollarsOf("dynamoWrite", 2),
    "DynamoDB reads": dollarsOf("dynamoRead", READ_UNITS * each),
    "CloudWatch Logs": dollarsOf("logs", (measured.publisher.logBytesPerInvocation + v.platformBytes) * each),
    "To the internet": dollarsOf("internet", changeBytes + v.headerBytes),
  };
}

export function totalOf(bill: Bill, which: (component: string) => boolean = () => true): number {
  return Object.entries(bill).reduce(
    (sum, [component, dollars]) => sum + (which(component) ? dollars : 0),
    0,
  );
}

export const isOurs = (component: string) => !component.startsWith("Customer");
