import type { SQSBatchResponse, SQSRecord } from "aws-lambda";
import { createProcessor, type ProcessorOptions } from "../../../runtime/processing/processor";
import type { QueuedChange } from "../../../runtime/queued-change";
import { CHANGE_QUEUE, eventOf, messageOf, NOTICE_QUEUE, PARKED_QUEUE } from "./fixtures";
import { createStubPorts, type LogLine } from "./stub-ports";

/** A processor over stub ports, and what can be seen of its work. */
export function setUpProcessor(options: Partial<ProcessorOptions> = {}) {
  const ports = createStubPorts();
  const processor = createProcessor(ports, {
    noticeQueueUrl: NOTICE_QUEUE,
    parkedNoticeQueueUrl: PARKED_QUEUE,
    random: () => 0.5,
    ...options,
  });
  const handle = (...records: SQSRecord[]): Promise<SQSBatchResponse> =>
    processor.handle(eventOf(...records), { remainingMs: () => 300_000 });

  return {
    ...ports,
    processor,
    handle,
    /** Handles one message with this body. */
    handleBody: (body: string, more: Parameters<typeof messageOf>[1] = {}) => handle(messageOf(body, more)),
    /** Identifiers of the changes handed on, in order. */
    identifiers: (): string[] =>
      ports.queue
        .accepted(CHANGE_QUEUE)
        .map(({ body }) => (JSON.parse(body) as QueuedChange).change.identifier),
    parked: () => ports.queue.accepted(PARKED_QUEUE),
    lineOf: (message: string): LogLine | undefined =>
      ports.lines.find((line) => line.message.startsWith(message)),
  };
}

/** What a handler answers when every message is done. */
export const allDone: SQSBatchResponse = { batchItemFailures: [] };

export function returned(...ids: string[]): SQSBatchResponse {
  return { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) };
}
