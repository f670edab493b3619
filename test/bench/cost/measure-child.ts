// Runs the real code over generated files in one warm process, without network, and prints what it costs in CPU.
import { gzipSync } from "node:zlib";
import { createDecider } from "../../../runtime/changes/decide";
import type { Change } from "../../../runtime/changes/change";
import { readBodies } from "../../../runtime/trail-file-changes";
import { RecordMaker } from "../records";
import { median } from "../measure";
import { processorCost } from "./measure-processor";
import { publisherCost } from "./measure-publisher";
import type { Measured, ScanCost } from "./measured";

const MEGABYTES = 20;
const RUNS = 7;

async function main(): Promise<void> {
  const scans: ScanCost[] = [];
  let changes: Change[] = [];
  for (const reads of [50, 80, 95]) {
    const scan = await scanCost(reads);
    scans.push(scan.cost);
    if (reads === 80) changes = scan.changes;
  }
  const measured: Pick<Measured, "scans" | "processor" | "publisher"> = {
    scans,
    processor: await processorCost(),
    publisher: await publisherCost(changes.slice(0, 2_000)),
  };
  process.stdout.write(JSON.stringify(measured));
}

/** From the bytes of one big file to bodies of changes, as the processor goes it. */
async function scanCost(reads: number): Promise<{ cost: ScanCost; changes: Change[] }> {
  const maker = new RecordMaker(reads);
  const texts: string[] = [];
  for (let bytes = 0; bytes < MEGABYTES * 1e6; bytes += texts.at(-1)?.length ?? 0)
    texts.push(JSON.stringify(maker.next(texts.length)));
  const file = gzipSync(`{"Records":[${texts.join(",")}]}`);

  const seconds: number[] = [];
  let bodies: string[] = [];
  let bytes = 0;
  for (let run = 0; run < RUNS + 2; run++) {
    bodies = [];
    const scan = readBodies(() => pieces(file), { decider: createDecider() });
    const before = process.cpuUsage();
    for await (const batch of scan) for (const { json } of batch) bodies.push(json);
    const { user, system } = process.cpuUsage(before);
    // The first two runs warm the compiler.
    if (run >= 2) seconds.push((user + system) / 1e6);
    bytes = scan.account.bytes;
  }
  const cost: ScanCost = {
    readsPercent: reads,
    recordBytes: bytes / texts.length,
    compressedRecordBytes: file.length / texts.length,
    changesPercent: (100 * bodies.length) / texts.length,
    changeBytes: bodies.reduce((sum, { length }) => sum + length, 0) / bodies.length,
    cpuMicrosPerRecord: (median(seconds) * 1e6) / texts.length,
  };
  return { cost, changes: bodies.map((json) => JSON.parse(json) as Change) };
}

async function* pieces(file: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 64 * 1024) yield file.subarray(at, at + 64 * 1024);
}

void main();
