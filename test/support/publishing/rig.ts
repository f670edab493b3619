import type { SQSEvent } from "aws-lambda";
import type { Change } from "../../../runtime/changes/change";
import type { LogFields } from "../../../runtime/ports/log";
import type { OutgoingMessage } from "../../../runtime/ports/queue";
import type { DestinationWithKeys } from "../../../runtime/ports/registry";
import { createMemoryState } from "../../../runtime/publishing/memory-state";
import { createPublisher, type PublisherPorts } from "../../../runtime/publishing/publisher";
import type { SendOutcome } from "../../../runtime/sinks/sink";
import { aChange, aDestination, queuedBody } from "./changes";
import { simulatedClock } from "./simulated-clock";

export const OK: SendOutcome = { kind: "accepted", status: 204 };
export const REFUSED: SendOutcome = { kind: "refused", status: 400, excerpt: "malformed" };
export const WRONG_KEY: SendOutcome = { kind: "unauthorised", status: 401, excerpt: "" };
export const BROKEN: SendOutcome = { kind: "retry", reason: "server-error", status: 500 };
export const THROTTLED: SendOutcome = { kind: "retry", reason: "throttled", status: 429 };

/** A publisher whose every port can be looked at, and replaced. */
export function publisherRig(replaced: Partial<PublisherPorts> = {}) {
  const clock = simulatedClock();
  const rig = {
    clock,
    state: createMemoryState(),
    destination: aDestination(),
    /** What the destination answers: to the change, or to all. */
    answer: (_change: Change, _keys: DestinationWithKeys): SendOutcome => OK,
    sent: [] as { identifier: string; at: number }[],
    parked: [] as OutgoingMessage[],
    visibility: new Map<string, number>(),
    registryReads: [] as boolean[],
    logged: [] as { level: string; message: string; fields: LogFields }[],
    metrics: new Map<string, number>(),
    remainingMs: () => 60_000,
    handle: (...messages: QueuedMessage[]) => handle(eventOf(messages, clock.now())),
    handleEvent: handle,
  };
  const log =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void rig.logged.push({ level, message, fields });
  const publisher = createPublisher(
    {
      destinations: {
        get: async (_name, { fresh = false } = {}) => {
          rig.registryReads.push(fresh);
          return rig.destination;
        },
      },
      state: rig.state,
      queue: {
        sendBatch: async (_url, messages) => {
          rig.parked.push(...messages);
          return [];
        },
        changeVisibility: async (_url, handle, seconds) => void rig.visibility.set(handle, seconds),
      },
      sinkFor: (destination) => ({
        send: async (change) => {
          rig.sent.push({ identifier: change.identifier, at: clock.now() });
          return rig.answer(change, destination);
        },
      }),
      clock,
      log: { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") },
      metrics: { add: (name, value) => void rig.metrics.set(name, value), flush: () => {} },
      random: () => 1,
      ...replaced,
    },
    { parkedQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/parked" },
  );
  /** Ids of the messages that stay in the queue. */
  async function handle(event: SQSEvent): Promise<string[]> {
    const response = await publisher.handle(event, { remainingMs: () => rig.remainingMs() });
    return response.batchItemFailures.map((failure) => failure.itemIdentifier);
  }
  return rig;
}

export interface QueuedMessage {
  id: string;
  /** Defaults to a change with the id as identifier. */
  body?: string;
  receives?: number;
  /** Age in milliseconds. */
  ageMs?: number;
}

export function eventOf(messages: QueuedMessage[], now: number): SQSEvent {
  return {
    Records: messages.map(({ id, body, receives = 1, ageMs = 0 }) => ({
      messageId: id,
      receiptHandle: id,
      body: body ?? queuedBody(aChange(id)),
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(now - ageMs),
        SenderId: "AROAEXAMPLE:processor",
        ApproximateFirstReceiveTimestamp: String(now - ageMs),
      },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:eu-west-1:111122223333:changes.fifo",
      awsRegion: "eu-west-1",
    })),
  };
}
