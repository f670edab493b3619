import { gzipSync } from "node:zlib";
import { createProcessor } from "../../../runtime/processing/processor";
import { systemClock } from "../../../runtime/support/clock";
import { createLog } from "../../../runtime/support/log";
import { createMetrics } from "../../../runtime/support/metrics";
import { eventOf, keyOf, messageOf, s3Notice, trailOf } from "../../support/processing/fixtures";
import { RecordMaker } from "../records";
import { median } from "../measure";
import type { ProcessorCost } from "./measured";

const FILES = 500;
const RECORDS = 40;
const READS = 80;
const RUNS = 7;
const URL = "https://sqs.eu-west-1.amazonaws.com/999988887777/trails";

/** Small files, one a notice, five notices an invocation. */
export async function processorCost(): Promise<ProcessorCost> {
  const maker = new RecordMaker(READS);
  const files = new Map<string, Buffer>();
  for (let file = 0; file < FILES; file++) {
    const records = Array.from({ length: RECORDS }, (_, index) => maker.next(file * RECORDS + index));
    files.set(keyOf(String(file)), gzipSync(JSON.stringify({ Records: records })));
  }
  const written = { log: 0, metrics: 0, changes: 0 };
  const count = (kind: "log" | "metrics") => (line: string) => void (written[kind] += line.length + 1);
  const processor = createProcessor(
    {
      objects: {
        open: async ({ key }) => {
          const content = files.get(key) ?? Buffer.alloc(0);
          return { body: once(content), contentLength: content.length };
        },
      },
      trails: { find: async () => trailOf() },
      queue: {
        sendBatch: async (_url, messages) => {
          written.changes += messages.length;
          return [];
        },
        changeVisibility: async () => undefined,
      },
      clock: systemClock,
      log: createLog({ service: "processor", write: count("log") }),
      metrics: createMetrics({ service: "processor", write: count("metrics") }),
    },
    { noticeQueueUrl: URL, parkedNoticeQueueUrl: URL },
  );

  const micros: number[] = [];
  const keys = [...files.keys()];
  for (let run = 0; run < RUNS + 2; run++) {
    written.log = written.metrics = written.changes = 0;
    const before = process.cpuUsage();
    for (let at = 0; at < FILES; at += 5) {
      const messages = keys.slice(at, at + 5).map((key) => messageOf(s3Notice(key), { id: key }));
      await processor.handle(eventOf(...messages), { remainingMs: () => 300_000 });
    }
    const { user, system } = process.cpuUsage(before);
    if (run >= 2) micros.push(user + system);
  }
  return {
    recordsPerFile: RECORDS,
    readsPercent: READS,
    changesPerFile: written.changes / FILES,
    cpuMicrosPerFile: median(micros) / FILES,
    logBytesPerFile: written.log / FILES,
    logBytesPerInvocation: written.metrics / (FILES / 5),
  };
}

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
