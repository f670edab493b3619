import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Random } from "./back-off";
import { createBreaker } from "./breaker";
import { createCarryOut } from "./carry-out";
import type { NoticeMessage, ProcessingContext, ProcessorPorts } from "./context";
import { createDeciders } from "./deciders";
import { watchDeadline } from "./deadline";
import { endingOf } from "./ending";
import { faultOf, faultOfError } from "./fault";
import { handleNotice, type ObjectFault } from "./handle-notice";
import { inParallel } from "./in-parallel";
import { createLifetime } from "./lifetime";
import { createTries } from "./tries";

export interface ProcessorOptions {
  /** The trail queue, whose messages are given back with a wait. */
  noticeQueueUrl: string;
  /** Where notices are parked that no other try can help. */
  parkedNoticeQueueUrl: string;
  /** Roles of this installation, whose own calls are no changes. The reader role of a trail is added. */
  ownRoleArns?: string[];
  /** Lets a replay through the deduplication of the change queue. */
  runId?: string;
  /** Milliseconds that the trail queue keeps a message. Defaults to 4 days. */
  noticeRetentionMs?: number;
  /** Aborts when the process is to end: what is not done is returned. */
  stop?: AbortSignal;
  /** For the jitter. Defaults to `Math.random`. */
  random?: Random;
}

export interface Processor {
  /** Handles a batch of messages of the trail queue. Says which messages are not done, and never throws. */
  handle(event: SQSEvent, invocation: { remainingMs(): number }): Promise<SQSBatchResponse>;
}

/**
 * Files read side by side. Most are small and wait for the network, so a second one fills the gaps; each holds its
 * own buffers and the function has one core, so more would cost memory and win little.
 */
const FILES_AT_ONCE = 2;

/**
 * The processor: reads what the notices announce, and hands the changes on. A message is acknowledged only after
 * the change queue accepted every change of it, or after it was parked.
 */
export function createProcessor(ports: ProcessorPorts, options: ProcessorOptions): Processor {
  const { clock, log, metrics } = ports;
  const random = options.random ?? Math.random;
  const breaker = createBreaker(clock, random);
  const deciderOf = createDeciders(options.ownRoleArns ?? []);
  const context: ProcessingContext = { ...ports, breaker, random, deciderOf, runId: options.runId };
  const tries = createTries();
  const outlives = createLifetime(clock, options.noticeRetentionMs);
  const { noticeQueueUrl, parkedNoticeQueueUrl } = options;
  const carryOut = createCarryOut({ ...ports, noticeQueueUrl, parkedNoticeQueueUrl, tries, random });

  const isDone = async (record: SQSRecord, signal: AbortSignal): Promise<boolean> => {
    const message = messageOf(record);
    if (signal.aborted) return carryOut(record, message, { kind: "retry", seconds: 0, cause: notBegun });
    const faults = await handleNotice(message, context, signal).catch((error: unknown) => [
      { fault: faultOfError(error) },
    ]);
    const ending = endingOf(faults, {
      receives: message.receives,
      tries: tries.of(message.messageId, message.receives),
      outlives: (seconds) => outlives(record, seconds),
      breaker,
      random,
    });
    return carryOut(record, message, ending);
  };

  return {
    async handle(event, invocation) {
      const deadline = watchDeadline(clock, invocation.remainingMs(), options.stop);
      const returned: string[] = [];
      let oldest = 0;
      await inParallel(event.Records, FILES_AT_ONCE, async (record) => {
        if (await isDone(record, deadline.signal)) return;
        returned.push(record.messageId);
        oldest = Math.max(oldest, secondsSince(record.attributes.SentTimestamp, clock.now()));
      });
      deadline.release();
      metrics.add("Notices", event.Records.length);
      if (returned.length > 0) metrics.add("NoticeAge", oldest);
      metrics.flush();
      log.debug("Batch handled.", { notices: event.Records.length, returned: returned.length });
      return { batchItemFailures: returned.map((itemIdentifier) => ({ itemIdentifier })) };
    },
  };
}

const notBegun: ObjectFault = {
  fault: faultOf("not-begun", "The time of the invocation was up before the notice was begun."),
};

function messageOf(record: SQSRecord): NoticeMessage {
  const receives = Number.parseInt(record.attributes.ApproximateReceiveCount, 10);
  return { messageId: record.messageId, body: record.body, receives: receives >= 1 ? receives : 1 };
}

/** 0 for a message without a time. */
function secondsSince(timestamp: string, now: number): number {
  return Math.max(0, Math.floor((now - (Number(timestamp) || now)) / 1_000));
}
