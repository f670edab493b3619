import type { Change } from "../../../runtime/changes/change";
import { createMemoryState } from "../../../runtime/publishing/memory-state";
import { createPublisher } from "../../../runtime/publishing/publisher";
import { createLog } from "../../../runtime/support/log";
import { createMetrics } from "../../../runtime/support/metrics";
import { eventOf, messageOf } from "../../support/processing/fixtures";
import { aDestination, queuedBody } from "../../support/publishing/changes";
import { median } from "../measure";
import type { PublisherCost } from "./measured";

const RUNS = 7;
const BATCH = 10;

/** Full batches to a destination that accepts at once. Time is made up, so that the pace costs no waiting. */
export async function publisherCost(changes: Change[]): Promise<PublisherCost> {
  let now = 1_800_000_000_000;
  let written = 0;
  const write = (line: string) => void (written += line.length + 1);
  const destination = aDestination({ changesPerWeek: 10_000_000 });
  const publisher = createPublisher(
    {
      destinations: { get: async () => destination },
      state: createMemoryState(),
      queue: { sendBatch: async () => [], changeVisibility: async () => undefined },
      sinkFor: () => ({
        send: async (change) => (JSON.stringify(change) === "" ? never() : { kind: "accepted", status: 204 }),
      }),
      clock: { now: () => now, sleep: async (milliseconds) => void (now += milliseconds) },
      log: createLog({ service: "publisher", write }),
      metrics: createMetrics({ service: "publisher", write }),
    },
    { parkedQueueUrl: "https://sqs.eu-west-1.amazonaws.com/999988887777/parked" },
  );

  const micros: number[] = [];
  for (let run = 0; run < RUNS + 2; run++) {
    written = 0;
    const before = process.cpuUsage();
    for (let at = 0; at < changes.length; at += BATCH) {
      const batch = changes.slice(at, at + BATCH);
      const messages = batch.map((change) => messageOf(queuedBody(change), { id: change.identifier }));
      const { batchItemFailures } = await publisher.handle(eventOf(...messages), {
        remainingMs: () => 60_000,
      });
      if (batchItemFailures.length > 0) throw new Error("a change was not published");
    }
    const { user, system } = process.cpuUsage(before);
    if (run >= 2) micros.push(user + system);
  }
  const invocations = changes.length / BATCH;
  return {
    batch: BATCH,
    cpuMicrosPerChange: median(micros) / changes.length,
    logBytesPerInvocation: written / invocations,
  };
}

function never(): never {
  throw new Error("a change has no body");
}
