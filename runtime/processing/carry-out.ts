import type { SQSRecord } from "aws-lambda";
import type { Log } from "../ports/log";
import type { Metrics } from "../ports/metrics";
import type { MessageQueue } from "../ports/queue";
import { retryWait, type Random } from "./back-off";
import type { NoticeMessage } from "./context";
import type { Ending } from "./ending";
import { park } from "./parking";
import type { Tries } from "./tries";

export interface CarryOutOptions {
  queue: MessageQueue;
  noticeQueueUrl: string;
  parkedNoticeQueueUrl: string;
  tries: Tries;
  random: Random;
  log: Log;
  metrics: Metrics;
}

/** Carries out what was decided about a message; true when the message is done. Never throws. */
export type CarryOut = (record: SQSRecord, message: NoticeMessage, ending: Ending) => Promise<boolean>;

export function createCarryOut(options: CarryOutOptions): CarryOut {
  const { queue, noticeQueueUrl, parkedNoticeQueueUrl, tries, random, log, metrics } = options;

  return async (record, message, ending) => {
    if (ending.kind === "acknowledge") return true;
    const { fault, trail } = ending.cause;
    const facts = {
      code: fault.code,
      reason: fault.message,
      trail,
      messageId: message.messageId,
      attempt: message.receives,
    };
    if (ending.kind === "retry") {
      if (fault.class !== "three-tries") tries.excuse(message.messageId);
      metrics.add("NoticesRetried", 1);
      log.warn("Notice given back.", { ...facts, seconds: ending.seconds });
      await giveBack(record, ending.seconds);
      return false;
    }
    try {
      await park(queue, parkedNoticeQueueUrl, record, ending.cause);
    } catch (error) {
      log.error("Notice could not be parked; given back.", { ...facts, error: nameOf(error) });
      await giveBack(record, retryWait(message.receives, random));
      return false;
    }
    metrics.add("NoticesParked", 1);
    log.error("Notice parked.", facts);
    return true;
  };

  /** Without this the message would only come back after the visibility timeout of its queue. */
  async function giveBack(record: SQSRecord, seconds: number): Promise<void> {
    const { messageId, receiptHandle } = record;
    try {
      await queue.changeVisibility(queueUrlOf(record, noticeQueueUrl), receiptHandle, seconds);
    } catch (error) {
      log.warn("The wait of a notice could not be set.", { messageId, error: nameOf(error) });
    }
  }
}

/** A processor may have several trail queues, side by side in one account and region: they differ in their name only. */
function queueUrlOf({ eventSourceARN }: SQSRecord, noticeQueueUrl: string): string {
  const queueName = eventSourceARN.split(":").at(-1) ?? "";
  return noticeQueueUrl.replace(/[^/]*$/, queueName);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
